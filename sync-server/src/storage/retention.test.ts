import { participantIdSchema, planIdSchema, type RoomAddress } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { silentLog } from '../log.ts';
import { FakeClock } from '../testkit/fake-clock.ts';
import { newTestDoc } from '../testkit/random-edit.ts';
import { compactRoom } from '../update/compact-room.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { purgeBefore, Retention } from './retention.ts';

const room: RoomAddress = { planId: planIdSchema.parse('plan-of-a-school'), document: 'content' };
const participantId = participantIdSchema.parse('participant-anna');
const DAY_MS = 86_400_000;
const compact = (input: Parameters<typeof compactRoom>[0]) => Promise.resolve(compactRoom(input));

/** One word a day, each deleted by the next; all but the last two rows are covered. */
async function writeDays(days: number) {
  const storage = createMemoryStorage();
  const doc = newTestDoc();
  const text = doc.getText('text');
  const rows: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => rows.push(update));
  for (let day = 0; day < days; day += 1) {
    doc.transact(() => {
      text.delete(0, text.length);
      text.insert(0, `day ${day}`);
    });
  }
  const [seqs = []] = await storage.append([
    {
      room,
      rows: rows.map((update, day) => ({ participantId, sessionId: 's', at: day * DAY_MS, update })),
      clientIds: new Map(),
    },
  ]);
  const seq = seqs.at(-3) ?? 0;
  await storage.cover(room, compactRoom({ snapshot: undefined, tail: rows.slice(0, -2), seq }));
  return { storage, seqs };
}

async function textAt(storage: ReturnType<typeof createMemoryStorage>, seq: number | undefined) {
  const moment = seq === undefined ? undefined : await storage.readMoment(room, seq);
  if (moment === undefined) return undefined;
  const doc = newTestDoc(moment.checkpoint);
  for (const row of moment.rows) Y.applyUpdate(doc, row);
  return doc.getText('text').toJSON();
}

describe('Retention', () => {
  test('forgets what is older, and every later moment can still be rebuilt', async () => {
    const { storage, seqs } = await writeDays(30);
    const clock = new FakeClock(30 * DAY_MS);
    const retention = new Retention({ storage, clock, log: silentLog, days: 10, compact });
    await clock.advance(60_000);
    await retention.stop();
    expect(await textAt(storage, seqs[18])).toBeUndefined();
    for (let day = 20; day < 30; day += 1) expect(await textAt(storage, seqs[day])).toBe(`day ${day}`);
  });

  test('that is stopped in the middle of a round ends it, and begins no other', async () => {
    const { storage, seqs } = await writeDays(30);
    const clock = new FakeClock(30 * DAY_MS);
    const { promise: listed, resolve: list } = Promise.withResolvers<void>();
    const slow = Object.assign(Object.create(storage) as typeof storage, {
      listRooms: async () => {
        await listed;
        return storage.listRooms();
      },
    });
    const retention = new Retention({ storage: slow, clock, log: silentLog, days: 10, compact });
    await clock.advance(60_000);
    const stopped = retention.stop();
    list();
    await stopped;
    await clock.advance(DAY_MS);
    expect(await textAt(storage, seqs[0])).toBe('day 0');
  });

  test('keeps everything for ever unless told otherwise', async () => {
    const { storage, seqs } = await writeDays(5);
    const clock = new FakeClock(1_000 * DAY_MS);
    const retention = new Retention({ storage, clock, log: silentLog, days: undefined, compact });
    await clock.advance(2 * DAY_MS);
    await retention.stop();
    expect(await textAt(storage, seqs[0])).toBe('day 0');
  });

  test('never forgets what no snapshot covers', async () => {
    const { storage, seqs } = await writeDays(5);
    await purgeBefore(room, 1_000 * DAY_MS, { storage, compact });
    expect(await textAt(storage, seqs[2])).toBe('day 2');
    expect(await textAt(storage, seqs[3])).toBe('day 3');
    expect((await storage.loadRoom(room)).tail).toHaveLength(2);
  });
});
