import * as decoding from 'lib0/decoding';
import { describe, expect, test } from 'vitest';

import {
  awarenessFrame,
  helloFrame,
  limitsFrame,
  markFrame,
  parseUpFrame,
  readDownFrame,
  refusedFrame,
  syncFrame,
  tokenFrame,
  welcomeFrame,
} from './frame.ts';

const bytes = Uint8Array.of(1, 2, 3);

function readDown(frame: Uint8Array) {
  const decoder = decoding.createDecoder(frame);
  return readDownFrame(decoding.readVarUint(decoder), decoder);
}

describe('parseUpFrame', () => {
  test.each([
    [syncFrame('step1', bytes), { type: 'sync-step-1', stateVector: bytes }],
    [syncFrame('step2', bytes), { type: 'sync-step-2', update: bytes }],
    [syncFrame('update', bytes), { type: 'update', update: bytes }],
    [awarenessFrame(bytes), { type: 'awareness', update: bytes }],
    [Uint8Array.of(3), { type: 'query-awareness' }],
    [markFrame(123_456), { type: 'mark', seq: 123_456 }],
    [tokenFrame('a.b.c'), { type: 'token', token: 'a.b.c' }],
    [
      helloFrame({ clientId: 7, schema: 1, app: '0.1.0' }),
      { type: 'hello', clientId: 7, schema: 1, app: '0.1.0' },
    ],
  ])('reads what was written: %#', (frame, expected) => {
    expect(parseUpFrame(frame)).toEqual(expected);
  });

  test.each([
    ['nothing', Uint8Array.of()],
    ['an unknown type', Uint8Array.of(77)],
    ['an unknown sync step', Uint8Array.of(0, 9, 0)],
    ['a frame cut short', syncFrame('update', bytes).slice(0, -1)],
    ['bytes left over', Uint8Array.of(...markFrame(1), 0)],
    ['a hello that is not JSON', Uint8Array.of(105, 1, 123)],
    ['a hello with an impossible client id', helloFrame({ clientId: -1, schema: 1, app: '' })],
  ])('refuses %s', (_, frame) => {
    expect(parseUpFrame(frame)).toBeUndefined();
  });
});

describe('readDownFrame', () => {
  const limits = {
    role: 'viewer',
    canWrite: false,
    documentBytes: 1,
    maxDocumentBytes: 2,
    maxUpdateBytes: 3,
  } as const;

  test.each([
    [markFrame(5), { type: 'mark', seq: 5 }],
    [refusedFrame('no-right'), { type: 'refused', reason: 'no-right' }],
    [limitsFrame(limits), { type: 'limits', ...limits }],
    [welcomeFrame({ epoch: 2 }), { type: 'welcome', epoch: 2 }],
  ])('reads what was written: %#', (frame, expected) => {
    expect(readDown(frame)).toEqual(expected);
  });

  test('refuses a reason that is not in the table', () => {
    expect(readDown(Uint8Array.of(101, 1, 120))).toBeUndefined();
  });
});
