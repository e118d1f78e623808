import * as Y from 'yjs';

import { type Field, isUnreadable, type Unreadable, unreadable } from './field.ts';
import { parseRecordId, type RecordIds, type RecordRoot } from './ids.ts';
import { isFragment } from './plan-layout.ts';
import { type Problem, recordKind, type RecordSnapshot } from './record-kinds.ts';
import type { TextSnapshot } from './text-snapshot.ts';
import type { TextSchemaName } from './text-vocabulary.ts';

/** How a record's fragments are read; the plan passes a reader that remembers what has not changed. */
export type ReadText = (fragment: Y.XmlFragment, schema: TextSchemaName) => TextSnapshot;

export type RecordReading<Root extends RecordRoot> =
  | { readonly kind: 'record'; readonly record: RecordSnapshot<Root> }
  /** There is something under this key, but no record. */
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Reads whatever stands under `key` of a root map. Never throws, never writes. */
export function readRecord<Root extends RecordRoot>(
  root: Root,
  [key, value]: readonly [key: string, value: unknown],
  readText: ReadText,
): RecordReading<Root> {
  const id = parseRecordId(root, key);
  if (id === undefined) {
    const { raw } = unreadable('unknown-value', key);
    return notARecord(unreadable('unknown-value', key), { root, recordId: raw, field: null });
  }
  if (!(value instanceof Y.Map)) {
    return notARecord(unreadable('wrong-type', value), { root, recordId: id, field: null });
  }
  return { kind: 'record', record: readFields(root, { id, map: value }, readText) };
}

function readFields<Root extends RecordRoot>(
  root: Root,
  { id, map }: { readonly id: RecordIds[Root]; readonly map: Y.Map<unknown> },
  readText: ReadText,
): RecordSnapshot<Root> {
  const problems: Problem[] = [];
  const read: Record<string, unknown> = { id, problems };
  const { fields, texts } = recordKind(root);
  for (const [field, readField] of Object.entries(fields)) {
    const value = readField(map.get(field));
    if (isUnreadable(value)) problems.push(unreadableProblem(value, { root, recordId: id, field }));
    read[field] = value;
  }
  for (const [field, schema] of Object.entries(texts)) {
    const text = readFragment(map.get(field), schema, readText);
    problems.push(...textProblems(text, { root, recordId: id, field }));
    read[field] = text;
  }
  Object.freeze(problems);
  // Built from the very table that the type is inferred from.
  return Object.freeze(read) as RecordSnapshot<Root>;
}

function readFragment(value: unknown, schema: TextSchemaName, readText: ReadText): Field<TextSnapshot> {
  if (isFragment(value)) return readText(value, schema);
  return unreadable(value === undefined ? 'missing' : 'wrong-type', value);
}

export function unreadableProblem(
  value: Unreadable,
  place: Pick<Problem, 'root' | 'recordId' | 'field'>,
): Problem {
  return Object.freeze({ ...place, kind: value.why, raw: value.raw });
}

/** The first problem of a text stands for all: the text itself lists them. */
export function textProblems(
  text: Field<TextSnapshot>,
  place: Pick<Problem, 'root' | 'recordId' | 'field'>,
): readonly Problem[] {
  if (isUnreadable(text)) return [unreadableProblem(text, place)];
  const [first] = text.problems;
  return first === undefined
    ? []
    : [Object.freeze({ ...place, kind: 'text', raw: `${first.kind} ${first.name}` })];
}

function notARecord(
  value: Unreadable,
  place: Pick<Problem, 'root' | 'recordId' | 'field'>,
): { readonly kind: 'problem'; readonly problem: Problem } {
  return { kind: 'problem', problem: unreadableProblem(value, place) };
}
