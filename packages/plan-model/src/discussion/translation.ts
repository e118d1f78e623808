import { type Field, isUnreadable } from '../field.ts';
import type { Entry } from './entries.ts';
import type { HiddenMark } from './turns.ts';
import { storedWords, type Words } from './words.ts';

/** What somebody says that another said, in another language. */
export interface Translation extends Entry<'translations'> {
  readonly hidden: HiddenMark | null;
  /** The words were changed since, or it cannot be known of which wording it is. */
  readonly isOfEarlierWording: boolean;
}

/** What a translation names the wording by that it is of: the same for the same words, and none of the words is in it. */
export function wordingOf(words: Field<Words>): string | undefined {
  if (isUnreadable(words)) return undefined;
  // FNV-1a, of 32 bits: it tells a few wordings of one entry apart, and guards nothing.
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(JSON.stringify(storedWords(words))))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(36);
}
