import type * as Y from 'yjs';

import { unreadable } from './field.ts';
import {
  type ActorId,
  type GoalId,
  type IndicatorId,
  isRecordId,
  type MeasureId,
  parseRecordId,
  type RecordAddress,
  type RecordRoot,
  type TargetId,
} from './ids.ts';
import type { Problem } from './record-kinds.ts';
import { isActive, sameOrNew, type TableSnapshot } from './record-table.ts';

/** One relation between two records. Kinds are added, never given another meaning. */
export type Link =
  | { readonly kind: 'goal'; readonly target: TargetId; readonly goal: GoalId }
  /** An indicator that shows the wider picture beside a target, such as a national rate. */
  | { readonly kind: 'context'; readonly target: TargetId; readonly indicator: IndicatorId }
  /** Who leads a measure or does it. */
  | { readonly kind: 'responsible'; readonly measure: MeasureId; readonly actor: ActorId }
  /** What a measure is for. */
  | { readonly kind: 'serves'; readonly measure: MeasureId; readonly goal: GoalId };

/** The records at the ends of a link. */
export function linkEnds(link: Link): { readonly from: RecordAddress; readonly to: RecordAddress } {
  switch (link.kind) {
    case 'goal':
      return { from: { root: 'targets', id: link.target }, to: { root: 'goals', id: link.goal } };
    case 'context':
      return { from: { root: 'targets', id: link.target }, to: { root: 'indicators', id: link.indicator } };
    case 'responsible':
      return { from: { root: 'measures', id: link.measure }, to: { root: 'actors', id: link.actor } };
    case 'serves':
      return { from: { root: 'measures', id: link.measure }, to: { root: 'goals', id: link.goal } };
  }
}

/** The letters that are persisted. */
const LETTERS = { goal: 'g', context: 'x', responsible: 'r', serves: 's' } as const;

/** `from|k|to`. */
export function linkKey(link: Link): string {
  const { from, to } = linkEnds(link);
  return `${from.id}|${LETTERS[link.kind]}|${to.id}`;
}

/** What a link is called at each of its ends, as the snapshot of links does: `goalsByTarget` holds the goals of a target. */
export type LinkField =
  | 'goalsOfTarget'
  | 'targetsOfGoal'
  | 'contextOfTarget'
  | 'targetsOfIndicator'
  | 'actorsOfMeasure'
  | 'measuresOfActor'
  | 'goalsOfMeasure'
  | 'measuresOfGoal';

const LINK_FIELDS: Readonly<Record<Link['kind'], { readonly from: LinkField; readonly to: LinkField }>> = {
  goal: { from: 'goalsOfTarget', to: 'targetsOfGoal' },
  context: { from: 'contextOfTarget', to: 'targetsOfIndicator' },
  responsible: { from: 'actorsOfMeasure', to: 'measuresOfActor' },
  serves: { from: 'goalsOfMeasure', to: 'measuresOfGoal' },
};

/** One end of a link: the record, and what the link is to it. */
export interface LinkEnd {
  readonly record: RecordAddress;
  readonly field: LinkField;
}

/** Both ends of the link that a key and its value stand for; none if they are no link that this version knows. */
export function readLinkEnds(key: string, value: unknown): readonly LinkEnd[] {
  const reading = parseLink(key, value);
  if (reading.kind !== 'link') return [];
  const { from, to } = linkEnds(reading.link);
  const fields = LINK_FIELDS[reading.link.kind];
  return [
    { record: from, field: fields.from },
    { record: to, field: fields.to },
  ];
}

type LinkReading =
  | { readonly kind: 'link'; readonly link: Link }
  /** A kind that a later version added. It is left alone. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' };

function parseLink(key: string, value: unknown): LinkReading {
  const [from = '', letter = '', to = '', ...rest] = key.split('|', 4);
  if (value !== true || rest.length > 0 || !isRecordId(from) || !isRecordId(to))
    return { kind: 'unreadable' };
  const link = linkOf(letter, from, to);
  if (link !== undefined) return { kind: 'link', link };
  return /^[a-z]$/.test(letter) ? { kind: 'other' } : { kind: 'unreadable' };
}

/** The link that a letter stands for; the ends are ids already. */
function linkOf(letter: string, from: string, to: string): Link | undefined {
  const target = parseRecordId('targets', from);
  const measure = parseRecordId('measures', from);
  const goal = parseRecordId('goals', to);
  const indicator = parseRecordId('indicators', to);
  const actor = parseRecordId('actors', to);
  if (letter === LETTERS.goal && target && goal) return { kind: 'goal', target, goal };
  if (letter === LETTERS.context && target && indicator) return { kind: 'context', target, indicator };
  if (letter === LETTERS.responsible && measure && actor) return { kind: 'responsible', measure, actor };
  if (letter === LETTERS.serves && measure && goal) return { kind: 'serves', measure, goal };
  return undefined;
}

/**
 * The relations between records in use, each list in the order of its records. A link whose end is archived is
 * hidden, and shows again when the record is restored; a link whose end is nowhere is a problem.
 */
