export { assert, unreachable } from './assert.ts';
export type { Brand } from './brand.ts';
export { type Clock, systemClock } from './clock.ts';
export { Emitter } from './emitter.ts';
export { isBlank } from './is-blank.ts';
export { newId, type Random, seededRandom, systemRandom } from './random.ts';
