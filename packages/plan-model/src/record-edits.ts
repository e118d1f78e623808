import * as Y from 'yjs';

import { transactEdit } from './edit.ts';
import { isUnreadable } from './field.ts';
import { newRecordId, type RecordAddress, type RecordIds, type RecordRoot } from './ids.ts';
import { type Link } from './link-kinds.ts';
import { linkKey } from './links.ts';
import { lastOrder, orderBeside, orderBetween, type Ordered, orderField } from './order.ts';
import type { Plan } from './plan.ts';
import { archivedAtField } from './record-fields.ts';
import { recordKind, type RecordPatch, type TextFieldOf } from './record-kinds.ts';
import { isActive } from './record-table.ts';
import { newFragment, plainDraft } from './text-fragment.ts';

/** Beside which record of the same kind; without a place a new record goes to the end. */
export type Place<Root extends RecordRoot> =
  | { readonly before: RecordIds[Root] }
  | { readonly after: RecordIds[Root] };

export interface RecordDraft<Root extends RecordRoot> {
  readonly values: RecordPatch<Root>;
  readonly texts: Partial<Record<TextFieldOf<Root>, string>>;
  readonly place?: Place<Root> | undefined;
}

/** A record that is ready to be written. */
export interface PreparedRecord<Root extends RecordRoot = RecordRoot> {
  readonly root: Root;
  readonly id: RecordIds[Root];
  readonly map: Y.Map<unknown>;
}

/** A record that is there, with the fields of it that are to be written and differ from what they hold. */
export interface PreparedChange {
  readonly map: Y.Map<unknown>;
  readonly changed: readonly (readonly [field: string, value: unknown])[];
}

/** Checks a draft and builds the record with everything that belongs to it, still archived. Writes nothing. */
export function prepareRecord<Root extends RecordRoot>(
  plan: Plan,
  root: Root,
  draft: RecordDraft<Root>,
  order = orderAt(plan, root, draft.place),
): PreparedRecord<Root> {
  const now = plan.ports.clock.now();
  const entries = new Map<string, unknown>([
    ['order', order],
    ['createdAt', now],
    ['createdBy', plan.ports.participantId],
    ['archivedAt', now],
    ...checkedEntries(root, draft.values).filter(([, value]) => value !== null),
  ]);
  // A record has exactly the texts of its kind; those that the caller left out begin empty.
  const texts: Readonly<Record<string, string | undefined>> = draft.texts;
  for (const [field, schema] of Object.entries(recordKind(root).texts)) {
    entries.set(field, newFragment(plainDraft(texts[field] ?? '', schema)));
  }
  return { root, id: newRecordId(root, plan.ports.random), map: new Y.Map(entries) };
}

/** Checks a patch and says which fields it changes. Writes nothing. */
export function prepareChange<Root extends RecordRoot>(
  plan: Plan,
  root: Root,
  { id, patch }: { readonly id: RecordIds[Root]; readonly patch: RecordPatch<Root> },
): PreparedChange {
  const map = getRecordMap(plan, root, id);
  const changed = checkedEntries(root, patch).filter(([field, value]) => (map.get(field) ?? null) !== value);
  return { map, changed };
}

/**
 * Writes records and the links between them archived, which undo does not see, and then shows them, which it does. So
 * undoing the addition archives the records and keeps what others wrote in them meanwhile. A crash between the two
 * leaves them among the removed ones. Changes of records that are there go with the showing.
 */
export function addRecords(
  plan: Plan,
  records: readonly PreparedRecord[],
  links: readonly Link[] = [],
  changes: readonly PreparedChange[] = [],
): void {
  transactEdit(plan, 'setup', () => {
    for (const { root, id, map } of records) plan.roots[root].set(id, map);
    for (const link of links) plan.roots.links.set(linkKey(link), true);
  });
  transactEdit(plan, 'edit', () => {
    for (const { map } of records) map.set('archivedAt', null);
    writeChanges(changes);
  });
}

