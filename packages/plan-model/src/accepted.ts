import type * as Y from 'yjs';

import type { EntryKey } from './discussion/entry-key.ts';
import { integerField, isUnreadable, textField, timestampField } from './field.ts';
import { compareText } from './order.ts';

/** Letters of one Yjs client that follow each other in their ids: from a clock up to another. */
export interface WrittenLetters {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** That somebody who may change the plan accepted a suggestion: written with the change, in one transaction. */
export interface Acceptance {
  /** Under which it stands in the document. */
  readonly key: string;
  /** The participant; null where it cannot be read. As `createdBy` of a record it is what their device said. */
  readonly by: string | null;
  readonly at: number | null;
  /** What it wrote into a text; null where it wrote a value, took words out, or nobody can tell. */
  readonly letters: WrittenLetters | null;
}

/**
 * Each acceptance has a key of its own, so that of two who accept without seeing each other both stay to be seen: one
 * value for both would hide that the words stand twice.
 */
export function acceptanceKey(thread: EntryKey, id: string): string {
  return `${thread}/${id}`;
}

/** The threads whose suggestions the plan says were accepted; the same set as `before` where they are the same. */
export function acceptedThreads(
  map: Y.Map<unknown>,
  before: ReadonlySet<string> | undefined,
): ReadonlySet<string> {
  const threads = new Set([...map.keys()].map((key) => key.slice(0, key.lastIndexOf('/'))));
  const isSame = before?.size === threads.size && [...threads].every((thread) => before.has(thread));
  return isSame ? before : Object.freeze(threads);
}

/** Every acceptance of a suggestion, in one order for everybody: by when, then by key. */
export function readAccepted(map: Y.Map<unknown>, thread: EntryKey): readonly Acceptance[] {
  return [...map.keys()]
    .filter((key) => key.startsWith(`${thread}/`))
    .map((key) => readAcceptance(key, map.get(key)))
    .sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || compareText(a.key, b.key));
}

interface Raw {
  readonly by?: unknown;
  readonly at?: unknown;
  readonly letters?: unknown;
}

const countField = integerField(0, Number.MAX_SAFE_INTEGER);
const nameField = textField(64, 1);

function readAcceptance(key: string, value: unknown): Acceptance {
  const raw: Raw = isObject(value) ? value : {};
  const [by, at] = [nameField(raw.by), timestampField(raw.at)];
  return Object.freeze({
    key,
    by: isUnreadable(by) ? null : by,
    at: isUnreadable(at) ? null : at,
    letters: readLetters(raw.letters),
  });
}

function readLetters(raw: unknown): WrittenLetters | null {
  if (!isObject(raw)) return null;
  const [client, from, to] = [countField(raw['client']), countField(raw['from']), countField(raw['to'])];
  if (isUnreadable(client) || isUnreadable(from) || isUnreadable(to)) return null;
  return Object.freeze({ client, from, to });
}

function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null;
}
