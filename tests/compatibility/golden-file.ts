import { readFileSync, writeFileSync } from 'node:fs';

import { seededRandom } from '@holdfast/base';
import { type Discussion, openDiscussion, openPlan, type Plan } from '@holdfast/plan-model';
import * as Y from 'yjs';

/** 1 September 2026. */
const WRITTEN_AT = 1_788_220_800_000;

const fileOf = (name: string, kind: 'update' | 'json'): URL =>
  new URL(`golden/${name}.${kind}`, import.meta.url);

/** An empty document in which everything is the same at each writing. */
export function openGolden(): Plan {
  return planOver(newDocument(), 1);
}

export function newDocument(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  return doc;
}

/** `seed` decides which ids are drawn: another one than that by which the document was written. */
export function planOver(doc: Y.Doc, seed = 2): Plan {
  return openPlan(doc, portsOf('participant-ana', seed));
}

export function discussionOver(doc: Y.Doc, participantId: string, seed = 2): Discussion {
  return openDiscussion(doc, portsOf(participantId, seed));
}

function portsOf(participantId: string, seed: number) {
  const clock = { now: () => WRITTEN_AT, setTimer: () => () => {} };
  return { clock, random: seededRandom(seed), participantId };
}

/** Writes a document beside what this version reads in it. Never over one that is there: that is what others wrote. */
export function writeGolden(name: string, { doc, snapshot }: Written): void {
  const flag = { flag: 'wx' } as const;
  writeFileSync(fileOf(name, 'update'), Y.encodeStateAsUpdate(doc), flag);
  writeFileSync(fileOf(name, 'json'), `${JSON.stringify(plainSnapshot(snapshot()), null, 2)}\n`, flag);
}

interface Written {
  readonly doc: Y.Doc;
  readonly snapshot: () => object;
}

export function readGolden(name: string): { readonly update: Uint8Array; readonly expected: object } {
  const expected: unknown = JSON.parse(readFileSync(fileOf(name, 'json'), 'utf8'));
  if (typeof expected !== 'object' || expected === null) throw new Error(`${name}: no snapshot`);
  return { update: readFileSync(fileOf(name, 'update')), expected };
}

/** A snapshot as JSON: maps as objects, sets as lists. */
export function plainSnapshot(snapshot: object): object {
  const text = JSON.stringify(snapshot, (_, value: unknown) => {
    if (value instanceof Map) return Object.fromEntries(value);
    return value instanceof Set ? [...value] : value;
  });
  const plain: unknown = JSON.parse(text);
  if (typeof plain !== 'object' || plain === null) throw new Error('a snapshot is an object');
  return plain;
}
