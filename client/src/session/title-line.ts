import { isBlank } from '@holdfast/base';

/** Longer ones are for the sheet: a button, a message or a list only names what it speaks of. */
const LONGEST_LINE = 300;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The title as one line, for where there is no plan to ask. Empty when there is nothing to see in it. */
export function titleLine(plainText: string): string {
  const line = plainText.replaceAll(/\s+/gu, ' ').trim();
  if (isBlank(line)) return '';
  if (line.length <= LONGEST_LINE) return line;
  // Before the character that would be cut.
  const cut = characters.segment(line).containing(LONGEST_LINE)?.index ?? LONGEST_LINE;
  return `${line.slice(0, cut)}…`;
}
