import { describe, expect, test } from 'vitest';

import { initials } from './avatar.tsx';

describe('initials', () => {
  test.each([
    ['Ana Torres', 'AT'],
    ['ben', 'B'],
    ['  María del Carmen  Ruiz ', 'MR'],
    ['ليلى حداد', 'لح'],
    ['王', '王'],
    ['👩‍🏫 Vera', '👩‍🏫V'],
    ['', ''],
  ])('of %j are %j', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
