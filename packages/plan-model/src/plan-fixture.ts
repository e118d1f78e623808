import { seededRandom } from '@holdfast/base';
import * as Y from 'yjs';

import type { Arrival } from './arrival.ts';
import type { Crossing } from './crossing.ts';
import { findCrossings } from './find-crossings.ts';
import { ORIGIN } from './origins.ts';
import { createPlanUndo, type PlanUndo } from './plan-undo.ts';
import { openPlan, type Plan } from './plan.ts';
import { applyTemplate, BLANK_TEMPLATE, type PlanTemplate, templateUpdate } from './template.ts';

/** Stands for the text binding's plugin key. */
export const TEXT_ORIGIN = { key: 'y-sync$' };

/** One person with a device, for tests: a document, the plan over it and its undo. */
export interface Replica {
  readonly doc: Y.Doc;
  readonly plan: Plan;
  readonly undo: PlanUndo;
  /** Moves this person's clock; it starts at 1000. */
  setTime(now: number): void;
}

export function newReplica(name: string, template: PlanTemplate | null = BLANK_TEMPLATE): Replica {
  const doc = new Y.Doc();
  // Ids are drawn from the name, and so are the same in every run; client ids stay random, as in life.
  const seed = Array.from(name).reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
  let now = 1000;
  const clock = { now: () => now, setTimer: () => () => {} };
  const plan = openPlan(doc, { clock, random: seededRandom(seed), participantId: `participant-${name}` });
  if (template !== null) applyTemplate(doc, templateUpdate(template));
  // Steps are parted by what is done and never by how fast the test runs.
  const undo = createPlanUndo(plan, { textOrigin: TEXT_ORIGIN, captureTimeout: Infinity });
  return { doc, plan, undo, setTime: (time) => (now = time) };
}

/** Brings all replicas into step, both ways. */
export function syncAll(...replicas: readonly Replica[]): void {
  for (let round = 0; round < 2; round++) {
    for (const from of replicas) {
      const update = Y.encodeStateAsUpdate(from.doc);
      for (const to of replicas) if (to !== from) Y.applyUpdate(to.doc, update, 'holdfast.relay');
    }
  }
}

/** Every change that is made on a replica from now on, as its journal would hold it. */
export function recordChanges({ doc }: Replica): readonly Uint8Array[] {
  const changes: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== ORIGIN.relay) changes.push(update);
  });
  return changes;
}

/** Brings one update in, as from the relay, and answers what crossed. */
export function receiveUpdate(
  { doc }: Replica,
  update: Uint8Array,
  arrival: Partial<Pick<Arrival, 'from' | 'unacknowledged'>> = {},
): readonly Crossing[] {
  const { from = 'live', unacknowledged = [] } = arrival;
  const found: Crossing[] = [];
  const look = (transaction: Y.Transaction): void => {
    if (transaction.origin !== ORIGIN.relay) return;
    const isOwn = (client: number): boolean => client === doc.clientID;
    found.push(...findCrossings({ from, transaction, updates: [update], unacknowledged }, isOwn));
  };
  doc.on('afterTransaction', look);
  Y.applyUpdate(doc, update, ORIGIN.relay);
  doc.off('afterTransaction', look);
  return found;
}

/** A named client id for tests in which it decides who wins. */
export function withClientId(replica: Replica, clientId: number): Replica {
  replica.doc.clientID = clientId;
  return replica;
}

/** Types into a paragraph of a fragment as the text binding does; a new text is made where the paragraph has none. */
export function typeInto(
  replica: Replica,
  fragment: Y.XmlFragment,
  what: { text: string; block?: number; at?: number },
): void {
  replica.doc.transact(() => {
    const block = fragment.get(what.block ?? 0);
    if (!(block instanceof Y.XmlElement)) throw new Error('there is no such paragraph');
    let text = block.toArray().findLast((child) => child instanceof Y.XmlText);
    if (text === undefined) {
      text = new Y.XmlText();
      block.insert(block.length, [text]);
    }
    text.insert(Math.min(what.at ?? text.length, text.length), what.text);
  }, TEXT_ORIGIN);
}

/** Enter at a place in a paragraph, as y-tiptap 3.0.9 writes it: what follows is deleted and made again below. */
export function pressEnter(
  replica: Replica,
  fragment: Y.XmlFragment,
  where: { block: number; at?: number },
): void {
  replica.doc.transact(() => {
    const block = fragment.get(where.block);
    if (!(block instanceof Y.XmlElement)) throw new Error('there is no such paragraph');
    const text = block.toArray().findLast((child) => child instanceof Y.XmlText);
    const at = Math.min(where.at ?? Infinity, text?.length ?? 0);
    const tail = text === undefined ? '' : plainText(text).slice(at);
    const below = new Y.XmlElement('paragraph');
    if (text !== undefined && tail !== '') {
      text.delete(at, tail.length);
      below.insert(0, [new Y.XmlText(tail)]);
    }
    fragment.insert(where.block + 1, [below]);
  }, TEXT_ORIGIN);
}

/** Backspace at the start of a paragraph, as y-tiptap writes it: it is deleted, and its words made again above. */
export function joinLine(replica: Replica, fragment: Y.XmlFragment, block: number): void {
  replica.doc.transact(() => {
    const joined = fragment.get(block);
    const above = fragment.get(block - 1);
    if (!(joined instanceof Y.XmlElement) || !(above instanceof Y.XmlElement)) return;
    const words = joined
      .toArray()
      .map((child) => (child instanceof Y.XmlText ? plainText(child) : ''))
      .join('');
    let text = above.toArray().findLast((child) => child instanceof Y.XmlText);
    if (text === undefined) {
      text = new Y.XmlText();
      above.insert(above.length, [text]);
    }
    text.insert(text.length, words);
    fragment.delete(block, 1);
  }, TEXT_ORIGIN);
}

export function removeLine(replica: Replica, fragment: Y.XmlFragment, block: number): void {
  replica.doc.transact(() => fragment.delete(block, 1), TEXT_ORIGIN);
}

function plainText(text: Y.XmlText): string {
  const delta: readonly { readonly insert?: unknown }[] = text.toDelta();
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** The fragment at an address that the test knows to exist. */
export function fragmentOf(replica: Replica, address: Parameters<Plan['fragment']>[0]): Y.XmlFragment {
  const fragment = replica.plan.fragment(address);
  if (fragment === undefined) throw new Error('there is no such fragment');
  return fragment;
}
