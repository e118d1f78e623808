import { type ReactNode, useId, useRef } from 'react';

import { useIsScrollable } from './use-is-scrollable.ts';

import styles from './versions.module.css';

interface VersionPart {
  readonly text: string;
  /** It stands on this side only. */
  readonly isOwn: boolean;
}

export interface VersionProps {
  readonly label: string;
  readonly parts: readonly VersionPart[];
  /** What is said of a side without words. */
  readonly nothing: string;
}

/** Two versions of a text, side by side where there is room. */
export function Versions({ children }: { readonly children: ReactNode }) {
  return <div className={styles['versions']}>{children}</div>;
}

/** One side, with the words marked that only it has. */
export function Version({ label, parts, nothing }: VersionProps) {
  const labelId = useId();
  const words = useRef<HTMLParagraphElement>(null);
  const isScrollable = useIsScrollable(words);
  const isEmpty = parts.every(({ text }) => text.trim() === '');
  return (
    <div className={styles['version']}>
      <p className={styles['label']} id={labelId}>
        <bdi>{label}</bdi>
      </p>
      <p
        ref={words}
        className={styles['words']}
        // A number has no direction, and stands where the label above it does.
        dir={parts.some(({ text }) => /\p{L}/u.test(text)) ? 'auto' : undefined}
        {...(isScrollable ? { tabIndex: 0, role: 'group', 'aria-labelledby': labelId } : {})}
      >
        {isEmpty && <em className={styles['nothing']}>{nothing}</em>}
        {!isEmpty &&
          parts.map(({ text, isOwn }, index) =>
            isOwn ? (
              // oxlint-disable-next-line react/no-array-index-key -- parts of a version never change
              <mark key={index} className={styles['own']}>
                {text}
              </mark>
            ) : (
              text
            ),
          )}
      </p>
    </div>
  );
}
