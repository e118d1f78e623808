import { readFileSync, writeFileSync } from 'node:fs';

import { seededRandom } from '@holdfast/base';
import { openPlan, type Plan, type PlanSnapshot } from '@holdfast/plan-model';
import * as Y from 'yjs';

/** 1 September 2026. */
const WRITTEN_AT = 1_788_220_800_000;

const fileOf = (name: string, kind: 'update' | 'json'): URL =>
  new URL(`golden/${name}.${kind}`, import.meta.url);

/** An empty document in which everything is the same at each writing. */
export function openGolden(): Plan {
  const doc = new Y.Doc();
  doc.clientID = 1;
  return planOver(doc, 1);
}

/** `seed` decides which ids are drawn: another one than that by which the document was written. */
export function planOver(doc: Y.Doc, seed = 2): Plan {
  return openPlan(doc, {
    clock: { now: () => WRITTEN_AT, setTimer: () => () => {} },
    random: seededRandom(seed),
    participantId: 'participant-ana',
  });
}

/** Writes a document beside what this version reads in it. Never over one that is there: that is what others wrote. */
export function writeGolden(name: string, plan: Plan): void {
  const flag = { flag: 'wx' } as const;
  writeFileSync(fileOf(name, 'update'), Y.encodeStateAsUpdate(plan.doc), flag);
  writeFileSync(fileOf(name, 'json'), `${JSON.stringify(plainSnapshot(plan.snapshot()), null, 1)}\n`, flag);
}

export function readGolden(name: string): { readonly update: Uint8Array; readonly expected: object } {
  const expected: unknown = JSON.parse(readFileSync(fileOf(name, 'json'), 'utf8'));
  if (typeof expected !== 'object' || expected === null) throw new Error(`${name}: no snapshot`);
  return { update: readFileSync(fileOf(name, 'update')), expected };
}

/** A snapshot as JSON: maps as objects, sets as lists. */
export function plainSnapshot(snapshot: PlanSnapshot): object {
  const text = JSON.stringify(snapshot, (_, value: unknown) => {
    if (value instanceof Map) return Object.fromEntries(value);
    return value instanceof Set ? [...value] : value;
  });
  const plain: unknown = JSON.parse(text);
  if (typeof plain !== 'object' || plain === null) throw new Error('a snapshot is an object');
  return plain;
}
