import { useTranslation } from 'react-i18next';

import type { AppShell } from '../platform/app-shell.ts';
import { useReadable } from '../session/use-readable.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Offers a newer version of the app. It is never taken while a change is in this page only. */
export function UpdateNotice({ shell }: { readonly shell: AppShell }) {
  const { t } = useTranslation();
  const state = useReadable(shell.state);
  if (state.kind !== 'update-waiting') return null;
  return (
    <Notice kind="note" actions={<Button onClick={() => void state.apply()}>{t('app.updateNow')}</Button>}>
      {t('app.updateReady')}
    </Notice>
  );
}
