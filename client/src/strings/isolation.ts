import { dir } from 'i18next';

export type Direction = 'ltr' | 'rtl';

/** The letters that run from right to left. */
const FROM_RIGHT = String.raw`\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}`;
/** What runs against the rest of a text of each direction. */
const AGAINST: Readonly<Record<Direction, RegExp>> = {
  ltr: new RegExp(`[${FROM_RIGHT}]`, 'u'),
  rtl: new RegExp(`(?![${FROM_RIGHT}])\\p{L}`, 'u'),
};
/** Signs that nobody sees: from the first to the second is a text of its own, with a direction of its own. */
const [ISOLATE, END] = ['\u2068', '\u2069'];
const MARKS: Readonly<Record<Direction, string>> = { ltr: '\u200E', rtl: '\u200F' };

export function directionOf(language: string): Direction {
  return dir(language);
}

/**
 * Words to be put into a text that runs in a direction: where they run against it they would draw the numbers and signs
 * beside them to their side, so that a date stands torn around a name.
 */
export function isolated(words: string, direction: Direction): string {
  return AGAINST[direction].test(words) ? ISOLATE + words + END : words;
}

/** A text made of words that may run against it; it runs in its direction also where it stands alone. */
export function inDirection(text: string, direction: Direction): string {
  return AGAINST[direction].test(text) ? MARKS[direction] + text : text;
}
