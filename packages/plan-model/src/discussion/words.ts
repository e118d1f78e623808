import { type Field, type FieldReader, unreadable } from '../field.ts';
import { ACTOR_GROUPS, type ActorGroup } from '../record-vocabulary.ts';
import { isParticipantId } from './entry-key.ts';

/** A person or a group that is spoken to. Names stand in the participant list only, so that a person can be renamed or erased. */
export type Mention =
  | { readonly kind: 'person'; readonly participantId: string }
  | { readonly kind: 'group'; readonly group: ActorGroup };

/** What somebody says: text, and mentions between it. */
export type Words = readonly (string | Mention)[];

/** In characters; mentions count nothing. */
export const MAX_WORDS = 5_000;
const MAX_PARTS = 200;

export const wordsField: FieldReader<Words> = (raw) => {
  const parts = typeof raw === 'string' ? [raw] : raw;
  if (!Array.isArray(parts)) return unreadable(raw === undefined ? 'missing' : 'wrong-type', raw);
  if (parts.length > MAX_PARTS) return unreadable('too-long', raw);
  const words: (string | Mention)[] = [];
  for (const part of parts) {
    const read = readPart(part);
    if (read === undefined) return unreadable('wrong-type', raw);
    words.push(read);
  }
  const isTooLong = lengthOf(words) > MAX_WORDS;
  return isTooLong
    ? unreadable(
        'too-long',
        parts.find((part) => typeof part === 'string'),
      )
    : Object.freeze(words);
};

/** How words stand in the document: as plain text where they are no more than that. */
export function storedWords(words: Words): unknown {
  const isPlain = words.every((part) => typeof part === 'string');
  return isPlain
    ? words.join('')
    : words.map((part) => (typeof part === 'string' ? part : storedMention(part)));
}

/** Without mentions: for searching, counting and what has no place for more. */
export function plainWords(words: Field<Words>): string {
  return Array.isArray(words) ? words.filter((part) => typeof part === 'string').join('') : '';
}

export function mentionsIn(words: Field<Words>): readonly Mention[] {
  return Array.isArray(words) ? words.filter((part) => typeof part !== 'string') : [];
}

function lengthOf(words: Words): number {
  return words.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0);
}

function storedMention(mention: Mention): Readonly<Record<string, string>> {
  return mention.kind === 'person' ? { person: mention.participantId } : { group: mention.group };
}

function readPart(part: unknown): string | Mention | undefined {
  if (typeof part === 'string') return part;
  if (typeof part !== 'object' || part === null) return undefined;
  if ('person' in part && typeof part.person === 'string' && isParticipantId(part.person))
    return Object.freeze({ kind: 'person', participantId: part.person });
  const group = 'group' in part ? ACTOR_GROUPS.find((each) => each === part.group) : undefined;
  return group && Object.freeze({ kind: 'group', group });
}
