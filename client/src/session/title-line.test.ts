import { describe, expect, test } from 'vitest';

import { titleLine } from './title-line.ts';

describe('titleLine', () => {
  test('is one line, and empty when there is nothing to see', () => {
    expect(titleLine(' Hill \n School ')).toBe('Hill School');
    expect(titleLine('\u200B \u2060')).toBe('');
  });

  test('names a title of 10,000 characters by its beginning', () => {
    expect(titleLine('x'.repeat(10_000))).toBe(`${'x'.repeat(300)}…`);
    expect(titleLine('م'.repeat(10_000))).toBe(`${'م'.repeat(300)}…`);
    expect(titleLine('x'.repeat(300))).toBe('x'.repeat(300));
  });

  test('cuts no character in two, however many codes it is made of', () => {
    expect(titleLine(`x${'👩‍🏫'.repeat(100)}`)).toBe(`x${'👩‍🏫'.repeat(59)}…`);
    expect(titleLine(`${'x'.repeat(299)}e\u0301${'y'.repeat(9)}`)).toBe(`${'x'.repeat(299)}…`);
  });
});
