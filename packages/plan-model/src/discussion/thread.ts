import { isBlank } from '@holdfast/base';

import { isUnreadable } from '../field.ts';
import type { Entry, Outcome, Sign } from './entries.ts';
import type { EntryKey } from './entry-key.ts';
import { type Translation, wordingOf } from './translation.ts';
import { type HiddenMark, hiddenMark, lastCountedTurn, orderUpTo } from './turns.ts';
import { plainWords } from './words.ts';

export interface Reply extends Entry<'replies'> {
  readonly reactions: Reactions;
  readonly translations: readonly Translation[];
  readonly hidden: HiddenMark | null;
}

/** Who gave which sign, in the order of their keys. */
type Reactions = readonly { readonly sign: Sign; readonly by: readonly string[] }[];

/** Whether a thread waits for something. */
type ThreadState =
  | { readonly kind: 'open' }
  /** Someone who may change the plan has said what became of it. */
  | { readonly kind: 'answered'; readonly answer: Entry<'answers'>; readonly outcome: Outcome }
  /** Its author says that it is settled. */
  | { readonly kind: 'settled'; readonly at: number | null };

/** What somebody said at a place, and what others said to it. Frozen; the same object until something in it changes. */
export interface Thread extends Entry<'threads'> {
  /** In their order, which is the same for everybody. */
  readonly replies: readonly Reply[];
  readonly answers: readonly Entry<'answers'>[];
  readonly reactions: Reactions;
  /** Of its own words; none of words that were taken back. */
  readonly translations: readonly Translation[];
  readonly state: ThreadState;
  readonly hidden: HiddenMark | null;
  /** The highest number of what is in it: the next counts on from there. */
  readonly lastTurn: number;
  /** By the clocks of those who wrote: when something in it was last said. */
  readonly lastAt: number | null;
}

/** Everything that belongs to one thread. */
export interface ThreadEntries {
  readonly thread: Entry<'threads'>;
  readonly replies: readonly Entry<'replies'>[];
  readonly answers: readonly Entry<'answers'>[];
  readonly closings: readonly Entry<'closings'>[];
  readonly reactionsTo: (key: EntryKey) => readonly Entry<'reactions'>[];
  readonly translationsOf: (key: EntryKey) => readonly Entry<'translations'>[];
  readonly hidingsOf: (key: EntryKey) => readonly Entry<'hidings'>[];
}

export function makeThread(entries: ThreadEntries): Thread {
  const { thread, reactionsTo, translationsOf, hidingsOf } = entries;
  // Only whose thread it is can say that it is settled for them; the key says whose entry it is.
  const closings = entries.closings.filter(({ author }) => author === thread.author);
  const spoken = [thread, ...entries.replies];
  const translations = spoken.flatMap(({ key }) => translationsOf(key));
  const hidings = [...spoken, ...translations].flatMap(({ key }) => hidingsOf(key));
  const said = [...entries.replies, ...entries.answers, ...closings];
  const lastTurn = lastCountedTurn(
    [...spoken, ...translations, ...closings],
    [...entries.answers, ...hidings],
  );
  const inOrder = orderUpTo(lastTurn);
  const readHidden = (key: EntryKey): HiddenMark | null => hiddenMark(inOrder(hidingsOf(key)).at(-1));
  // Where nothing is said, nothing can be said again in somebody's name.
  const readTranslations = (of: Entry<'threads' | 'replies'>): readonly Translation[] =>
    Object.freeze(
      (isBlank(plainWords(of.words)) ? [] : inOrder(translationsOf(of.key))).map((each) =>
        Object.freeze({
          ...each,
          hidden: readHidden(each.key),
          isOfEarlierWording: each.wording === null || each.wording !== wordingOf(of.words),
        }),
      ),
    );
  const replies = inOrder(entries.replies).map((reply) =>
    Object.freeze({
      ...reply,
      reactions: gatherReactions(reactionsTo(reply.key)),
      translations: readTranslations(reply),
      hidden: readHidden(reply.key),
    }),
  );
  const answers = inOrder(entries.answers);
  const closing = inOrder([...answers.filter((answer) => closes(answer, thread)), ...closings]).at(-1);
  return Object.freeze({
    ...thread,
    replies: Object.freeze(replies),
    answers: Object.freeze(answers),
    reactions: gatherReactions(reactionsTo(thread.key)),
    translations: thread.isWithdrawn ? NO_TRANSLATIONS : readTranslations(thread),
    state: readState(closing),
    hidden: readHidden(thread.key),
    lastTurn,
    lastAt: said.reduce<number | null>((last, { at }) => latest(last, at), thread.at),
  });
}

/** Whoever may not change the plan is told what became of their words: "resolved" alone says nothing to them. */
function closes({ outcome, reason }: Entry<'answers'>, { isFromEditor }: Entry<'threads'>): boolean {
  if (outcome === 'declined') return !isUnreadable(reason) && !isBlank(plainWords(reason));
  return outcome !== 'resolved' || isFromEditor;
}

function readState(last: Entry<'answers'> | Entry<'closings'> | undefined): ThreadState {
  if (last === undefined) return OPEN;
  if ('outcome' in last) return Object.freeze({ kind: 'answered', answer: last, outcome: last.outcome });
  return last.isSettled ? Object.freeze({ kind: 'settled', at: last.at }) : OPEN;
}

const NO_TRANSLATIONS: readonly Translation[] = Object.freeze([]);

const OPEN: ThreadState = Object.freeze({ kind: 'open' });

function gatherReactions(entries: readonly Entry<'reactions'>[]): Reactions {
  const bySign = new Map<Sign, Set<string>>();
  for (const { sign, author } of entries) {
    const people = bySign.get(sign) ?? new Set();
    bySign.set(sign, people.add(author));
  }
  return Object.freeze(
    [...bySign]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([sign, people]) => Object.freeze({ sign, by: Object.freeze([...people].sort()) })),
  );
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b > a) ? b : a;
}
