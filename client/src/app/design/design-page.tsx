import { useEffect } from 'react';

import { classNames } from '../../ui/class-names.ts';
import { DesignParts } from './design-parts.tsx';

import styles from './design.module.css';

export interface DesignPageProps {
  /** Both beside each other, on a wide screen and on a phone, where none is named. */
  readonly theme: string | undefined;
}

const THEMES = ['light', 'dark'] as const;
/** On a phone what opens comes from below, as a sheet. */
const SCREENS = ['wide', 'phone'] as const;

/** Every part of the interface in both themes. For development: a build holds nothing of it. */
export function DesignPage({ theme }: DesignPageProps) {
  if (theme === 'light' || theme === 'dark') return <Themed theme={theme} />;
  return (
    <main className={styles['both']} id="content" tabIndex={-1}>
      <title>Parts · Holdfast</title>
      {SCREENS.flatMap((screen) =>
        THEMES.map((each) => (
          // oxlint-disable-next-line react/iframe-missing-sandbox -- pages of our own, on the developer's machine
          <iframe
            key={screen + each}
            className={classNames(styles['frame'], styles[screen])}
            title={`${each}, ${screen}`}
            src={`/design/${each}`}
          />
        )),
      )}
    </main>
  );
}

function Themed({ theme }: { readonly theme: 'light' | 'dark' }) {
  useEffect(() => {
    document.documentElement.classList.toggle('dark', theme === 'dark');
  }, [theme]);
  return (
    <main className={styles['page']} id="content" tabIndex={-1}>
      <title>Parts · Holdfast</title>
      <h1>Parts, {theme}</h1>
      <DesignParts />
    </main>
  );
}
