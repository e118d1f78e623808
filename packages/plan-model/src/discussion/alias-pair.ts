import type { Brand } from '@holdfast/base';

import { isParticipantId } from './entry-key.ts';

/** `<one>~<other>`, the smaller id first: two participants, named the same by whoever says something of them. */
export type PairName = Brand<string, 'PairName'>;

/** Two participants of whom somebody says whether they are one person. */
export interface AliasPair {
  readonly name: PairName;
  readonly both: readonly [string, string];
}

/** Undefined for what names no two participants, or names them the other way round. */
export function parseAliasPair(name: string): AliasPair | undefined {
  const [one = '', other = '', ...more] = name.split('~');
  if (more.length > 0 || one >= other || ![one, other].every(isParticipantId)) return undefined;
  return Object.freeze({ name: name as PairName, both: Object.freeze([one, other] as const) });
}

/** Throws on what are no two participants: the ids come from this code. */
export function aliasPair(one: string, other: string): AliasPair {
  const pair = parseAliasPair(one < other ? `${one}~${other}` : `${other}~${one}`);
  if (pair === undefined) throw new RangeError(`“${one}” and “${other}” are no two participants`);
  return pair;
}
