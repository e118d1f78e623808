import * as Y from 'yjs';

import { assertEditable, transactEdit } from './edit.ts';
import { isUnreadable } from './field.ts';
import {
  type ActorId,
  type GoalId,
  type IndicatorId,
  type MeasureId,
  type MeasurementId,
  type RecordIds,
  type RecordRoot,
  type TargetId,
} from './ids.ts';
import type { IsoDate } from './iso-date.ts';
import { type Link, linkEnds } from './link-kinds.ts';
import { linkKey } from './links.ts';
import { META_FIELDS, type MetaPatch } from './meta-fields.ts';
import { type FragmentAddress, fragmentKey, textSchemaOf } from './plan-layout.ts';
import type { Plan } from './plan.ts';
import { addManyRecords, type NewRecord } from './record-batch.ts';
import {
  addRecords,
  getRecordMap,
  type Place,
  prepareRecord,
  type PreparedRecord,
  setRecord,
} from './record-edits.ts';
import { type NewValues, type RecordPatch, type RecordValues } from './record-kinds.ts';
import { type MeasureStatus } from './record-vocabulary.ts';
import { draftElements, plainDraft } from './text-fragment.ts';
import { readTextSnapshot } from './text-snapshot.ts';

/** Sets one end of the plan's period or both; null means "not known yet". */
export function setPeriod(
  plan: Plan,
  period: { readonly start?: IsoDate | null; readonly end?: IsoDate | null },
): void {
  setMeta(plan, { periodStart: period.start, periodEnd: period.end });
}

export function setInstitution(plan: Plan, institution: string | null): void {
  setMeta(plan, { institution });
}

/** Adds a record of any kind. Throws when a value cannot stand in its field, or names a record that is nowhere. */
export function addRecord<Root extends RecordRoot>(
  plan: Plan,
  root: Root,
  record: NewRecord<Root>,
): RecordIds[Root] {
  return addManyRecords(plan, (batch) => batch.add(root, record));
}

export type NewMeasurement = Omit<NewValues<'measurements'>, 'isHidden'>;

/** Writes down a number, or, about too few people, that there is one. */
export function addMeasurement(plan: Plan, values: NewMeasurement): MeasurementId {
  return addRecord(plan, 'measurements', { values });
}

export interface NewGoal {
  readonly statement?: string;
  readonly why?: string;
  readonly place?: Place<'goals'>;
}

export function addGoal(plan: Plan, { statement = '', why = '', place }: NewGoal): GoalId {
  const goal = prepareRecord(plan, 'goals', { values: {}, texts: { statement, why }, place });
  addRecords(plan, [goal]);
  return goal.id;
}

export type NewIndicator = Pick<RecordValues<'indicators'>, 'name' | 'unit' | 'decimals' | 'direction'> &
  Partial<
    Pick<RecordValues<'indicators'>, 'definition' | 'source' | 'seriesId' | 'libraryKey' | 'frequency'>
  > & {
    readonly place?: Place<'indicators'>;
  };

export function addIndicator(plan: Plan, draft: NewIndicator): IndicatorId {
  const indicator = prepareIndicator(plan, draft);
  addRecords(plan, [indicator]);
  return indicator.id;
}

export type NewTarget = Omit<RecordPatch<'targets'>, 'indicatorId'> & {
  /** The indicator by which it is measured: one that is there, or a new one that comes and goes with the target. */
  readonly indicator: IndicatorId | NewIndicator;
  readonly rationale?: string;
  readonly goals?: readonly GoalId[];
  readonly place?: Place<'targets'>;
};

export function addTarget(plan: Plan, draft: NewTarget): TargetId {
  const { indicator, rationale = '', goals = [], place, ...values } = draft;
  for (const goal of goals) getRecordMap(plan, 'goals', goal);
  if (typeof indicator === 'string') getRecordMap(plan, 'indicators', indicator);
  const measured = typeof indicator === 'string' ? { id: indicator } : prepareIndicator(plan, indicator);
  const target = prepareRecord(plan, 'targets', {
    values: { ...values, indicatorId: measured.id },
    texts: { rationale },
    place,
  });
  const links = goals.map((goal): Link => ({ kind: 'goal', target: target.id, goal }));
  addRecords(plan, 'map' in measured ? [measured, target] : [target], links);
  return target.id;
}

export function setTarget(plan: Plan, id: TargetId, patch: RecordPatch<'targets'>): void {
  if (patch.indicatorId !== undefined) getRecordMap(plan, 'indicators', patch.indicatorId);
  setRecord(plan, 'targets', { id, patch });
}

export function setIndicator(plan: Plan, id: IndicatorId, patch: RecordPatch<'indicators'>): void {
  setRecord(plan, 'indicators', { id, patch });
}

export type NewActor = Omit<RecordPatch<'actors'>, 'name' | 'group' | 'kind'> &
  Pick<RecordValues<'actors'>, 'name' | 'group' | 'kind'> & {
    readonly role?: string;
    readonly place?: Place<'actors'>;
  };

export function addActor(plan: Plan, { role = '', place, ...values }: NewActor): ActorId {
  const actor = prepareRecord(plan, 'actors', { values, texts: { role }, place });
  addRecords(plan, [actor]);
  return actor.id;
}

export function setActor(plan: Plan, id: ActorId, patch: RecordPatch<'actors'>): void {
  setRecord(plan, 'actors', { id, patch });
}

