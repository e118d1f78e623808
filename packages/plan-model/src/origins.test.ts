import { expect, test } from 'vitest';

import { nameOrigin, ORIGIN, ORIGIN_RULES } from './origins.ts';
import { TEXT_ORIGIN } from './plan-fixture.ts';

const own = { text: TEXT_ORIGIN, undo: {} };

test('[PM20] every origin has one name and one rule; what nobody named is journaled and forwarded', () => {
  expect(Object.values(ORIGIN).map((origin) => nameOrigin(origin, own))).toEqual(Object.keys(ORIGIN));
  expect(nameOrigin(own.text, own)).toBe('text');
  expect(nameOrigin(own.undo, own)).toBe('undo');
  for (const origin of [null, undefined, 'holdfast.unheard', {}])
    expect(nameOrigin(origin, own)).toBe('other');
  expect(nameOrigin(null, { text: null, undo: undefined })).toBe('other');
  expect(ORIGIN_RULES.other).toEqual({ journaled: true, forwarded: true, undoable: false });
});

test('[PM20] what comes from the relay or from storage is not journaled again; only a sibling’s is sent on', () => {
  const received = [ORIGIN_RULES.relay, ORIGIN_RULES.base, ORIGIN_RULES.journal, ORIGIN_RULES.sibling];
  expect(received.map(({ journaled, undoable }) => journaled || undoable)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(received.map(({ forwarded }) => forwarded)).toEqual([false, false, false, true]);
});
