import { createHash } from 'node:crypto';

import { seededRandom } from '@holdfast/base';
import { participantIdSchema, planIdSchema, type RoomAddress } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { ownOrigin } from '../testkit/poison.ts';
import { editAtRandom, newTestDoc } from '../testkit/random-edit.ts';
import { rebuildRoom, type Rebuilt } from '../update/rebuild-room.ts';
import type { HistoryStorage, RoomStorage, Storage, StoredSnapshot } from './storage.ts';

export type Operation = (storage: Pick<RoomStorage, 'cover' | 'quarantine'>) => Promise<unknown>;

/** As much of a storage as compaction and its readers need. */
export type Compacted = Pick<
  RoomStorage & HistoryStorage,
  'loadRoom' | 'readMoment' | 'cover' | 'quarantine'
>;

/** What an operation left on the disk that went no further than this. */
export interface Leftover {
  readonly at: string;
  /** As whoever starts after it opens it. */
  readonly look: (reader: (storage: Compacted) => Promise<void>) => Promise<void>;
}

/** A storage whose operations can be cut short. */
export interface Interruptible {
  readonly storage: Storage;
  /** Makes the next operation fail at one of its steps; 0 is the commit. Answers what mends the storage again. */
  readonly failAt: (step: number) => () => void;
  /**
   * Does an operation, and answers what would lie on the disk if the process or the power had gone at any moment of
   * it, the first and the last one included.
   */
  readonly leftBehind: (operation: Operation) => Promise<readonly Leftover[]>;
}

const room: RoomAddress = { planId: planIdSchema.parse('plan-of-a-school'), document: 'content' };
const anna = participantIdSchema.parse('participant-anna');
const mallory = participantIdSchema.parse('participant-mallory');

/** Rows of somebody's work: enough for a database to need many pages for them, and much of it deleted again. */
function work(): Uint8Array[] {
  const doc = newTestDoc();
  doc.clientID = 1;
  const rows: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => rows.push(update));
  const random = seededRandom(1);
  for (let times = 0; times < 40; times += 1) editAtRandom(doc, random);
  for (let times = 0; times < 6; times += 1) {
    doc.getText('text').insert(0, Buffer.from(random.bytes(12_000)).toString('base64'));
    if (times % 2 === 0) doc.getText('text').delete(0, 9_000);
  }
  return rows;
}

/** Everything of a room that anybody can see, by one number. */
async function stateOf(storage: Compacted): Promise<string> {
  const { snapshot, tail, clientIds } = await storage.loadRoom(room);
  const rebuilt = rebuildRoom({ snapshot: snapshot?.update, rows: tail, seq: 0 });
  return hash(rebuilt.snapshot.update, JSON.stringify([...clientIds]));
}

/** What history says that the document was like at some of these rows, the first and the last among them. */
async function momentsOf(storage: Compacted, seqs: readonly number[]): Promise<string> {
  const some = seqs.filter((_seq, index) => index % 6 === 0 || index === seqs.length - 1);
  const documents = some.map(async (seq) => {
    const moment = await storage.readMoment(room, seq);
    const updates = [moment?.checkpoint, ...(moment?.rows ?? [])].filter((update) => update !== undefined);
    return hash(rebuildRoom({ snapshot: undefined, rows: asRows(updates), seq: 0 }).snapshot.update);
  });
  return hash(...(await Promise.all(documents)));
}

function asRows(updates: readonly Uint8Array[]) {
  return updates.map((update, index) => ({ seq: index + 1, update }));
}

function hash(...parts: readonly (Uint8Array | string)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
}

async function rebuild(storage: Compacted): Promise<Rebuilt> {
  const { snapshot, tail } = await storage.loadRoom(room);
  return rebuildRoom({ snapshot: snapshot?.update, rows: tail, seq: tail.at(-1)?.seq ?? 0 });
}

