import type * as Y from 'yjs';

import { unreadable } from './field.ts';
import { type GoalId, type IndicatorId, isRecordId, parseRecordId, type TargetId } from './ids.ts';
import type { Problem } from './record-kinds.ts';
import { isActive, sameOrNew, type TableSnapshot } from './record-table.ts';

/** One relation between two records. Kinds are added, never given another meaning. */
export type Link =
  | { readonly kind: 'goal'; readonly target: TargetId; readonly goal: GoalId }
  /** An indicator that shows the wider picture beside a target, such as a national rate. */
  | { readonly kind: 'context'; readonly target: TargetId; readonly indicator: IndicatorId };

/** `from|k|to`, with the letters that are persisted. */
export function linkKey(link: Link): string {
  return link.kind === 'goal' ? `${link.target}|g|${link.goal}` : `${link.target}|x|${link.indicator}`;
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
  if (letter !== 'g' && letter !== 'x')
    return /^[a-z]$/.test(letter) ? { kind: 'other' } : { kind: 'unreadable' };
  const target = parseRecordId('targets', from);
  const goal = parseRecordId('goals', to);
  const indicator = parseRecordId('indicators', to);
  if (target === undefined || goal === undefined || indicator === undefined) return { kind: 'unreadable' };
  return {
    kind: 'link',
    link: letter === 'g' ? { kind: 'goal', target, goal } : { kind: 'context', target, indicator },
  };
}

/**
 * The relations between records in use, each list in the order of its records. A link whose end is archived is
 * hidden, and shows again when the record is restored; a link whose end is nowhere is a problem.
 */
export interface LinksSnapshot {
  readonly goalsByTarget: ReadonlyMap<TargetId, readonly GoalId[]>;
  readonly targetsByGoal: ReadonlyMap<GoalId, readonly TargetId[]>;
  readonly contextByTarget: ReadonlyMap<TargetId, readonly IndicatorId[]>;
  readonly problems: readonly Problem[];
}

export interface LinkedTables {
  readonly goals: TableSnapshot<'goals'>;
  readonly indicators: TableSnapshot<'indicators'>;
  readonly targets: TableSnapshot<'targets'>;
}

export function readLinks(
  links: Y.Map<unknown>,
  tables: LinkedTables,
  before: LinksSnapshot | undefined,
): LinksSnapshot {
  const problems: Problem[] = [];
  const goalsByTarget = new Lists<TargetId, GoalId>();
  const targetsByGoal = new Lists<GoalId, TargetId>();
  const contextByTarget = new Lists<TargetId, IndicatorId>();
  for (const [key, value] of links) {
    const reading = parseLink(key, value);
    if (reading.kind === 'other') continue;
    if (reading.kind === 'unreadable') {
      problems.push(linkProblem('unknown-value', key));
      continue;
    }
    const { link } = reading;
    const state = linkState(link, tables);
    if (state === 'dangling') problems.push(linkProblem('dangling', key));
    if (state !== 'live') continue;
    if (link.kind === 'goal') {
      goalsByTarget.add(link.target, link.goal);
      targetsByGoal.add(link.goal, link.target);
    } else {
      contextByTarget.add(link.target, link.indicator);
    }
  }
  return Object.freeze({
    goalsByTarget: goalsByTarget.inOrderOf(tables.goals.active, before?.goalsByTarget),
    targetsByGoal: targetsByGoal.inOrderOf(tables.targets.active, before?.targetsByGoal),
    contextByTarget: contextByTarget.inOrderOf(tables.indicators.active, before?.contextByTarget),
    problems: Object.freeze(problems),
  });
}

function linkState(link: Link, tables: LinkedTables): 'live' | 'hidden' | 'dangling' {
  const from = tables.targets.byId.get(link.target);
  const to =
    link.kind === 'goal' ? tables.goals.byId.get(link.goal) : tables.indicators.byId.get(link.indicator);
  if (from === undefined || to === undefined) return 'dangling';
  return isActive(from) && isActive(to) ? 'live' : 'hidden';
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
