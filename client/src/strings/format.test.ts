import { describe, expect, test } from 'vitest';

import { formatFor } from './format.ts';

describe('formatFor', () => {
  test("writes numbers and months as the reader's language does", () => {
    expect(formatFor('en').number(1234.5)).toBe('1,234.5');
    expect(formatFor('de').number(1234.5)).toBe('1.234,5');
    expect(formatFor('en').number(0.0000001)).toBe('0.0000001');
    expect(formatFor('de').number(0.1)).toBe('0,1');
    expect(formatFor('en').month('2027-07')).toBe('July 2027');
    expect(formatFor('de').month('2027-07')).toBe('Juli 2027');
    expect(formatFor('en').monthName('09')).toBe('September');
    expect(formatFor('en-IE').day('2026-11-03')).toBe('3 Nov 2026');
    expect(formatFor('en').list(['Ana', 'Ben', 'Vera'])).toBe('Ana, Ben, and Vera');
  });

  test("takes the device's variant of the language, and no tag that is none", () => {
    expect(formatFor('en', ['de-DE', 'en-IE']).locale).toBe('en-IE');
    expect(formatFor('en', ['de-DE']).locale).toBe('en');
    expect(formatFor('en', ['en-US@posix']).locale).toBe('en');
  });
});
