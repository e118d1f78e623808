import { fold } from '../../session/match-words.ts';
import type { ReadyWords } from './ready-words.ts';

/**
 * The heading by which a table is one of learners: one row for each, with what is known of them. No record of any learner
 * enters a plan. A number of learners, or a group of them, is none.
 */
export function findLearnerHeading(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  { learner }: ReadyWords,
): string | undefined {
  const said = headings.map((heading) =>
    fold(heading)
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  const columnOf = (names: readonly string[], isFit = (_column: number) => true): number =>
    said.findIndex((heading, column) => names.includes(heading) && isFit(column));
  const record = columnOf(learner.record);
  if (record >= 0) return headings[record];
  const name = columnOf(learner.name, (column) => isOfWords(rows, column));
  return name >= 0 && columnOf(learner.about) >= 0 ? headings[name] : undefined;
}

/** Names are words; how many learners there are is a number. */
function isOfWords(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  return cells.filter((cell) => /^\p{L}/u.test(cell)).length > cells.length / 2;
}
