import { expect, test } from 'vitest';

import { isLocalAddress } from './local-address.ts';

test.each([
  ['http://localhost:8080/join/x#y', true],
  ['http://plan.localhost/join/x#y', true],
  ['http://127.0.0.1:8080/join/x#y', true],
  ['http://[::1]:8080/join/x#y', true],
  ['http://192.168.1.20:8080/join/x#y', false],
  ['https://localhost.school.example/join/x#y', false],
  ['https://plan.school.example/join/x#y', false],
])('%s works on this computer alone: %s', (url, expected) => {
  expect(isLocalAddress(url)).toBe(expected);
});
