import type { ReactNode } from 'react';

import styles from './design.module.css';

/** One part, or a few that belong together, under its name. */
export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']} aria-label={name}>
      <h2 className={styles['name']}>{name}</h2>
      {children}
    </section>
  );
}
