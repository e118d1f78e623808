import { useEffect } from 'react';

import { DesignParts } from './design-parts.tsx';

import styles from './design.module.css';

export interface DesignPageProps {
  /** Both beside each other where none is named. */
  readonly theme: string | undefined;
}

const THEMES = ['light', 'dark'] as const;

/** Every part of the interface in both themes. For development: a build holds nothing of it. */
export function DesignPage({ theme }: DesignPageProps) {
  if (theme === 'light' || theme === 'dark') return <Themed theme={theme} />;
  return (
    <main className={styles['both']} id="content" tabIndex={-1}>
      <title>Parts · Holdfast</title>
      {THEMES.map((each) => (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- pages of our own, on the developer's machine
        <iframe key={each} className={styles['frame']} title={each} src={`/design/${each}`} />
      ))}
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
