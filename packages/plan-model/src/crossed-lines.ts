import * as Y from 'yjs';

import type { ArrivalFacts } from './arrival.ts';
import { type Crossing, idText } from './crossing.ts';
import type { PlanRoots } from './plan-layout.ts';
import { textOf } from './text-place.ts';
import { holderOf, itemsIn, joinWords, wordItems } from './yjs-items.ts';

/**
 * Lines that both rewrote while apart: each took words away that the other kept or took as well, and wrote others. Only
 * after an absence: people who type in one line at the same time see each other's carets.
 */
export function findCrossedLines(roots: PlanRoots, facts: ArrivalFacts): readonly Crossing[] {
  if (facts.from !== 'join') return [];
  return [...facts.transaction.changed.keys()].flatMap((text): readonly Crossing[] => {
    const holder = holderOf(text);
    if (!(text instanceof Y.Text) || holder === null || holder.deleted) return [];
    const mine = myRewriting(text, facts);
    const address = textOf(roots, text);
    if (address === undefined || mine === undefined || !isRewrittenByOthers(text, facts)) return [];
    const items = wordItems(text);
    return [
      {
        id: `line:${idText(holder.id)}:${idText(mine.id)}`,
        other: items.find(({ id, deleted }) => !deleted && isTheirs(id, facts))?.id.client ?? null,
        kind: 'line',
        text: address,
        line: { client: holder.id.client, clock: holder.id.clock },
        mine: joinWords(items.filter((item) => facts.wasVisible(item))),
        together: joinWords(items.filter(({ deleted }) => !deleted)),
      },
    ];
  });
}

/** My first word in a line that I rewrote and nobody has seen. */
function myRewriting(text: Y.Text, facts: ArrivalFacts): Y.Item | undefined {
  let hasTaken = false;
  let written: Y.Item | undefined;
  for (const item of itemsIn(text)) {
    const isMine = facts.isUnseen(item.lastId);
    if (isMine && !item.deleted && item.content instanceof Y.ContentString) written ??= item;
    // What I deleted before is no longer words, but an item of the same length.
    if (!isMine && item.deleted && !facts.isNew(item.id) && facts.isDeletedUnseen(item.id)) hasTaken = true;
  }
  return hasTaken ? written : undefined;
}

function isRewrittenByOthers(text: Y.Text, facts: ArrivalFacts): boolean {
  let hasTaken = false;
  let hasWritten = false;
  for (const item of itemsIn(text)) {
    if (item.content instanceof Y.ContentString && !item.deleted && isTheirs(item.id, facts))
      hasWritten = true;
    const isOld = !facts.isNew(item.id) && !facts.isUnseen(item.id);
    if (isOld && item.deleted && facts.isNamedDeleted(item.id) && !isFormat(item)) hasTaken = true;
  }
  return hasTaken && hasWritten;
}

function isFormat({ content }: Y.Item): boolean {
  return content instanceof Y.ContentFormat;
}

function isTheirs(id: Y.ID, facts: ArrivalFacts): boolean {
  return facts.isNew(id) && !facts.isOwn(id.client);
}
