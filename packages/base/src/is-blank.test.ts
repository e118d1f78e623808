import { describe, expect, test } from 'vitest';

import { isBlank } from './is-blank.ts';

describe('isBlank', () => {
  test.each([
    '',
    ' \t\n\u00A0',
    '\u200B',
    '\u200B \u200D\u2060',
    '\uFEFF',
    '\u200F\u200E',
    '\u00AD',
    '\uFE0F',
  ])('sees nothing in %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  test.each(['.', '\u200Ba', 'مدرسة', '\u200Fמ', '👩‍🏫', '❤️', '0'])('sees something in %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});
