import { describe, expect, test } from 'vitest';

import { beginDraft, endDraft, isChangedMeanwhile, type SlotRules } from './slot-draft.ts';

const number: SlotRules<number | null, string> = {
  toDraft: (value) => (value === null ? '' : String(value)),
  parse: (draft) => {
    if (draft === '') return { value: null };
    const value = Number(draft);
    return Number.isNaN(value) ? undefined : { value };
  },
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
      slot: { draft: 'about nine', startedFrom: 14, isRejected: true },
    });
  });

  test('does not write over what another has set meanwhile until Enter says so', () => {
    const slot = { ...begun, draft: '9' };
    expect(isChangedMeanwhile(number, slot, 11)).toBe(true);
    expect(endDraft(number, slot, { current: 11, how: 'leave' })).toEqual({ kind: 'keep', slot });
    expect(endDraft(number, slot, { current: 11, how: 'enter' })).toEqual({ kind: 'write', value: 9 });
  });
});
