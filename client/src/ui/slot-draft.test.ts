import { describe, expect, test } from 'vitest';

import {
  beginDraft,
  endDraft,
  isChangedMeanwhile,
  isKeptTooLong,
  keepDraft,
  resumeDraft,
  type SlotRules,
} from './slot-draft.ts';

const number: SlotRules<number | null, string> = {
  toDraft: (value) => (value === null ? '' : String(value)),
  parse: (draft) => {
    if (draft === '') return { value: null };
    const value = Number(draft);
    return Number.isNaN(value) ? undefined : { value };
  },
  parseDraft: (kept) => (typeof kept === 'string' ? kept : undefined),
};
const begun = beginDraft(number, 14);

describe('endDraft', () => {
  test('writes what was typed', () => {
    const slot = { ...begun, draft: '9' };
    expect(endDraft(number, slot, { current: 14, how: 'leave' })).toEqual({ kind: 'write', value: 9 });
    expect(endDraft(number, slot, { current: 14, how: 'enter' })).toEqual({ kind: 'write', value: 9 });
  });

  test('writes a gap when the field was emptied', () => {
    const slot = { ...begun, draft: '' };
    expect(endDraft(number, slot, { current: 14, how: 'leave' })).toEqual({ kind: 'write', value: null });
  });

  test('writes nothing when nothing was typed, even though another has changed the value', () => {
    expect(endDraft(number, begun, { current: 11, how: 'leave' })).toEqual({ kind: 'close' });
    expect(endDraft(number, begun, { current: 11, how: 'enter' })).toEqual({ kind: 'close' });
  });

  test('writes nothing when another has set the same value', () => {
    const slot = { ...begun, draft: '9.0' };
    expect(endDraft(number, slot, { current: 9, how: 'leave' })).toEqual({ kind: 'close' });
  });

  test('keeps a draft that means nothing, as it was typed', () => {
    const slot = { ...begun, draft: 'about nine' };
    expect(endDraft(number, slot, { current: 14, how: 'leave' })).toEqual({
      kind: 'keep',
      slot: { draft: 'about nine', startedFrom: '14', isRejected: true },
    });
  });

  test('does not write over what another has set meanwhile until Enter says so', () => {
    const slot = { ...begun, draft: '9' };
    expect(isChangedMeanwhile(number, slot, 11)).toBe(true);
    expect(endDraft(number, slot, { current: 11, how: 'leave' })).toEqual({ kind: 'keep', slot });
    expect(endDraft(number, slot, { current: 11, how: 'enter' })).toEqual({ kind: 'write', value: 9 });
  });
});

describe('resumeDraft', () => {
  const kept = keepDraft(number, { ...begun, draft: '9' });

  test('gives back what was typed, with the value from which it was begun', () => {
    const slot = resumeDraft(number, kept, 14);
    expect(slot).toEqual({ draft: '9', startedFrom: '14', isRejected: false });
  });

  test('is open again where a page that went away gave it in: its person may not have been done', () => {
    const slot = resumeDraft(number, keepDraft(number, { ...begun, draft: '9.0' }), 9);
    expect(slot).toEqual({ draft: '9.0', startedFrom: '9', isRejected: false });
    if (slot === undefined) throw new Error('the draft was lost');
    expect(isChangedMeanwhile(number, slot, 9)).toBe(false);
    expect(endDraft(number, slot, { current: 9, how: 'leave' })).toEqual({ kind: 'close' });
    expect(endDraft(number, { ...slot, draft: '92' }, { current: 9, how: 'leave' })).toEqual({
      kind: 'write',
      value: 92,
    });
  });

  test('does not write over what another has set since it was given in, be it what stood there before', () => {
    const given = keepDraft(number, { ...begun, draft: '9', givenIn: '9' });
    for (const current of [14, 11]) {
      const slot = resumeDraft(number, given, current);
      if (slot === undefined) throw new Error('the draft was lost');
      expect(isChangedMeanwhile(number, slot, current)).toBe(true);
      expect(endDraft(number, slot, { current, how: 'leave' }).kind).toBe('keep');
      expect(endDraft(number, slot, { current, how: 'enter' })).toEqual({ kind: 'write', value: 9 });
    }
    expect(resumeDraft(number, given, 9)).toEqual({ draft: '9', startedFrom: '9', isRejected: false });
  });

  test('gives nothing back when nothing was typed', () => {
    expect(resumeDraft(number, keepDraft(number, begun), 14)).toBeUndefined();
  });

  test("shows it beside another's value, which has come meanwhile", () => {
    const slot = resumeDraft(number, kept, 11);
    if (slot === undefined) throw new Error('the draft was lost');
    expect(isChangedMeanwhile(number, slot, 11)).toBe(true);
    expect(endDraft(number, slot, { current: 11, how: 'leave' })).toEqual({ kind: 'keep', slot });
  });

  test('keeps words that mean nothing yet', () => {
    const slot = { ...begun, draft: 'about nine' };
    expect(resumeDraft(number, keepDraft(number, slot), 14)).toEqual(slot);
  });

  test.each(['', 'about nine', 'null', '7', '[]', '{"draft":9,"startedFrom":"14"}', '{"draft":"9"}'])(
    'takes %j for no draft',
    (other) => {
      expect(resumeDraft(number, other, 14)).toBeUndefined();
    },
  );
});

describe('a draft that must not be known', () => {
  const secret: typeof number = { ...number, reachOf: (draft) => (draft === '7' ? 'nowhere' : 'device') };

  test('is not kept, and not opened again where an earlier version has kept it', () => {
    const slot = { ...begun, draft: '7' };
    expect(keepDraft(secret, slot)).toBe('');
    const kept = keepDraft(number, slot);
    expect(isKeptTooLong(secret, kept)).toBe(true);
    expect(resumeDraft(secret, kept, 14)).toBeUndefined();
  });

  test('is one only as long as it says so', () => {
    const kept = keepDraft(secret, { ...begun, draft: '70' });
    expect(isKeptTooLong(secret, kept)).toBe(false);
    expect(isKeptTooLong(secret, '')).toBe(false);
    expect(resumeDraft(secret, kept, 14)?.draft).toBe('70');
  });
});
