import { areSayable, assertSayable, change, said, storedLanguage, writeNew } from './discussion-edits.ts';
import type { Discussion } from './discussion.ts';
import type { EntryKey } from './entry-key.ts';
import type { Reply, Thread } from './thread.ts';
import { wordingOf } from './translation.ts';
import { plainWords, storedWords, type Words } from './words.ts';

/** The words of a translation, and what they translate as it stands now. */
export interface NewTranslation {
  readonly of: Thread | Reply;
  readonly language: string;
  readonly words: Words;
}

/** Whether there is something to translate: a suggestion may come without a reason, and words may have been taken back. */
export function isTranslatable({ words, ...entry }: Thread | Reply): boolean {
  return areSayable([plainWords(words)]) && !('isWithdrawn' in entry && entry.isWithdrawn);
}

/**
 * Says in another language what somebody said in a thread. Throws on words that say nothing or too much, on what is no
 * language, and where there is nothing to translate; the caller asks before.
 */
export function addTranslation(
  discussion: Discussion,
  { thread, ...translation }: NewTranslation & { readonly thread: Pick<Thread, 'lastTurn'> },
): EntryKey {
  return writeNew(discussion, 'translations', {
    ...said(discussion, thread.lastTurn + 1),
    ...stored(translation),
  });
}

/** Translates anew, in an entry of one's own: the words as they stand now. */
export function changeTranslation(
  discussion: Discussion,
  { key, ...translation }: NewTranslation & { readonly key: EntryKey },
): void {
  const now = stored(translation);
  change(discussion, 'translations', key, (entry) => ({
    ...entry,
    ...now,
    editedAt: discussion.ports.clock.now(),
  }));
}

function stored({ of, language, words }: NewTranslation): Readonly<Record<string, unknown>> {
  assertSayable(words);
  if (!isTranslatable(of)) throw new RangeError('there is nothing to translate');
  return { of: of.key, ...storedLanguage(language), words: storedWords(words), wording: wordingOf(of.words) };
}
