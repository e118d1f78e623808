import * as Y from 'yjs';

import { integerField, isUnreadable } from './field.ts';
import { byRoot, type RecordAddress, type RecordRoot } from './ids.ts';
import { recordKind, type TextFieldOf } from './record-kinds.ts';
import type { TextSchemaName } from './text-vocabulary.ts';

/**
 * The document `content`. Root types only, since two devices that both create a nested type lose one of them:
 *
 *   meta        Y.Map          scalars: meta-fields.ts
 *   title       Y.XmlFragment  one line
 *   vision      Y.XmlFragment  rich text
 *   goals       Y.Map          id → Y.Map of plain values and fragments, made whole in one transaction
 *   indicators  Y.Map          the same
 *   targets     Y.Map          the same
 *   actors      Y.Map          the same: the people and organisations of the community
 *   measures    Y.Map          the same
 *   causes, evidence, profiles, outcomes, milestones, measurements, practices, assessments, evaluations, reviews
 *               Y.Map          the same: what each of them is stands in record-kinds.ts
 *   links       Y.Map          `from|kind|to` → true
 *   accepted    Y.Map          `<key of the thread>/<id>` → who accepted the suggestion and when (accepted.ts)
 */
export interface PlanRoots extends Readonly<Record<RecordRoot, Y.Map<unknown>>> {
  readonly meta: Y.Map<unknown>;
  readonly title: Y.XmlFragment;
  readonly vision: Y.XmlFragment;
  readonly links: Y.Map<unknown>;
  readonly accepted: Y.Map<unknown>;
}

export function planRoots(doc: Y.Doc): PlanRoots {
  return {
    meta: doc.getMap('meta'),
    title: doc.getXmlFragment('title'),
    vision: doc.getXmlFragment('vision'),
    ...(byRoot((root) => doc.getMap(root)) as Record<RecordRoot, Y.Map<unknown>>),
    links: doc.getMap('links'),
    accepted: doc.getMap('accepted'),
  };
}

/** Raise it only for an addition that an older version would read wrongly; older versions then open read-only. */
export const SCHEMA_VERSION = 1;
/** Above this a version is not one that we could ever have published; it must not lock everyone out. */
const LAST_PLAUSIBLE_VERSION = 1000;

export type PlanSchema =
  | { readonly kind: 'current' }
  /** Written by a newer version: to be read, not to be edited. */
  | { readonly kind: 'newer'; readonly version: number };

const CURRENT: PlanSchema = Object.freeze({ kind: 'current' });

export const schemaVersionField = integerField(1, LAST_PLAUSIBLE_VERSION);

export function readSchema(meta: Y.Map<unknown>): PlanSchema {
  const version = schemaVersionField(meta.get('schemaVersion'));
  if (isUnreadable(version) || version <= SCHEMA_VERSION) return CURRENT;
  return Object.freeze({ kind: 'newer', version });
}

/** Where a rich text of the plan stands. */
export type FragmentAddress =
  | 'title'
  | 'vision'
  | { [Root in RecordRoot]: RecordAddress<Root> & { readonly field: TextFieldOf<Root> } }[RecordRoot];

/** One string per address, for keys and for presence: `title`, `goals/<id>/why`. */
export function fragmentKey(address: FragmentAddress): string {
  return typeof address === 'string' ? address : `${address.root}/${address.id}/${address.field}`;
}

/** The address of one of a record's texts, or undefined when its kind has none of that name. */
export function textAddressOf(record: RecordAddress, field: string): FragmentAddress | undefined {
  if (!Object.hasOwn(recordKind(record.root).texts, field)) return undefined;
  // The field was just found among the texts of the record's kind.
  return { ...record, field } as FragmentAddress;
}

export function textSchemaOf(address: FragmentAddress): TextSchemaName {
  if (address === 'title') return 'title';
  if (address === 'vision') return 'body';
  return recordKind(address.root).texts[address.field] ?? 'body';
}

export function findFragment(roots: PlanRoots, address: FragmentAddress): Y.XmlFragment | undefined {
  if (typeof address === 'string') return roots[address];
  const record = roots[address.root].get(address.id);
  const fragment = record instanceof Y.Map ? record.get(address.field) : undefined;
  return isFragment(fragment) ? fragment : undefined;
}

/** `XmlElement` is a subclass of `XmlFragment`, but an element in a fragment's place is another version's idea. */
export function isFragment(value: unknown): value is Y.XmlFragment {
  return value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement);
}