/**
 * Writes the fields of `patch` that differ from the document; null empties an optional field. Null is written and not
 * the key deleted: a value names the one that its writer saw, a deletion does not, and crossings are found by that.
 */
export function setRecord<Root extends RecordRoot>(
  plan: Plan,
  root: Root,
  change: { readonly id: RecordIds[Root]; readonly patch: RecordPatch<Root> },
): void {
  const prepared = prepareChange(plan, root, change);
  if (prepared.changed.length > 0) transactEdit(plan, 'edit', () => writeChanges([prepared]));
}

export function writeChanges(changes: readonly PreparedChange[]): void {
  for (const { map, changed } of changes) for (const [field, value] of changed) map.set(field, value);
}

/** Puts a record directly before or after another of its kind: one field is written. */
export function moveRecord<Root extends RecordRoot>(
  plan: Plan,
  { root, id }: { readonly root: Root; readonly id: RecordIds[Root] },
  place: Place<Root>,
): void {
  const map = getRecordMap(plan, root, id);
  const neighbour = 'before' in place ? place.before : place.after;
  if (neighbour === id) return;
  const order = orderAt(plan, root, place, id);
  transactEdit(plan, 'edit', () => map.set('order', order));
}

/** Takes a record out of use. Nothing of it is lost, and what links to it is hidden with it. */
export function archiveRecord(plan: Plan, { root, id }: RecordAddress): void {
  const map = getRecordMap(plan, root, id);
  // A mark that cannot be read does not hide the record, so it is overwritten.
  if (!isActive({ archivedAt: archivedAtField(map.get('archivedAt')) })) return;
  transactEdit(plan, 'edit', () => map.set('archivedAt', plan.ports.clock.now()));
}

/** Brings an archived record back to where it stood. */
export function restoreRecord(plan: Plan, { root, id }: RecordAddress): void {
  const map = getRecordMap(plan, root, id);
  if ((map.get('archivedAt') ?? null) === null) return;
  transactEdit(plan, 'edit', () => map.set('archivedAt', null));
}

export function getRecordMap<Root extends RecordRoot>(
  plan: Plan,
  root: Root,
  id: RecordIds[Root],
): Y.Map<unknown> {
  const map = plan.roots[root].get(id);
  if (!(map instanceof Y.Map)) throw new Error(`no record ${id} in ${root}`);
  return map;
}

/** The values of a draft or patch, each one accepted by the reader of its field. */
function checkedEntries(root: RecordRoot, values: object): readonly (readonly [string, unknown])[] {
  const { fields } = recordKind(root);
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => {
      const read = fields[field]?.(value ?? undefined);
      if (read === undefined || isUnreadable(read))
        throw new Error(`${root}.${field} cannot be ${String(value)}`);
      return [field, read];
    });
}

function orderAt<Root extends RecordRoot>(
  plan: Plan,
  root: Root,
  place: Place<Root> | undefined,
  moved?: RecordIds[Root],
): string {
  if (place === undefined) return orderBetween(endOrder(plan, root), null, plan.ports.random);
  const others = readOrders(plan.roots[root]).filter(({ id }) => id !== moved);
  const side = 'before' in place ? 'before' : 'after';
  const neighbourId = 'before' in place ? place.before : place.after;
  const neighbour = others.find(({ id }) => id === neighbourId);
  if (neighbour === undefined) throw new Error(`no record ${neighbourId} in ${root} to stand beside`);
  const [below, above] = orderBeside(others, neighbour, side);
  return orderBetween(below, above, plan.ports.random);
}

/** The key of the record that stands last of its kind. */
export function endOrder(plan: Plan, root: RecordRoot): string | null {
  return lastOrder(readOrders(plan.roots[root]));
}

/** Archived records keep their places, so they count. */
function readOrders(root: Y.Map<unknown>): readonly Ordered[] {
  return [...root].flatMap(([id, record]) =>
    record instanceof Y.Map ? [{ id, order: orderField(record.get('order')) }] : [],
  );
}
