import { describe, expect, test } from 'vitest';

import {
  combineLinkStates,
  type ConnectionState,
  describeSaving,
  type LinkState,
  weakestDevice,
} from './link-state.ts';

function state(
  kind: Exclude<ConnectionState['kind'], 'refused'>,
  change: Partial<LinkState> = {},
): LinkState {
  return {
    connection: { kind },
    device: { kind: 'saved' },
    waiting: 0,
    base: 'healthy',
    whole: true,
    shelf: 0,
    unreadable: 0,
    garbled: false,
    ...change,
  };
}

const limits = {
  role: 'editor',
  canWrite: true,
  documentBytes: 0,
  maxDocumentBytes: 1,
  maxUpdateBytes: 1,
} as const;
const saving = { kind: 'saving', changes: 1 } as const;
const failing = { kind: 'failing', changes: 1, reason: 'full' } as const;

describe('describeSaving', () => {
  test.each([
    [state('live'), 'saved'],
    [state('live', { waiting: 1 }), 'saving'],
    [state('live', { device: saving }), 'saving'],
    [state('live', { device: failing }), 'not-saved'],
    [state('connecting', { waiting: 1 }), 'saving'],
    [state('connecting'), 'saving'],
    [state('connecting', { limits }), 'saved'],
    [state('offline'), 'offline'],
    [state('offline', { device: saving }), 'saving'],
    [state('offline', { device: failing }), 'not-saved'],
    [state('offline', { connection: { kind: 'refused', reason: 'no-right' } }), 'offline'],
    [state('local-only', { waiting: 3 }), 'saved'],
    [state('local-only', { device: failing }), 'not-saved'],
    [state('loading'), 'saving'],
  ])('[SC16] tells the weakest truth: %#', (link, expected) => {
    expect(describeSaving(link)).toBe(expected);
  });
});

describe('weakestDevice', () => {
  test('[SC4] counts the changes of all, and one failure is enough', () => {
    expect(weakestDevice([{ kind: 'saved' }, { kind: 'saved' }])).toEqual({ kind: 'saved' });
    expect(weakestDevice([{ kind: 'saved' }, saving])).toEqual({ kind: 'saving', changes: 1 });
    expect(weakestDevice([saving, failing])).toEqual({ kind: 'failing', changes: 2, reason: 'full' });
  });
});

describe('combineLinkStates', () => {
  test.each([
    [state('live', { limits }), state('loading'), 'saved'],
    [state('live', { limits }), state('offline'), 'saved'],
    [state('live', { limits }), state('offline', { waiting: 2 }), 'offline'],
    [state('live', { limits }), state('connecting', { waiting: 2 }), 'saving'],
    [state('live', { limits }), state('live', { device: saving }), 'saving'],
    [state('live', { limits }), state('live', { device: failing }), 'not-saved'],
    [state('offline', { limits }), state('live', { waiting: 1 }), 'offline'],
  ])(
    '[SC16] tells the weakest truth of what both hold, and none of one that has nothing to send: %#',
    (one, other, expected) => {
      expect(describeSaving(combineLinkStates(one, other))).toBe(expected);
    },
  );

  test('[SC4] counts what waits, and what is on the shelf, in both', () => {
    const both = combineLinkStates(
      state('live', { waiting: 1, shelf: 1 }),
      state('live', { waiting: 2, unreadable: 1 }),
    );
    expect(both).toMatchObject({ waiting: 3, shelf: 1, unreadable: 1, connection: { kind: 'live' } });
  });
});
