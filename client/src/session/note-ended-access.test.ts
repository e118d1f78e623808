import { planIdSchema } from '@holdfast/sync-protocol';
import { describe, expect, test, vi } from 'vitest';

import { testPlanRow } from '../platform/plan-row-fixture.ts';
import { noteEndedAccess } from './note-ended-access.ts';

type Connection = Parameters<typeof noteEndedAccess>[2]['state']['connection'];

/** A link whose connection the test turns, and what the list of plans was told. */
function followed() {
  const listeners: (() => void)[] = [];
  const state: { connection: Connection } = { connection: { kind: 'live' } };
  const learn = vi.fn(() => Promise.resolve({ kind: 'done', value: undefined } as const));
  const subscribe = (listener: () => void) => {
    listeners.push(listener);
    return () => {};
  };
  noteEndedAccess({ learn }, { ...testPlanRow({}), planId: PLAN }, { state, subscribe });
  return {
    learn,
    turn: (connection: Connection): void => {
      state.connection = connection;
      for (const listener of listeners) listener();
    },
  };
}

const PLAN = planIdSchema.parse('a-plan-of-a-test');

describe('noteEndedAccess', () => {
  test('tells the list once that the relay has ended somebody’s access while they were connected', () => {
    const { learn, turn } = followed();
    turn({ kind: 'refused', reason: 'no-right' });
    turn({ kind: 'refused', reason: 'no-right' });
    expect(learn).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ planId: PLAN }), {
      removed: 'no-right',
    });
  });

  test('says nothing of a line that is only down, or of a page that is too old', () => {
    const { learn, turn } = followed();
    turn({ kind: 'offline' });
    turn({ kind: 'refused', reason: 'too-old' });
    expect(learn).not.toHaveBeenCalled();
  });
});
