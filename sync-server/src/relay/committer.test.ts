import { participantIdSchema } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';

import { silentLog } from '../log.ts';
import { createMemoryStorage } from '../storage/memory-storage.ts';
import type { NewRow } from '../storage/storage.ts';
import { FakeClock } from '../testkit/fake-clock.ts';
import { content } from '../testkit/test-relay.ts';
import { Committer, type CommitSource } from './committer.ts';

/** A room that receives rows, beside the transactions in which they were committed, as how many there were in each. */
class TestSource implements CommitSource {
  readonly transactions: number[] = [];
  readonly #committer: Committer;
  #pending: NewRow[] = [];

  constructor(nextTurn: (turn: number, source: TestSource) => void) {
    let turn = 0;
    this.#committer = new Committer({
      storage: createMemoryStorage(),
      clock: new FakeClock(),
      log: silentLog,
      nextTurn: async () => {
        await Promise.resolve();
        turn += 1;
        nextTurn(turn, this);
      },
    });
  }

  receive(): void {
    const participantId = participantIdSchema.parse('participant-anna');
    this.#pending.push({ participantId, sessionId: 's1', at: 1, update: Uint8Array.of(0, 0) });
    this.#committer.request(this);
  }

  takePending(): ReturnType<CommitSource['takePending']> {
    const rows = this.#pending;
    this.#pending = [];
    return { room: content, rows, clientIds: new Map() };
  }

  committed(seqs: readonly number[]): void {
    this.transactions.push(seqs.length);
  }

  idle(): Promise<void> {
    return this.#committer.idle();
  }
}

describe('Committer', () => {
  test('what comes by other sockets in the same moment goes into the same transaction', async () => {
    const source = new TestSource((turn, each) => {
      if (turn < 3) each.receive();
    });
    source.receive();
    await source.idle();
    expect(source.transactions).toEqual([3]);
  });

  test('what comes without a pause does not keep what came before from the disk', async () => {
    const source = new TestSource((turn, each) => {
      if (turn < 1_000) each.receive();
    });
    source.receive();
    await source.idle();
    expect(source.transactions[0]).toBeLessThan(50);
  });
});
