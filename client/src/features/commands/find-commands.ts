import { matchWords } from '../../session/match-words.ts';

/** One thing that the command menu offers: a place to go or something to do. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is, in words. */
  readonly kind: string;
  readonly run: () => void;
}

/** More are never read; who does not see theirs types another letter. */
export const MOST = 12;

/** The commands that hold every word of the query, those that begin with it first; an accent more or less is no matter. */
export function findCommands(commands: readonly Command[], query: string): readonly Command[] {
  return matchWords(commands, query, { textOf: ({ label, kind }) => `${label} ${kind}`, most: MOST });
}
