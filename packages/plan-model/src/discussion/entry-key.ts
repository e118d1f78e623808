import type { Brand } from '@holdfast/base';

/** `<participantId>.<entryId>`: whose entry of the discussion it is, and which. */
export type EntryKey = Brand<string, 'EntryKey'>;

/** A participant's id, a dot, and what that person's device called the entry. */
const PATTERN = /^[\w-]{12,64}\.[\w.~-]{1,200}$/;

const PARTICIPANT = /^[\w-]{12,64}$/;

/** Whether it is written as the id of a participant is; there may be none of that id any more. */
export function isParticipantId(text: string): boolean {
  return PARTICIPANT.test(text);
}

/** The key that `raw` is, or undefined. Does not look whether there is such an entry. */
export function parseEntryKey(raw: unknown): EntryKey | undefined {
  // The brand says "well formed", which is what has just been looked at.
  return typeof raw === 'string' && PATTERN.test(raw) ? (raw as EntryKey) : undefined;
}

/** Throws on what makes no key: the ids come from this code. */
export function entryKey(participantId: string, entryId: string): EntryKey {
  const key = parseEntryKey(`${participantId}.${entryId}`);
  if (key === undefined) throw new RangeError(`“${participantId}.${entryId}” is no key of an entry`);
  return key;
}

/** The relay takes an entry from nobody else. */
export function authorOf(key: EntryKey): string {
  return key.slice(0, key.indexOf('.'));
}

/** What the author's device called the entry. */
export function nameOf(key: EntryKey): string {
  return key.slice(key.indexOf('.') + 1);
}
