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
  });
});