export interface LinksSnapshot {
  readonly goalsByTarget: ReadonlyMap<TargetId, readonly GoalId[]>;
  readonly targetsByGoal: ReadonlyMap<GoalId, readonly TargetId[]>;
  readonly contextByTarget: ReadonlyMap<TargetId, readonly IndicatorId[]>;
  readonly actorsByMeasure: ReadonlyMap<MeasureId, readonly ActorId[]>;
  readonly measuresByActor: ReadonlyMap<ActorId, readonly MeasureId[]>;
  readonly goalsByMeasure: ReadonlyMap<MeasureId, readonly GoalId[]>;
  readonly measuresByGoal: ReadonlyMap<GoalId, readonly MeasureId[]>;
  readonly problems: readonly Problem[];
}

export type LinkedTables = { readonly [Root in RecordRoot]: TableSnapshot<Root> };

export function readLinks(
  links: Y.Map<unknown>,
  tables: LinkedTables,
  before: LinksSnapshot | undefined,
): LinksSnapshot {
  const problems: Problem[] = [];
  const lists = new LinkLists();
  for (const [key, value] of links) {
    const reading = parseLink(key, value);
    if (reading.kind === 'other') continue;
    if (reading.kind === 'unreadable') {
      problems.push(linkProblem('unknown-value', key));
      continue;
    }
    const state = linkState(reading.link, tables);
    if (state === 'dangling') problems.push(linkProblem('dangling', key));
    if (state === 'live') lists.add(reading.link);
  }
  return Object.freeze({ ...lists.inOrderOf(tables, before), problems: Object.freeze(problems) });
}

function linkState(link: Link, tables: LinkedTables): 'live' | 'hidden' | 'dangling' {
  const ends = linkEnds(link);
  const from = recordAt(tables, ends.from);
  const to = recordAt(tables, ends.to);
  if (from === undefined || to === undefined) return 'dangling';
  return isActive(from) && isActive(to) ? 'live' : 'hidden';
}

function recordAt(
  tables: LinkedTables,
  { root, id }: RecordAddress,
): { readonly archivedAt: unknown } | undefined {
  const table: { readonly byId: ReadonlyMap<string, { readonly archivedAt: unknown }> } = tables[root];
  return table.byId.get(id);
}

function linkProblem(kind: 'unknown-value' | 'dangling', key: string): Problem {
  return Object.freeze({
    root: 'links',
    recordId: null,
    field: null,
    kind,
    raw: unreadable('unknown-value', key).raw,
  });
}

/** Both directions of every kind of link, while they are read. */
class LinkLists {
  readonly #goalsByTarget = new Lists<TargetId, GoalId>();
  readonly #targetsByGoal = new Lists<GoalId, TargetId>();
  readonly #contextByTarget = new Lists<TargetId, IndicatorId>();
  readonly #actorsByMeasure = new Lists<MeasureId, ActorId>();
  readonly #measuresByActor = new Lists<ActorId, MeasureId>();
  readonly #goalsByMeasure = new Lists<MeasureId, GoalId>();
  readonly #measuresByGoal = new Lists<GoalId, MeasureId>();

  add(link: Link): void {
    switch (link.kind) {
      case 'goal':
        this.#goalsByTarget.add(link.target, link.goal);
        this.#targetsByGoal.add(link.goal, link.target);
        return;
      case 'context':
        this.#contextByTarget.add(link.target, link.indicator);
        return;
      case 'responsible':
        this.#actorsByMeasure.add(link.measure, link.actor);
        this.#measuresByActor.add(link.actor, link.measure);
        return;
      case 'serves':
        this.#goalsByMeasure.add(link.measure, link.goal);
        this.#measuresByGoal.add(link.goal, link.measure);
    }
  }

  inOrderOf(
    { goals, indicators, targets, actors, measures }: LinkedTables,
    before: LinksSnapshot | undefined,
  ): Omit<LinksSnapshot, 'problems'> {
    return {
      goalsByTarget: this.#goalsByTarget.inOrderOf(goals.active, before?.goalsByTarget),
      targetsByGoal: this.#targetsByGoal.inOrderOf(targets.active, before?.targetsByGoal),
      contextByTarget: this.#contextByTarget.inOrderOf(indicators.active, before?.contextByTarget),
      actorsByMeasure: this.#actorsByMeasure.inOrderOf(actors.active, before?.actorsByMeasure),
      measuresByActor: this.#measuresByActor.inOrderOf(measures.active, before?.measuresByActor),
      goalsByMeasure: this.#goalsByMeasure.inOrderOf(goals.active, before?.goalsByMeasure),
      measuresByGoal: this.#measuresByGoal.inOrderOf(measures.active, before?.measuresByGoal),
    };
  }
}

/** Lists by key, brought into the order of the records that they name. */
class Lists<Key, Id> {
  readonly #lists = new Map<Key, Set<Id>>();

  add(key: Key, id: Id): void {
    const list = this.#lists.get(key) ?? new Set();
    this.#lists.set(key, list.add(id));
  }

  inOrderOf(
    ordered: readonly { readonly id: Id }[],
    before: ReadonlyMap<Key, readonly Id[]> | undefined,
  ): ReadonlyMap<Key, readonly Id[]> {
    const places = new Map(ordered.map(({ id }, place) => [id, place]));
    const placeOf = (id: Id): number => places.get(id) ?? places.size;
    return new Map(
      [...this.#lists].map(([key, ids]) => [
        key,
        sameOrNew(
          before?.get(key),
          [...ids].sort((a, b) => placeOf(a) - placeOf(b)),
        ),
      ]),
    );
  }
}
