import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';

/** What floats over the page runs as the page does, and not as the browser's own language would. */
export function PageLocale({ children }: { readonly children: ReactNode }) {
  return <I18nProvider locale={document.documentElement.lang}>{children}</I18nProvider>;
}
