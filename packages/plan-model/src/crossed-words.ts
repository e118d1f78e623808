import * as Y from 'yjs';

import type { ArrivalFacts, ItemId, ItemPart } from './arrival.ts';
import { type Crossing, idText } from './crossing.ts';
import type { PlanRoots } from './plan-layout.ts';
import { textOf } from './text-place.ts';
import { holderOf, joinWords, wordItems } from './yjs-items.ts';

/**
 * Words that vanished though nobody who had seen them deleted them: they stood in a line that somebody took away
 * (deleted, joined to the one before, or whose Enter was undone), and in Yjs a deletion beats an edit inside. Mine are
 * found whoever took the line; another's only where I took it, and nobody could know of that yet.
 */
export function findCrossedWords(roots: PlanRoots, facts: ArrivalFacts): readonly Crossing[] {
  const vanished = findVanished(facts);
  const texts = new Set([...vanished.keys()].map(({ parent }) => parent));
  return [...texts].flatMap((text): readonly Crossing[] => {
    const address = textOf(roots, text);
    if (!(text instanceof Y.Text) || address === undefined) return [];
    return (['mine', 'theirs'] as const).flatMap((whose) => {
      const lost = new Map([...vanished].filter(([{ id }]) => facts.isOwn(id.client) === (whose === 'mine')));
      const words = lostWords(text, { lost, facts });
      return words === undefined ? [] : [{ ...words, kind: 'words', text: address, whose }];
    });
  });
}

/** Pieces of text and what of them vanished. */
type Vanished = ReadonlyMap<Y.Item, readonly ItemPart[]>;

function findVanished(facts: ArrivalFacts): Vanished {
  const { transaction } = facts;
  const vanished = new Map<Y.Item, readonly ItemPart[]>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return;
    if (!facts.isOwn(struct.id.client) && !isInMyDeletion(struct, facts)) return;
    const parts = facts.unnamedParts(struct);
    if (parts.length > 0) vanished.set(struct, parts);
  });
  return vanished;
}

function isInMyDeletion(item: Y.Item, facts: ArrivalFacts): boolean {
  if (!facts.isNew(item.id)) return false;
  const gone = goneAround(item);
  return gone !== undefined && facts.isDeletedUnseen(gone.id);
}

/** The nearest element around an item that is itself deleted. */
function goneAround(item: Y.Item): Y.Item | undefined {
  let around = holderOf(item.parent);
  while (around !== null && !around.deleted) around = holderOf(around.parent);
  return around ?? undefined;
}

function lostWords(text: Y.Text, { lost, facts }: { readonly lost: Vanished; readonly facts: ArrivalFacts }) {
  const items = wordItems(text);
  const first = items.find((item) => lost.has(item));
  const [firstPart] = first === undefined ? [] : (lost.get(first) ?? []);
  const words = joinPieces(items.map((item) => piecesOf(item, lost.get(item) ?? [])));
  if (first === undefined || firstPart === undefined || words.trim() === '') return undefined;
  const { client, clock } = first.id;
  return {
    id: `words:${idText({ client, clock: clock + firstPart.from })}`,
    other: facts.isOwn(client) ? null : client,
    words,
    line: joinWords(items.filter((item) => facts.wasVisible(item) || lost.has(item))),
    after: lineBefore(text),
  };
}

/** The lost letters of a piece, with a break where others stood that were not lost. */
function piecesOf(item: Y.Item, parts: readonly ItemPart[]): string {
  if (parts.length === 0) return BREAK;
  const words = joinWords([item]);
  const [first] = parts;
  const last = parts.at(-1);
  const before = first?.from === 0 ? '' : BREAK;
  const after = last?.to === item.length ? '' : BREAK;
  return before + parts.map(({ from, to }) => words.slice(from, to)).join(BREAK) + after;
}

const BREAK = '\n';

function joinPieces(pieces: readonly string[]): string {
  return pieces
    .join('')
    .replaceAll(/\n+/gu, BREAK)
    .replaceAll(/^\n|\n$/gu, '');
}

/** The nearest line before the one that `text` stood in, of those that are still there. */
function lineBefore(text: Y.Text): ItemId | null {
  const line = holderOf(text.parent instanceof Y.XmlElement ? text.parent : text);
  let before = line?.left ?? null;
  while (before !== null && (before.deleted || !(before.content instanceof Y.ContentType)))
    before = before.left;
  return before === null ? null : { client: before.id.client, clock: before.id.clock };
}
