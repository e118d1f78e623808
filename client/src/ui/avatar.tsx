import { personColour } from './person-colour.ts';

import styles from './avatar.module.css';

export interface AvatarProps {
  readonly name: string;
  /** Index in the palette of people. */
  readonly colour: number;
}

/** Initials on a person's colour. Decoration beside the name: whoever shows it alone gives it a name of its own. */
export function Avatar({ name, colour }: AvatarProps) {
  return (
    <span
      className={styles['avatar']}
      style={{ background: personColour(colour) }}
      aria-hidden
      // Drawn and not written: letters in a button would have to stand in its name.
      data-initials={initials(name)}
    />
  );
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letters of the first and the last word; scripts without case or spaces give their first character. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends.map((word) => firstLetter(word ?? '').toLocaleUpperCase()).join('');
}

function firstLetter(word: string): string {
  for (const { segment } of letters.segment(word)) return segment;
  return '';
}
