import type { ReactNode } from 'react';

import styles from './figure-table.module.css';

export interface FigureTableProps {
  /** What it is a table of, for whoever does not see the picture. */
  readonly caption: string;
  readonly heads: readonly string[];
  /** The rows of its body. */
  readonly children: ReactNode;
  /** Below the table. */
  readonly note?: ReactNode;
}

/** What a chart shows, as a table that scrolls in its place. */
export function FigureTable({ caption, heads, children, note }: FigureTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reached by keyboard
    <section className={styles['scroll']} tabIndex={0} aria-label={caption}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {note}
    </section>
  );
}
