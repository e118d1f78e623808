import type { Field } from '../field.ts';
import type { Entry } from './entries.ts';
import type { EntryKey } from './entry-key.ts';
import type { Words } from './words.ts';

interface InTurn {
  readonly turn: number;
  readonly key: EntryKey;
}

/** Hidden by a facilitator, with the reason, which its author reads. */
export interface HiddenMark {
  readonly by: string;
  readonly at: number | null;
  readonly reason: Field<Words>;
}

/** As many turns as may be missing between two, since what others said in between has not come yet. */
const MOST_MISSING = 1000;

type Turn = Pick<InTurn, 'turn'>;

/**
 * The highest turn that somebody can have counted up to. What is far above it was made up, to be the last for ever.
 * `decisions` are of those whom the relay lets decide for all (answers, hidings): they count as they are, also where what
 * they counted on from is gone again.
 */
export function lastCountedTurn(entries: readonly Turn[], decisions: readonly Turn[] = []): number {
  const decided = decisions.reduce((last, { turn }) => Math.max(last, turn), 0);
  const turns = entries.map(({ turn }) => turn).sort((a, b) => a - b);
  return turns.reduce((last, turn) => (turn > last + MOST_MISSING ? last : Math.max(last, turn)), decided);
}

/** By turn, then by key: two who counted to the same number stand in one order for everybody. */
export function orderUpTo(lastTurn: number): <Each extends InTurn>(entries: readonly Each[]) => Each[] {
  const turnOf = ({ turn }: InTurn): number => (turn > lastTurn ? 0 : turn);
  return (entries) => [...entries].sort((a, b) => turnOf(a) - turnOf(b) || (a.key < b.key ? -1 : 1));
}

export function hiddenMark(last: Entry<'hidings'> | undefined): HiddenMark | null {
  if (last === undefined || !last.isHidden) return null;
  return Object.freeze({ by: last.author, at: last.at, reason: last.reason });
}
