import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

import { useIsScrollable } from './use-is-scrollable.ts';

import styles from './versions.module.css';

/** About a line above the words that one looks for, in px. */
const MARGIN = 32;

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

/** One side, with the words marked that only it has; of a long one the first of these are in sight. */
export function Version({ label, parts, nothing }: VersionProps) {
  const labelId = useId();
  const words = useRef<HTMLParagraphElement>(null);
  const isScrollable = useIsScrollable(words);
  useLayoutEffect(() => {
    const [box, mark] = [words.current, words.current?.querySelector('mark')];
    if (box && mark) box.scrollTop = mark.offsetTop - box.offsetTop - MARGIN;
  }, []);
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
