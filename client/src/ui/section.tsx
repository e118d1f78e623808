import type { ReactNode } from 'react';

import styles from './section.module.css';

export interface SectionProps {
  /** Where links of the page lead. */
  readonly id: string;
  readonly heading: string;
  /** One sentence on what belongs here; it comes with what it is about. */
  readonly guidance?: string;
  readonly children?: ReactNode;
}

/** A chapter's part of the sheet. */
export function Section({ id, heading, guidance, children }: SectionProps) {
  return (
    <section className={styles['section']} id={id} aria-labelledby={`${id}-heading`}>
      <header className={styles['header']}>
        <h2 className={styles['heading']} id={`${id}-heading`} tabIndex={-1}>
          {heading}
        </h2>
        {guidance !== undefined && <p className={styles['guidance']}>{guidance}</p>}
      </header>
      {children}
    </section>
  );
}
