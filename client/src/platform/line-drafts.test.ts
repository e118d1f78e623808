// @vitest-environment happy-dom
import { participantIdSchema, planIdSchema } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';

import { localStorageDrafts } from './line-drafts.ts';

const plan = {
  planId: planIdSchema.parse('a-plan-of-a-test'),
  participantId: participantIdSchema.parse('participant-of-a-test'),
};

describe('localStorageDrafts', () => {
  test('counts the lines that somebody has begun in one plan, and drops those alone', () => {
    const drafts = localStorageDrafts();
    const other = { ...plan, planId: planIdSchema.parse('another-plan-of-a-test') };
    for (const list of ['goals', 'targets']) drafts.write({ ...plan, list }, 'begun');
    drafts.write({ ...other, list: 'goals' }, 'begun elsewhere');
    expect([drafts.count(plan), drafts.count(other)]).toEqual([2, 1]);
    drafts.write({ ...plan, list: 'goals' }, '');
    expect(drafts.count(plan)).toBe(1);
    drafts.drop(plan);
    expect([drafts.count(plan), drafts.count(other)]).toEqual([0, 1]);
    expect(drafts.read({ ...other, list: 'goals' })).toBe('begun elsewhere');
    drafts.drop(other);
  });

  /** One of its own for each test: the pages of an earlier one still stand. */
  const goals = () => ({ ...plan, list: `goals-${(count += 1)}` });
  let count = 0;

  /** What other tabs hear of a change of the storage. */
  function tellOthers(key: string): void {
    window.dispatchEvent(new StorageEvent('storage', { key, newValue: localStorage.getItem(key) }));
  }
  const keys = (of = ''): string[] => Object.keys(localStorage).filter((key) => key.includes(of));

  test('keep the words of two tabs apart', () => {
    const list = goals();
    const [one, other] = [localStorageDrafts('one'), localStorageDrafts('other')];
    one.write(list, 'begun here');
    other.write(list, 'begun there');
    other.write(list, '');
    expect(localStorageDrafts('one').read(list)).toBe('begun here');
    one.drop(plan);
  });

  test('offer what a tab that is gone has begun, until it is given in', () => {
    const list = goals();
    localStorageDrafts('gone').write(list, 'begun');
    const next = localStorageDrafts('next');
    expect(next.read(list)).toBe('begun');
    next.write(list, 'begun and ended');
    expect(next.count(plan)).toBe(1);
    next.write(list, '');
    expect(next.count(plan)).toBe(0);
    expect(localStorageDrafts('later').read(list)).toBe('');
    expect(keys(list.list)).toEqual([]);
  });

  test('stay with a tab that shows them, whatever another makes of them', () => {
    const list = goals();
    const one = localStorageDrafts('one');
    one.write(list, 'begun');
    const [key = ''] = keys(list.list);
    const other = localStorageDrafts('other');
    expect(other.read(list)).toBe('begun');
    other.write(list, 'another goal');
    other.write(list, '');
    tellOthers(key);
    expect(localStorageDrafts('one').read(list)).toBe('begun');
    // A plan that was removed in another tab is gone for good.
    other.drop(plan);
    tellOthers(key);
    window.dispatchEvent(new Event('pagehide'));
    expect(keys(list.list)).toEqual([]);
  });

  test('are there again before the page goes, when the storage was emptied under it', () => {
    const list = goals();
    const drafts = localStorageDrafts('one');
    drafts.write(list, 'begun');
    localStorage.clear();
    window.dispatchEvent(new Event('pagehide'));
    expect(localStorageDrafts('one').read(list)).toBe('begun');
    drafts.drop(plan);
  });
});