export type NewMeasure = Omit<RecordPatch<'measures'>, 'status'> & {
  readonly title?: string;
  readonly what?: string;
  readonly status?: MeasureStatus;
  readonly goals?: readonly GoalId[];
  readonly responsible?: readonly ActorId[];
  readonly place?: Place<'measures'>;
};

export function addMeasure(plan: Plan, draft: NewMeasure): MeasureId {
  const { title = '', what = '', status = 'idea', goals = [], responsible = [], place, ...values } = draft;
  for (const goal of goals) getRecordMap(plan, 'goals', goal);
  for (const actor of responsible) getRecordMap(plan, 'actors', actor);
  const measure = prepareRecord(plan, 'measures', {
    values: { ...values, status },
    texts: { title, what },
    place,
  });
  addRecords(
    plan,
    [measure],
    [
      ...goals.map((goal): Link => ({ kind: 'serves', measure: measure.id, goal })),
      ...responsible.map((actor): Link => ({ kind: 'responsible', measure: measure.id, actor })),
    ],
  );
  return measure.id;
}

export function setMeasure(plan: Plan, id: MeasureId, patch: RecordPatch<'measures'>): void {
  setRecord(plan, 'measures', { id, patch });
}

export function addLink(plan: Plan, link: Link): void {
  const { from, to } = linkEnds(link);
  getRecordMap(plan, from.root, from.id);
  getRecordMap(plan, to.root, to.id);
  const key = linkKey(link);
  if (plan.roots.links.get(key) === true) return;
  transactEdit(plan, 'edit', () => plan.roots.links.set(key, true));
}

/**
 * Of all links of its kind from the same record, leaves this one: one step of undo. It is written anew, so that of two
 * people who keep different ones at the same time both stay, to be decided again, and not none.
 */
export function keepOnlyLink(plan: Plan, link: Link): void {
  const { from, to } = linkEnds(link);
  getRecordMap(plan, from.root, from.id);
  getRecordMap(plan, to.root, to.id);
  const kept = linkKey(link);
  const beginning = kept.slice(0, -to.id.length);
  const { links } = plan.roots;
  transactEdit(plan, 'edit', () => {
    for (const key of Array.from(links.keys()))
      if (key !== kept && key.startsWith(beginning)) links.delete(key);
    links.set(kept, true);
  });
}

export function removeLink(plan: Plan, link: Link): void {
  const key = linkKey(link);
  if (!plan.roots.links.has(key)) return;
  transactEdit(plan, 'edit', () => plan.roots.links.delete(key));
}

/** Adds plain text at the end of a fragment, for text that does not come from an editor. Deletes nothing. */
export function appendText(plan: Plan, address: FragmentAddress, text: string): void {
  assertEditable(plan);
  const fragment = plan.fragment(address);
  if (fragment === undefined) throw new Error(`appendText: no fragment at ${fragmentKey(address)}`);
  const draft = plainDraft(text, textSchemaOf(address));
  transactEdit(plan, 'edit', () => {
    const last = lastText(fragment);
    if (last === undefined) {
      fragment.insert(fragment.length, draftElements(draft));
      return;
    }
    const [first, ...rest] = draft;
    if (first !== undefined) last.insert(last.length, first.text);
    if (rest.length > 0) fragment.insert(fragment.length, draftElements(rest));
  });
}

/** Adds plain text below what stands in a fragment, as lines of its own; a title is one line. Deletes nothing. */
export function appendLines(plan: Plan, address: FragmentAddress, text: string): void {
  assertEditable(plan);
  const fragment = plan.fragment(address);
  if (fragment === undefined) throw new Error(`appendLines: no fragment at ${fragmentKey(address)}`);
  const schema = textSchemaOf(address);
  const isEmpty = readTextSnapshot(fragment, schema).plainText.trim() === '';
  if (isEmpty || schema === 'title') appendText(plan, address, isEmpty ? text : ` ${text}`);
  else
    transactEdit(plan, 'edit', () =>
      fragment.insert(fragment.length, draftElements(plainDraft(text, schema))),
    );
}

/** The end of the last line, if plain words may go on there. */
function lastText(fragment: Y.XmlFragment): Y.XmlText | undefined {
  if (fragment.length === 0) return undefined;
  const block: unknown = fragment.get(fragment.length - 1);
  if (!(block instanceof Y.XmlElement) || block.nodeName !== 'paragraph' || block.length === 0)
    return undefined;
  // A heading or an item is a line of its own.
  if (block.getAttribute('kind') !== undefined) return undefined;
  const text: unknown = block.get(block.length - 1);
  return text instanceof Y.XmlText ? text : undefined;
}

function prepareIndicator(plan: Plan, { place, ...values }: NewIndicator): PreparedRecord<'indicators'> {
  return prepareRecord(plan, 'indicators', { values, texts: {}, place });
}

/** Sets scalars of the plan as a whole; null empties one. */
export function setMeta(plan: Plan, patch: MetaPatch): void {
  const { meta } = plan.roots;
  const changed = Object.entries(patch).filter(
    ([field, value]) => value !== undefined && (meta.get(field) ?? null) !== value,
  );
  const readers: Readonly<Record<string, (raw: unknown) => unknown>> = META_FIELDS;
  for (const [field, value] of changed) {
    if (isUnreadable(readers[field]?.(value))) throw new Error(`meta.${field} cannot be ${String(value)}`);
  }
  if (changed.length === 0) return;
  transactEdit(plan, 'edit', () => {
    // Null is written, for the reason that `setRecord` gives.
    for (const [field, value] of changed) meta.set(field, value);
  });
}
