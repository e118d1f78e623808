import type { Scalar, ValuePlace } from './crossing.ts';
import { type Field, isUnreadable } from './field.ts';
import { parseRecordAddress, RECORD_ROOTS, type RecordAddress, type RecordRoot } from './ids.ts';
import { type FieldOfList, fieldOfList, LINK_KIND_NAMES, LINK_KINDS, type LinkKind } from './link-kinds.ts';
import { STANDING_FIELDS, type StandingSnapshot } from './meta-fields.ts';
import { type FragmentAddress, textAddressOf } from './plan-layout.ts';
import type { PlanSnapshot } from './plan-snapshot.ts';
import { recordKind } from './record-kinds.ts';
import { isActive } from './record-table.ts';
import type { TextSnapshot } from './text-snapshot.ts';

/** One thing that is different in a plan from what it was. */
export type PlanChange =
  | { readonly kind: 'added' | 'removed' | 'restored' | 'moved'; readonly record: RecordAddress }
  | {
      readonly kind: 'text';
      readonly text: FragmentAddress;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'value';
      readonly place: Exclude<ValuePlace, { kind: 'line' }>;
      readonly before: Scalar;
      readonly after: Scalar;
    }
  /** A relation of a record to another: `field` is what the other is to it. */
  | {
      readonly kind: 'related' | 'parted';
      readonly record: RecordAddress;
      readonly field: RelationField;
      readonly other: RecordAddress;
    }
  /** A target that was under one goal is under another. */
  | {
      readonly kind: 'shifted';
      readonly record: RecordAddress;
      readonly from: RecordAddress;
      readonly other: RecordAddress;
    };

/** Told from the end that is about the other: a target belongs to a goal, and not the other way round. */
type RelationField = FieldOfList<(typeof LINK_KINDS)[LinkKind]['lists'][0]>;

/**
 * What is different between two snapshots of a plan, in the order in which the plan is read. A record that came or went
 * is one change, whatever is in it and related to it.
 */
export function changesBetween(before: PlanSnapshot, after: PlanSnapshot): readonly PlanChange[] {
  return [
    ...textChange('title', before.title, after.title),
    ...metaChanges(before, after),
    ...textChange('vision', before.vision, after.vision),
    ...RECORD_ROOTS.flatMap((root) => recordChanges(root, before, after)),
    ...relationChanges(before, after),
  ];
}

function metaChanges(before: PlanSnapshot, after: PlanSnapshot): readonly PlanChange[] {
  return [
    ...valueChange({ kind: 'meta', field: 'institution' }, before.institution, after.institution),
    ...valueChange({ kind: 'meta', field: 'periodStart' }, before.period.start, after.period.start),
    ...valueChange({ kind: 'meta', field: 'periodEnd' }, before.period.end, after.period.end),
    ...(before.standing === after.standing ? [] : standingChanges(before.standing, after.standing)),
  ];
}

function standingChanges(before: StandingSnapshot, after: StandingSnapshot): readonly PlanChange[] {
  return [
    ...STANDING_FIELDS.flatMap((field) => valueChange({ kind: 'meta', field }, before[field], after[field])),
    ...reasonChanges('absent', before.absentGroups, after.absentGroups),
    ...reasonChanges('waived', before.waivedRules, after.waivedRules),
  ];
}

function reasonChanges(
  prefix: 'absent' | 'waived',
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly PlanChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) =>
    valueChange(
      { kind: 'meta', field: `${prefix}:${name}` },
      before.get(name) ?? null,
      after.get(name) ?? null,
    ),
  );
}

type LooseRecord = Readonly<Record<string, unknown>> & { readonly archivedAt: unknown };