/** What every adapter of the storage port promises about compaction that is cut short. */
export function describeInterruption(name: string, open: () => Promise<Interruptible>): void {
  describe(`compaction cut short in ${name}`, () => {
    let at: Interruptible;
    let seqs: readonly number[];
    /** Of the first rows, which is there already. */
    let earlier: StoredSnapshot;

    beforeEach(async () => {
      at = await open();
      const rows = work().map((update) => ({ participantId: anna, sessionId: 's', at: 1, update }));
      const [first, rest] = [rows.slice(0, 20), rows.slice(20)];
      const [covered = []] = await at.storage.append([
        { room, rows: first, clientIds: new Map([[1, anna]]) },
      ]);
      earlier = (await rebuild(at.storage)).snapshot;
      await at.storage.cover(room, earlier);
      const [appended = []] = await at.storage.append([{ room, rows: rest, clientIds: new Map() }]);
      seqs = [...covered, ...appended];
    });

    afterEach(() => at.storage.close());

    /** A row that no reader can apply, behind the others, and one more of an honest hand behind it. */
    async function poison(): Promise<void> {
      const honest = new Y.Doc();
      honest.clientID = 2;
      honest.getText('more').insert(0, 'and on');
      const rows = [ownOrigin(3), Y.encodeStateAsUpdate(honest)].map((update) => ({
        participantId: mallory,
        sessionId: 'm',
        at: 2,
        update,
      }));
      await at.storage.append([{ room, rows, clientIds: new Map() }]);
    }

    async function lookAtEach(
      leftovers: readonly Leftover[],
      reader: (storage: Compacted) => Promise<void>,
    ): Promise<void> {
      for (const leftover of leftovers) {
        try {
          await leftover.look(reader);
        } catch (error) {
          throw new Error(`when it ended ${leftover.at}`, { cause: error });
        }
      }
    }

    /** Lets an operation fail at one step after the other until it has none left; answers what was there after each. */
    async function failAtEach<Seen>(
      operation: Operation,
      reader: (storage: Compacted) => Promise<Seen>,
    ): Promise<readonly Seen[]> {
      const seen: Seen[] = [];
      for (let step = 0; ; step += 1) {
        const mend = at.failAt(step);
        const isDone = await operation(at.storage).then(
          () => true,
          // As it was told to. The rows are in the log as before, and the operation is tried again.
          () => false,
        );
        mend();
        seen.push(await reader(at.storage));
        if (isDone) return seen;
      }
    }

    describe('that covers rows', () => {
      let cover: Operation;
      /** Every leftover reads as before, from the rows or from the snapshot; answers from which. */
      let isCovered: (storage: Compacted) => Promise<boolean>;

      beforeEach(async () => {
        const [state, moments] = [await stateOf(at.storage), await momentsOf(at.storage, seqs)];
        const { tail } = await at.storage.loadRoom(room);
        const { snapshot } = await rebuild(at.storage);
        cover = (storage) => storage.cover(room, snapshot);
        isCovered = async (storage) => {
          expect(await stateOf(storage)).toBe(state);
          expect(await momentsOf(storage, seqs)).toBe(moments);
          const loaded = await storage.loadRoom(room);
          const isDone = loaded.tail.length === 0;
          expect([loaded.snapshot, loaded.tail]).toEqual(isDone ? [snapshot, []] : [earlier, tail]);
          return isDone;
        };
      });

      test('changes no state and no moment, wherever the process or the power ends it', async () => {
        const covered: boolean[] = [];
        await lookAtEach(await at.leftBehind(cover), async (storage) => {
          covered.push(await isCovered(storage));
          // Whoever comes back tries again.
          await cover(storage);
          expect(await isCovered(storage)).toBe(true);
        });
        expect([covered[0], covered.at(-1)]).toEqual([false, true]);
      });

      test('changes no state and no moment, whatever fails', async () => {
        const covered = await failAtEach(cover, isCovered);
        expect(covered).toEqual([...Array.from({ length: covered.length - 1 }, () => false), true]);
        expect(covered.length).toBeGreaterThan(1);
      });
    });

    describe('that puts rows aside', () => {
      let quarantine: Operation;
      /** As above: from the rows, the poison among them, or from a snapshot without it. */
      let isClean: (storage: Compacted) => Promise<boolean>;

      beforeEach(async () => {
        await poison();
        const state = await stateOf(at.storage);
        const { tail } = await at.storage.loadRoom(room);
        const last = tail.at(-1)?.seq ?? 0;
        const moment = await at.storage.readMoment(room, last);
        const { snapshot, poisoned } = await rebuild(at.storage);
        expect(poisoned).toHaveLength(1);
        quarantine = (storage) => storage.quarantine(room, { seqs: poisoned, snapshot, at: 5 });
        isClean = async (storage) => {
          expect(await stateOf(storage)).toBe(state);
          const loaded = await storage.loadRoom(room);
          const isDone = loaded.epoch === 1;
          expect([loaded.snapshot, loaded.tail]).toEqual(isDone ? [snapshot, []] : [earlier, tail]);
          expect(await storage.readMoment(room, last)).toEqual(
            isDone ? { checkpoint: snapshot.update, rows: [] } : moment,
          );
          return isDone;
        };
      });

      test('changes no state, and is done or not, wherever the process or the power ends it', async () => {
        const clean: boolean[] = [];
        await lookAtEach(await at.leftBehind(quarantine), async (storage) => {
          clean.push(await isClean(storage));
          if (!clean.at(-1)) expect(await quarantine(storage)).toBe(1);
          expect(await isClean(storage)).toBe(true);
        });
        expect([clean[0], clean.at(-1)]).toEqual([false, true]);
      });

      test('changes no state, and is done or not, whatever fails', async () => {
        const clean = await failAtEach(quarantine, isClean);
        expect(clean).toEqual([...Array.from({ length: clean.length - 1 }, () => false), true]);
        expect(clean.length).toBeGreaterThan(1);
      });
    });
  });
}
