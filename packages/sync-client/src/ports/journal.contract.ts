import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import type { Journal, JournalPlace } from './journal.ts';

/** A storage that does not exist yet when it is made; each `open` is another tab of the same device. */
export interface JournalHarness {
  open(): Journal | Promise<Journal>;
  /** Removes the storage, after its journals were closed. */
  remove?(): void | Promise<void>;
}

/** The same bytes for the same number: a Yjs update, since an adapter may check that rows are. */
function update(value: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getMap('contract').set('value', value);
  return Y.encodeStateAsUpdate(doc);
}

const ended = { reason: 'no-right', state: update(99) };

/** What every journal must do. `make` is called for each test. */
export function journalContract(name: string, make: () => JournalHarness | Promise<JournalHarness>): void {
  describe(name, () => {
    let harness: JournalHarness;
    let journal: Journal;
    let opened: Journal[] = [];

    async function open(): Promise<Journal> {
      const tab = await harness.open();
      opened.push(tab);
      return tab;
    }

    async function append(tab: Journal, generation: number, bytes: Uint8Array): Promise<number> {
      return (await tab.append(generation, bytes)).seq;
    }

    async function at(generation: number): Promise<JournalPlace> {
      const { incarnation } = await journal.state();
      return { incarnation, generation };
    }

    beforeEach(async () => {
      harness = await make();
      journal = await open();
    });

    afterEach(async () => {
      for (const tab of opened) tab.close();
      opened = [];
      await harness.remove?.();
    });

    test('begins empty', async () => {
      expect(await journal.state()).toEqual({
        ...(await at(0)),
        acknowledged: 0,
        pruned: 0,
        epoch: undefined,
      });
      expect(await journal.readAfter(0, 0)).toEqual({ rows: [], unreadable: [] });
      expect(await journal.shelf()).toEqual([]);
    });

    test('reads back rows in order, above a number, as they were written', async () => {
      const first = await append(journal, 0, update(1));
      const second = await append(journal, 0, update(2));
      expect(Number.isSafeInteger(first) && first > 0).toBe(true);
      expect(second).toBeGreaterThan(first);
      expect(await journal.readAfter(0, 0)).toEqual({
        rows: [
          { seq: first, update: update(1) },
          { seq: second, update: update(2) },
        ],
        unreadable: [],
      });
      expect((await journal.readAfter(0, first)).rows).toEqual([{ seq: second, update: update(2) }]);
    });

    test('keeps many rows that were appended at once, each once, in the order of the calls', async () => {
      const seqs = await Promise.all(Array.from({ length: 50 }, (_, n) => append(journal, 0, update(n))));
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
      expect((await journal.readAfter(0, 0)).rows.map((row) => row.update)).toEqual(
        Array.from({ length: 50 }, (_, n) => update(n)),
      );
    });

    test('shows one tab the rows of another, and rings its bell', async () => {
      const other = await open();
      const bell = vi.fn<() => void>();
      other.subscribe(bell);
      const seq = await append(journal, 0, update(1));
      await vi.waitFor(() => expect(bell).toHaveBeenCalled());
      expect((await other.readAfter(0, 0)).rows).toEqual([{ seq, update: update(1) }]);
    });

    test('rings no more for a listener that has left', async () => {
      const other = await open();
      const left = vi.fn<() => void>();
      const stays = vi.fn<() => void>();
      other.subscribe(left)();
      other.subscribe(stays);
      await append(journal, 0, update(1));
      await vi.waitFor(() => expect(stays).toHaveBeenCalled());
      expect(left).not.toHaveBeenCalled();
    });

    test('numbers rise over tabs in the order of commits', async () => {
      const other = await open();
      const seqs: number[] = [];
      for (let n = 0; n < 6; n += 1) seqs.push(await append(n % 2 === 0 ? journal : other, 0, update(n)));
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
      expect(new Set(seqs).size).toBe(6);
    });

    test('remembers the highest acknowledged number', async () => {
      await journal.acknowledge(await at(0), 5);
      await journal.acknowledge(await at(0), 3);
      expect((await journal.state()).acknowledged).toBe(5);
    });

    test('tells other tabs what was acknowledged', async () => {
      const other = await open();
      const bell = vi.fn<() => void>();
      other.subscribe(bell);
      await journal.acknowledge(await at(0), 1);
      await vi.waitFor(() => expect(bell).toHaveBeenCalled());
      expect((await other.state()).acknowledged).toBe(1);
    });

    test('remembers the first epoch of a generation', async () => {
      expect((await journal.rememberEpoch(await at(0), 4)).epoch).toBe(4);
      expect((await journal.rememberEpoch(await at(0), 5)).epoch).toBe(4);
      expect((await journal.state()).epoch).toBe(4);
    });

    test('prunes up to a number, and says up to which', async () => {
      const first = await append(journal, 0, update(1));
      const second = await append(journal, 0, update(2));
      await journal.prune(await at(0), first);
      expect((await journal.readAfter(0, 0)).rows.map((row) => row.seq)).toEqual([second]);
      expect((await journal.state()).pruned).toBe(first);
      await journal.prune(await at(0), 0);
      expect((await journal.state()).pruned).toBe(first);
    });

    test('never uses a number again, also when all rows were pruned', async () => {
      const first = await append(journal, 0, update(1));
      await journal.prune(await at(0), first);
      const reopened = await open();
      expect(await append(reopened, 0, update(2))).toBeGreaterThan(first);
    });

    test('ends a generation: what the relay has not acknowledged goes to the shelf with the document', async () => {
      const shared = await append(journal, 0, update(1));
      const own = await append(journal, 0, update(2));
      await journal.acknowledge(await at(0), shared);
      await journal.rememberEpoch(await at(0), 3);
      const state = await journal.endGeneration(await at(0), ended);
      expect(state).toEqual({ ...(await at(1)), acknowledged: 0, pruned: 0, epoch: undefined });
      expect(await journal.state()).toEqual(state);
      expect((await journal.readAfter(1, 0)).rows).toEqual([]);
      const [entry, ...rest] = await journal.shelf();
      expect(entry).toMatchObject({ generation: 0, ...ended, rows: [{ seq: own, update: update(2) }] });
      expect(rest).toEqual([]);
    });

    test('an ended generation without rows is not on the shelf', async () => {
      await journal.acknowledge(await at(0), await append(journal, 0, update(1)));
      await journal.endGeneration(await at(0), ended);
      expect(await journal.shelf()).toEqual([]);
    });

    test('a generation ends once, whoever asks, and rings the others', async () => {
      const other = await open();
      const bell = vi.fn<() => void>();
      other.subscribe(bell);
      await append(journal, 0, update(1));
      await journal.endGeneration(await at(0), ended);
      await vi.waitFor(() => expect(bell).toHaveBeenCalled());
      const again = await other.endGeneration(await at(0), { reason: 'malformed', state: update(7) });
      expect(again.generation).toBe(1);
      expect(await other.shelf()).toMatchObject([{ reason: 'no-right', state: update(99) }]);
    });

    test('a late row of an ended generation is on the shelf, with the document of its generation', async () => {
      await journal.endGeneration(await at(0), ended);
      const late = await append(journal, 0, update(5));
      const next = await append(journal, 1, update(6));
      expect(await journal.shelf()).toMatchObject([
        { generation: 0, ...ended, rows: [{ seq: late, update: update(5) }] },
      ]);
      expect((await journal.readAfter(1, 0)).rows).toEqual([{ seq: next, update: update(6) }]);
    });

    test('an ended generation can no longer be pruned or acknowledged', async () => {
      const seq = await append(journal, 0, update(1));
      await journal.endGeneration(await at(0), ended);
      await journal.prune(await at(0), seq);
      await journal.acknowledge(await at(0), seq);
      await journal.rememberEpoch(await at(0), 2);
      expect(await journal.shelf()).toHaveLength(1);
      expect(await journal.state()).toEqual({
        ...(await at(1)),
        acknowledged: 0,
        pruned: 0,
        epoch: undefined,
      });
    });

    test('what is decided about a storage that was emptied is not done to the next one', async () => {
      const seq = await append(journal, 0, update(1));
      const before = { ...(await at(0)), incarnation: 'before' };
      await journal.prune(before, seq);
      await journal.acknowledge(before, seq);
      await journal.rememberEpoch(before, 2);
      const state = await journal.endGeneration(before, ended);
      expect(state).toEqual({ ...(await at(0)), acknowledged: 0, pruned: 0, epoch: undefined });
      expect((await journal.readAfter(0, 0)).rows).toHaveLength(1);
      expect(await journal.shelf()).toEqual([]);
    });

    test('says with each row in which storage it is', async () => {
      const { incarnation } = await journal.append(0, update(1));
      expect(incarnation).toBe((await journal.state()).incarnation);
      expect(incarnation).not.toBe('');
    });

    test('holds several ended generations, oldest first, until each is removed', async () => {
      const seq = await append(journal, 0, update(1));
      await journal.endGeneration(await at(0), ended);
      await append(journal, 1, update(2));
      await journal.endGeneration(await at(1), ended);
      expect((await journal.shelf()).map((entry) => entry.generation)).toEqual([0, 1]);
      await journal.removeFromShelf(0, seq);
      expect((await journal.shelf()).map((entry) => entry.generation)).toEqual([1]);
    });

    test('removes from the shelf what the person has seen, and keeps what another tab wrote since', async () => {
      const other = await open();
      const seen = await append(journal, 0, update(1));
      await journal.endGeneration(await at(0), ended);
      const late = await append(other, 0, update(2));
      await journal.removeFromShelf(0, seen);
      const left = { generation: 0, ...ended, rows: [{ seq: late, update: update(2) }] };
      expect(await journal.shelf()).toMatchObject([left]);
      await journal.removeFromShelf(0, seen);
      expect(await other.shelf()).toMatchObject([left]);
      await journal.removeFromShelf(0, late);
      expect(await journal.shelf()).toEqual([]);
    });

    test('removes nothing that is not on the shelf', async () => {
      const seq = await append(journal, 0, update(1));
      await journal.removeFromShelf(0, seq);
      expect((await journal.readAfter(0, 0)).rows).toHaveLength(1);
    });

    test('is there again after it was closed and opened', async () => {
      const seq = await append(journal, 0, update(1));
      await journal.acknowledge(await at(0), seq);
      journal.close();
      const again = await open();
      expect((await again.state()).acknowledged).toBe(seq);
      expect((await again.readAfter(0, 0)).rows).toEqual([{ seq, update: update(1) }]);
    });
  });
}
