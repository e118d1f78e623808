import { CLOSE_CODES } from '@holdfast/sync-protocol';
import { expect, test } from 'vitest';

import { judgeClose } from './close-verdict.ts';

test.each([
  [CLOSE_CODES.token, { kind: 'new-token' }],
  [CLOSE_CODES.refused, { kind: 'new-instance' }],
  [CLOSE_CODES.forbidden, { kind: 'refused', reason: 'no-right' }],
  [CLOSE_CODES.notFound, { kind: 'refused', reason: 'unknown-plan' }],
  [CLOSE_CODES.tooLarge, { kind: 'refused', reason: 'too-large' }],
  [CLOSE_CODES.tooOld, { kind: 'refused', reason: 'too-old' }],
  [4499, { kind: 'refused', reason: 'closed' }],
  [CLOSE_CODES.restart, { kind: 'again', spread: true }],
  [CLOSE_CODES.tryLater, { kind: 'again', spread: true }],
  [1006, { kind: 'again', spread: false }],
  [4500, { kind: 'again', spread: false }],
  [undefined, { kind: 'again', spread: false }],
])('[SC18] a socket that ended with %s', (code, verdict) => {
  expect(judgeClose(code)).toEqual(verdict);
});
