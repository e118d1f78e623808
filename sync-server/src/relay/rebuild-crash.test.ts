import { CLOSE_CODES } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { settle } from '../testkit/fake-clock.ts';
import { nested } from '../testkit/poison.ts';
import { newTestDoc } from '../testkit/random-edit.ts';
import { content, TestRelay, textOf, type } from '../testkit/test-relay.ts';
import { ownThread, type UpdateWork } from '../update/update-work.ts';

/** Where the power may go while a log is compacted. */
const STEPS = [
  'before it is built',
  'while it is built',
  'before it is stored',
  'after it was stored',
] as const;

async function stateOf(at: TestRelay): Promise<Uint8Array> {
  const { snapshot, tail } = await at.storage.loadRoom(content);
  const doc = newTestDoc(snapshot?.update);
  for (const row of tail) Y.applyUpdate(doc, row.update);
  return Y.encodeStateAsUpdate(doc);
}

describe('compaction', () => {
  test.each(STEPS)('changes nothing that a reader sees when the power goes %s', async (step) => {
    const at = new TestRelay();
    const never = new Promise<never>(() => {});
    const work: UpdateWork = {
      ...ownThread,
      rebuild: (input) => {
        if (step === 'before it is built') return never;
        if (step === 'while it is built') return ownThread.rebuild(input).then(() => never);
        return ownThread.rebuild(input);
      },
    };
    at.start({ work, limits: { maxTailRows: 10 } });
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    const cover = at.storage.cover.bind(at.storage);
    let covered = 0;
    at.storage.cover = async (room, snapshot) => {
      if (step === 'before it is stored') return never;
      await cover(room, snapshot);
      covered += 1;
      return never;
    };
    for (let times = 0; times < 11; times += 1) {
      type(anna, `${times} `);
      anna.doc.getText('text').delete(0, 1);
      await settle();
    }
    expect(covered).toBe(step === 'after it was stored' ? 1 : 0);
    const before = await stateOf(at);
    at.storage = at.storage.crash();
    expect(await stateOf(at)).toEqual(before);
    at.start();
    const ben = at.client('ben').connect(at.relay, content);
    await settle();
    expect(textOf(ben)).toBe(textOf(anna));
    anna.drop();
    anna.connect(at.relay, content);
    anna.mark(1);
    await settle();
    expect(anna.marks()).toEqual([1]);
    expect(at.end()).toEqual([]);
  });

  test.each(['before the row is put aside', 'after it was put aside'] as const)(
    'leaves a room that heals when the power goes %s',
    async (step) => {
      const at = new TestRelay();
      at.start();
      const anna = at.client('anna').connect(at.relay, content);
      const mallory = at.client('mallory').connect(at.relay, content);
      await settle();
      type(anna, 'hers');
      for (const update of nested(70, mallory.doc.clientID)) Y.applyUpdate(mallory.doc, update);
      await settle();
      const quarantine = at.storage.quarantine.bind(at.storage);
      let asked = 0;
      at.storage.quarantine = async (room, rows) => {
        asked += 1;
        if (step === 'after it was put aside') await quarantine(room, rows);
        return new Promise<never>(() => {});
      };
      await at.clock.advance(8_000);
      expect(asked).toBe(1);
      at.storage = at.storage.crash();
      const isDone = step === 'after it was put aside';
      expect((await at.storage.loadRoom(content)).epoch).toBe(isDone ? 1 : 0);
      at.start();
      const first = at.client('ben').connect(at.relay, content);
      await at.clock.advance(8_000);
      // Once in all: whoever came to the room before it was healed is sent away with it.
      expect(first.closed?.code).toBe(isDone ? undefined : CLOSE_CODES.restart);
      const ben = isDone ? first : at.client('ben').connect(at.relay, content);
      await settle();
      const { epoch } = await at.storage.loadRoom(content);
      expect([textOf(ben), textOf(anna), epoch]).toEqual(['hers', 'hers', 1]);
      expect(ben.doc.getXmlFragment('body').toJSON().split('<quote>').length - 1).toBe(64);
      expect(at.end()).toEqual([]);
    },
  );
});
