import { describe, expect, test } from 'vitest';

import { sizeOf, sizePatch, sizeRules } from './size-rules.ts';

const rules = sizeRules('en', 'fewer than ten');

describe('how many learners a group is', () => {
  test('is a whole number from ten on, the words for few, or not known', () => {
    expect(rules.parse('10')).toEqual({ value: 10 });
    expect(rules.parse(' 1,200 ')).toEqual({ value: 1200 });
    expect(rules.parse('Fewer than ten ')).toEqual({ value: 'few' });
    expect(rules.parse(' ')).toEqual({ value: null });
  });

  test('is never a number below ten, and that has a reason of its own', () => {
    for (let count = 0; count < 10; count++) {
      expect(rules.parse(String(count))).toBeUndefined();
      expect(rules.problemOf(String(count))).toBe('too-few');
    }
  });

  test('is nothing else', () => {
    for (const draft of ['many', '12.5', '-20', '2000000000']) {
      expect(rules.parse(draft)).toBeUndefined();
      expect(rules.problemOf(draft)).toBe('no-size');
    }
  });

  test('is written as one of the two', () => {
    expect(sizePatch('few')).toEqual({ size: null, isFew: true });
    expect(sizePatch(24)).toEqual({ size: 24, isFew: null });
    expect(sizePatch(null)).toEqual({ size: null, isFew: null });
  });

  test('is few where two people wrote both at once', () => {
    expect(sizeOf({ size: 24, isFew: true })).toBe('few');
    expect(sizeOf({ size: 24, isFew: null })).toBe(24);
    expect(rules.toDraft('few')).toBe('fewer than ten');
    expect(rules.toDraft(24)).toBe('24');
  });
});