function recordChanges(root: RecordRoot, before: PlanSnapshot, after: PlanSnapshot): readonly PlanChange[] {
  const former: ReadonlyMap<string, LooseRecord> = before[`${root}ById`];
  const now: ReadonlyMap<string, LooseRecord> = after[`${root}ById`];
  const inOrder = [...after[root].map(({ id }): string => id), ...now.keys()];
  return [...new Set(inOrder)].flatMap((id): readonly PlanChange[] => {
    const record = parseRecordAddress(root, id);
    const [was, is] = [former.get(id), now.get(id)];
    if (record === undefined || is === undefined || is === was) return [];
    const wasActive = was !== undefined && isActive(was);
    if (!isActive(is)) return wasActive ? [{ kind: 'removed', record }] : [];
    if (was === undefined) return [{ kind: 'added', record }];
    if (!wasActive) return [{ kind: 'restored', record }];
    return fieldChanges(record, was, is);
  });
}

/** Fields that have a change of their own kind, or never change. */
const APART: ReadonlySet<string> = new Set(['order', 'archivedAt', 'createdAt', 'createdBy']);

function fieldChanges(record: RecordAddress, was: LooseRecord, is: LooseRecord): readonly PlanChange[] {
  const { fields, texts } = recordKind(record.root);
  const values = Object.keys(fields).filter((field) => !APART.has(field));
  return [
    ...(was['order'] === is['order'] ? [] : [{ kind: 'moved', record } as const]),
    ...Object.keys(texts).flatMap((field) => {
      const text = textAddressOf(record, field);
      return text === undefined ? [] : textChange(text, was[field], is[field]);
    }),
    ...values.flatMap((field) => valueChange({ kind: 'record', ...record, field }, was[field], is[field])),
  ];
}

function relationChanges(before: PlanSnapshot, after: PlanSnapshot): readonly PlanChange[] {
  const isInBoth = ({ root, id }: RecordAddress): boolean =>
    [before, after].every((plan) => {
      const table: ReadonlyMap<string, { readonly archivedAt: unknown }> = plan[`${root}ById`];
      const record = table.get(id);
      return record !== undefined && isActive(record);
    });
  return LINK_KIND_NAMES.flatMap((kind) => {
    const { from, to, lists } = LINK_KINDS[kind];
    const [list] = lists;
    const field = fieldOfList(list);
    const former: ReadonlyMap<string, readonly string[]> = before.links[list];
    const now: ReadonlyMap<string, readonly string[]> = after.links[list];
    return [...new Set([...now.keys(), ...former.keys()])].flatMap((id): readonly PlanChange[] => {
      const record = parseRecordAddress(from, id);
      if (record === undefined || !isInBoth(record)) return [];
      const [was, is] = [former.get(id) ?? [], now.get(id) ?? []];
      const missing = (ids: readonly string[], others: readonly string[]): readonly RecordAddress[] =>
        ids
          .filter((each) => !others.includes(each))
          .flatMap((each) => parseRecordAddress(to, each) ?? [])
          .filter(isInBoth);
      const [came, went] = [missing(is, was), missing(was, is)];
      const [other] = came;
      const [left] = went;
      if (field === 'goalsOfTarget' && other && left && came.length === 1 && went.length === 1)
        return [{ kind: 'shifted', record, from: left, other }];
      return [
        ...went.map((each) => ({ kind: 'parted', record, field, other: each }) as const),
        ...came.map((each) => ({ kind: 'related', record, field, other: each }) as const),
      ];
    });
  });
}

function textChange(text: FragmentAddress, was: unknown, is: unknown): readonly PlanChange[] {
  const [before, after] = [plainText(was), plainText(is)];
  return before === after ? [] : [{ kind: 'text', text, before, after }];
}

function plainText(text: unknown): string {
  return isText(text) ? text.plainText : '';
}

function isText(text: unknown): text is TextSnapshot {
  return typeof text === 'object' && text !== null && 'plainText' in text;
}

function valueChange(
  place: Exclude<ValuePlace, { kind: 'line' }>,
  was: unknown,
  is: unknown,
): readonly PlanChange[] {
  const [before, after] = [scalarOf(was), scalarOf(is)];
  return before === after ? [] : [{ kind: 'value', place, before, after }];
}

/** What cannot be read is shown as it stands there. */
function scalarOf(value: Field<unknown>): Scalar {
  if (isUnreadable(value)) return value.raw;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}
