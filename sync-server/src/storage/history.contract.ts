import { participantIdSchema, planIdSchema, type RoomAddress } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { HISTORY_PAGE, type Storage } from './storage.ts';

const planId = planIdSchema.parse('plan-of-a-school');
const content: RoomAddress = { planId, document: 'content' };
const discussion: RoomAddress = { planId, document: 'discussion' };
const anna = participantIdSchema.parse('participant-anna');
const ben = participantIdSchema.parse('participant-ben');
const MINUTE = 60_000;

function snapshot(seq: number, size: number) {
  return { seq, update: new Uint8Array(size).fill(seq), ids: Uint8Array.of(0) };
}

/** What every adapter of the storage port promises about what rooms were like before. */
export function describeHistory(name: string, open: () => Promise<Storage>): void {
  describe(`history in ${name}`, () => {
    let storage: Storage;

    beforeEach(async () => {
      storage = await open();
    });

    afterEach(() => storage.close());

    /** One row a minute, by turns; answers their numbers. */
    async function write(room: RoomAddress, count: number): Promise<readonly number[]> {
      const rows = Array.from({ length: count }, (_, index) => ({
        participantId: index % 2 === 0 ? anna : ben,
        sessionId: 's',
        at: index * MINUTE,
        update: Uint8Array.of(index, 0, 0),
      }));
      const [seqs] = await storage.append([{ room, rows, clientIds: new Map() }]);
      return seqs ?? [];
    }

    test('groups who wrote together into moments, cut at one row for all', async () => {
      const seqs = await write(content, 7);
      expect((await storage.listMoments(content, undefined)).moments).toEqual([
        {
          seq: seqs[6],
          from: 5 * MINUTE,
          to: 6 * MINUTE,
          authors: expect.arrayContaining([
            { participantId: anna, rows: 1, bytes: 3 },
            { participantId: ben, rows: 1, bytes: 3 },
          ]) as unknown,
        },
        {
          seq: seqs[4],
          from: 0,
          to: 4 * MINUTE,
          authors: expect.arrayContaining([
            { participantId: anna, rows: 3, bytes: 9 },
            { participantId: ben, rows: 2, bytes: 6 },
          ]) as unknown,
        },
      ]);
      expect((await storage.listMoments(discussion, undefined)).moments).toEqual([]);
    });

    test('is read page by page', async () => {
      const seqs = await write(content, HISTORY_PAGE + 10);
      const first = await storage.listMoments(content, undefined);
      expect(first.next).toBe(seqs[10]);
      const second = await storage.listMoments(content, first.next);
      expect(second.next).toBeUndefined();
      expect(second.moments.map(({ seq }) => seq)).toEqual([seqs[9], seqs[4]]);
    });

    test('survives compaction, and goes back from the nearest checkpoint', async () => {
      const seqs = await write(content, 10);
      const [third, eighth] = [seqs[2] ?? 0, seqs[7] ?? 0];
      await storage.cover(content, snapshot(third, 9));
      // Heavier than the rows since the last one: no checkpoint.
      await storage.cover(content, snapshot(eighth, 99));
      expect(await storage.readMoment(content, seqs[1] ?? 0)).toEqual({
        checkpoint: undefined,
        rows: [Uint8Array.of(0, 0, 0), Uint8Array.of(1, 0, 0)],
      });
      expect(await storage.readMoment(content, third)).toEqual({
        checkpoint: snapshot(third, 9).update,
        rows: [],
      });
      const moment = await storage.readMoment(content, eighth);
      expect(moment?.checkpoint).toEqual(snapshot(third, 9).update);
      expect(moment?.rows).toHaveLength(5);
      expect((await storage.listMoments(content, undefined)).moments).toHaveLength(2);
      expect(await storage.readMoment(discussion, eighth)).toBeUndefined();
    });

    test('forgets what is old and covered, and nothing else', async () => {
      const seqs = await write(content, 10);
      await write(discussion, 10);
      expect(await storage.findCut(content, 5 * MINUTE)).toBeUndefined();
      await storage.cover(content, snapshot(seqs[3] ?? 0, 9));
      expect(await storage.findCut(content, 9 * MINUTE)).toBe(seqs[3]);
      expect(await storage.findCut(content, 2 * MINUTE)).toBe(seqs[1]);
      const before = await storage.loadRoom(content);
      const cut = { seq: seqs[1] ?? 0, update: Uint8Array.of(7) };
      await storage.purge(content, cut);
      expect(await storage.loadRoom(content)).toEqual(before);
      expect(await storage.findCut(content, 2 * MINUTE)).toBeUndefined();
      expect(await storage.readMoment(content, seqs[0] ?? 0)).toBeUndefined();
      expect(await storage.readMoment(content, cut.seq)).toEqual({ checkpoint: cut.update, rows: [] });
      expect((await storage.readMoment(content, seqs[2] ?? 0))?.rows).toHaveLength(1);
      expect((await storage.readMoment(content, seqs[9] ?? 0))?.rows).toHaveLength(6);
      expect((await storage.listMoments(discussion, undefined)).moments).toHaveLength(2);
    });

    test('leaves rows out that were put aside, and begins anew behind them', async () => {
      const seqs = await write(content, 6);
      const bad = seqs[2] ?? 0;
      const clean = snapshot(seqs[4] ?? 0, 9);
      await storage.quarantine(content, { seqs: [bad], snapshot: clean, at: 1 });
      expect((await storage.readMoment(content, seqs[3] ?? 0))?.rows).toHaveLength(3);
      expect(await storage.readMoment(content, seqs[5] ?? 0)).toEqual({
        checkpoint: clean.update,
        rows: [Uint8Array.of(5, 0, 0)],
      });
      await storage.purge(content, clean);
      expect((await storage.loadRoom(content)).epoch).toBe(1);
    });

    test('knows all rooms', async () => {
      await write(discussion, 1);
      await write(content, 1);
      expect(await storage.listRooms()).toEqual(expect.arrayContaining([content, discussion]));
    });
  });
}
