import type * as Y from 'yjs';

import { unreadable } from './field.ts';
import { isRecordId, type RecordAddress, type RecordRoot } from './ids.ts';
import {
  fieldOfList,
  type Link,
  LINK_KIND_NAMES,
  LINK_KINDS,
  linkEnds,
  type LinkField,
  type LinkListName,
  type LinkLists,
  linkOfLetter,
} from './link-kinds.ts';
import type { Problem } from './record-kinds.ts';
import { isActive, sameOrNew, type TableSnapshot } from './record-table.ts';
import type { ReferenceField } from './references.ts';

/** `from|k|to`. */
export function linkKey(link: Link): string {
  const { from, to } = linkEnds(link);
  return `${from.id}|${LINK_KINDS[link.kind].letter}|${to.id}`;
}

/** One end of a link: the record, and what the link is to it. */
export interface LinkEnd {
  readonly record: RecordAddress;
  readonly field: LinkField | ReferenceField;
}

/** Both ends of the link that a key and its value stand for; none if they are no link that this version knows. */
export function readLinkEnds(key: string, value: unknown): readonly LinkEnd[] {
  const reading = parseLink(key, value);
  if (reading.kind !== 'link') return [];
  const { from, to } = linkEnds(reading.link);
  const [forward, back] = LINK_KINDS[reading.link.kind].lists;
  return [
    { record: from, field: fieldOfList(forward) },
    { record: to, field: fieldOfList(back) },
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
  const link = linkOfLetter(letter, from, to);
  if (link !== undefined) return { kind: 'link', link };
  return /^[a-z]$/.test(letter) ? { kind: 'other' } : { kind: 'unreadable' };
}

/**
 * The relations between records in use, each list in the order of its records. A link whose end is archived is
 * hidden, and shows again when the record is restored; a link whose end is nowhere is a problem.
 */
export type LinksSnapshot = LinkLists & { readonly problems: readonly Problem[] };

export type LinkedTables = { readonly [Root in RecordRoot]: TableSnapshot<Root> };

export function readLinks(
  links: Y.Map<unknown>,
  tables: LinkedTables,
  before: LinksSnapshot | undefined,
): LinksSnapshot {
  const problems: Problem[] = [];
  const lists = new Map<LinkListName, Map<string, Set<string>>>();
  for (const [key, value] of links) {
    const reading = parseLink(key, value);
    if (reading.kind === 'other') continue;
    if (reading.kind === 'unreadable') {
      problems.push(linkProblem('unknown-value', key));
      continue;
    }
    const state = linkState(reading.link, tables);
    if (state === 'dangling') problems.push(linkProblem('dangling', key));
    if (state === 'live') addToLists(lists, reading.link);
  }
  // One list for each direction of each kind, as the type says.
  const inOrder = Object.fromEntries(
    LINK_KIND_NAMES.flatMap((kind) => {
      const { from, to, lists: names } = LINK_KINDS[kind];
      return [
        [names[0], inOrderOf(tables[to].active, lists.get(names[0]), before?.[names[0]])],
        [names[1], inOrderOf(tables[from].active, lists.get(names[1]), before?.[names[1]])],
      ];
    }),
  ) as unknown as LinkLists;
  return Object.freeze({ ...inOrder, problems: Object.freeze(problems) });
}

function addToLists(lists: Map<LinkListName, Map<string, Set<string>>>, link: Link): void {
  const { from, to } = linkEnds(link);
  const [forward, back] = LINK_KINDS[link.kind].lists;
  for (const [name, key, id] of [[forward, from.id, to.id] as const, [back, to.id, from.id] as const]) {
    const list = lists.get(name) ?? new Map<string, Set<string>>();
    lists.set(name, list);
    const ids = list.get(key) ?? new Set();
    list.set(key, ids.add(id));
  }
}

/** The lists in the order of the records that they name; the former ones where nothing changed in them. */
function inOrderOf(
  ordered: readonly { readonly id: string }[],
  lists: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  before: ReadonlyMap<string, readonly string[]> | undefined,
): ReadonlyMap<string, readonly string[]> {
  if (lists === undefined) return before?.size === 0 ? before : new Map<string, readonly string[]>();
  const places = new Map(ordered.map(({ id }, place) => [id, place]));
  const placeOf = (id: string): number => places.get(id) ?? places.size;
  return new Map(
    [...lists].map(([key, ids]) => [
      key,
      sameOrNew(
        before?.get(key),
        [...ids].sort((a, b) => placeOf(a) - placeOf(b)),
      ),
    ]),
  );
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
