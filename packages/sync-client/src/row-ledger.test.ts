import { describe, expect, test } from 'vitest';

import { RowLedger } from './row-ledger.ts';

const fresh = { incarnation: '1', generation: 0, acknowledged: 0, pruned: 0, epoch: undefined };

describe('RowLedger', () => {
  test('[SC13] own rows count when they follow each other, and not across a gap that others may have written', () => {
    const ledger = new RowLedger();
    ledger.begin(fresh);
    expect(ledger.appended(1)).toBe(true);
    expect(ledger.appended(3)).toBe(false);
    expect(ledger.markable).toBe(1);
    ledger.read([2, 3]);
    expect(ledger.markable).toBe(3);
  });

  test('counts what waits for the relay, of all tabs', () => {
    const ledger = new RowLedger();
    ledger.begin(fresh);
    ledger.appended(1);
    ledger.read([1, 2, 3]);
    expect(ledger.waiting).toBe(3);
    ledger.acknowledge(2);
    expect(ledger.waiting).toBe(1);
    ledger.acknowledge(1);
    expect(ledger.waiting).toBe(1);
  });

  test('[SC32] a shared plan prunes what is in the base and acknowledged, one that was never shared what is in the base', () => {
    const ledger = new RowLedger();
    ledger.begin(fresh);
    ledger.read([1, 2, 3, 4]);
    ledger.acknowledge(2);
    expect(ledger.prunable(3, true)).toBe(2);
    expect(ledger.prunable(1, true)).toBe(1);
    expect(ledger.prunable(3, false)).toBe(3);
  });

  test('[SC6] an undecodable row and those above it are not pruned', () => {
    const ledger = new RowLedger();
    ledger.begin(fresh);
    ledger.read([1, 2, 3, 4]);
    ledger.acknowledge(4);
    ledger.foundUndecodable(3);
    expect(ledger.prunable(4, true)).toBe(2);
  });

  test('[SC13] rows that left the journal unshared and unread are not marked before the base was read', () => {
    const ledger = new RowLedger();
    ledger.begin({ ...fresh, pruned: 5 });
    ledger.read([6]);
    expect(ledger.markable).toBe(0);
    expect(ledger.waiting).toBe(2);
    ledger.readBase(5);
    expect(ledger.markable).toBe(6);
    ledger.acknowledge(6);
    expect(ledger.waiting).toBe(0);
  });

  test('[SC13] rows that left the journal unread are no obstacle when the relay has them', () => {
    const ledger = new RowLedger();
    ledger.begin({ ...fresh, pruned: 5, acknowledged: 5 });
    ledger.read([6]);
    expect(ledger.markable).toBe(6);
    expect(ledger.isMissingRows).toBe(true);
  });

  test('[SC11] a base that was read before more was pruned does not have what was missed since', () => {
    const ledger = new RowLedger();
    ledger.begin(fresh);
    ledger.readBase(0);
    ledger.prune(4, true);
    ledger.readBase(3);
    expect(ledger.isMissingRows).toBe(true);
    ledger.readBase(4);
    expect(ledger.isMissingRows).toBe(false);
    expect(ledger.contained).toBe(4);
  });
});
