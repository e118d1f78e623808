import { describe, expect, test } from 'vitest';

import { newId, seededRandom, systemRandom } from './random.ts';

describe('newId', () => {
  test('makes ids of the asked length that are safe in URLs and keys', () => {
    expect(newId(systemRandom)).toMatch(/^[\w-]{12}$/);
    expect(newId(systemRandom, 43)).toMatch(/^[\w-]{43}$/);
  });

  test('does not repeat itself', () => {
    const ids = new Set(Array.from({ length: 10_000 }, () => newId(systemRandom)));
    expect(ids.size).toBe(10_000);
  });
});

describe('seededRandom', () => {
  test('gives the same numbers for the same seed and others for another', () => {
    const draw = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 5 }, () => random.fraction());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });
});
