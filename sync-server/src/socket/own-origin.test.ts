import { describe, expect, test } from 'vitest';

import { isOwnOrigin } from './own-origin.ts';

const publicUrl = new URL('https://plan.school.example');

describe('isOwnOrigin', () => {
  test.each([
    [undefined, 'localhost:8080', true],
    ['http://localhost:8080', 'localhost:8080', true],
    ['https://plan.school.example', '10.0.0.7:8080', true],
    ['https://evil.example', 'localhost:8080', false],
    ['https://plan.school.example.evil.example', 'localhost:8080', false],
    ['null', 'localhost:8080', false],
  ])('origin %s at host %s: %s', (origin, host, expected) => {
    expect(isOwnOrigin({ ...(origin !== undefined && { origin }), host }, publicUrl)).toBe(expected);
  });
});
