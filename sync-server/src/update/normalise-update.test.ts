import { seededRandom } from '@holdfast/base';
import { participantIdSchema } from '@holdfast/sync-protocol';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { ownTime } from '../testkit/own-time.ts';
import { editAtRandom, newTestDoc } from '../testkit/random-edit.ts';
import { TestRoom } from '../testkit/test-room.ts';
import { toBorders } from './id-ranges.ts';
import { KnownIds } from './known-ids.ts';
import { normaliseUpdate } from './normalise-update.ts';
import { writeUpdate } from './write-update.ts';

const anna = participantIdSchema.parse('participant-anna');
const ben = participantIdSchema.parse('participant-ben0');

function typed(text: string, clientId: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText('text').insert(0, text);
  return doc;
}

/** `client • clock • struct` by hand: 1 section, 1 struct. */
function oneStruct(
  client: number,
  clock: number,
  struct: readonly number[],
  deletions: readonly number[] = [0],
): Uint8Array {
  return Uint8Array.of(1, 1, client, clock, ...struct, ...deletions);
}

const GC = 0;
const STRING = 4;
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;

describe('normaliseUpdate', () => {
  test('keeps of a repeated update nothing, and of a longer one the new part', () => {
    const room = new TestRoom();
    const doc = typed('Hello', 1);
    expect(room.write(Y.encodeStateAsUpdate(doc), anna)).toBe('change');
    expect(room.write(Y.encodeStateAsUpdate(doc), anna)).toBe('empty');
    doc.getText('text').insert(5, ' world');
    expect(room.write(Y.encodeStateAsUpdate(doc), anna)).toBe('change');
    expect(room.rows.at(-1)?.length).toBeLessThan(Y.encodeStateAsUpdate(doc).length);
    expect(room.read().getText('text').toJSON()).toBe('Hello world');
  });

  test('keeps a deletion once, and only its new part', () => {
    const room = new TestRoom();
    const doc = typed('Hello', 1);
    room.write(Y.encodeStateAsUpdate(doc), anna);
    doc.getText('text').delete(0, 2);
    expect(room.write(Y.encodeStateAsUpdate(doc), anna)).toBe('change');
    expect(room.write(Y.encodeStateAsUpdate(doc), anna)).toBe('empty');
    doc.getText('text').delete(0, 1);
    expect(room.write(Y.encodeStateAsUpdate(doc), anna)).toBe('change');
    expect(Y.decodeUpdate(room.rows.at(-1) ?? new Uint8Array()).ds.clients.get(1)).toEqual([
      { clock: 2, len: 1 },
    ]);
  });

  test('takes an empty update for nothing new', () => {
    expect(new TestRoom().write(Y.encodeStateAsUpdate(new Y.Doc()), anna)).toBe('empty');
  });

  test('refuses what is cut short, in its structs or in its deletions', () => {
    const doc = typed('Hello', 1);
    doc.getText('text').delete(1, 2);
    const update = Y.encodeStateAsUpdate(doc);
    for (let length = 0; length < update.length; length += 1) {
      expect(new TestRoom().write(update.slice(0, length), anna), `${length} bytes`).toBe('malformed');
    }
  });

  test('refuses bytes that are left over', () => {
    const update = Y.encodeStateAsUpdate(typed('Hello', 1));
    expect(new TestRoom().write(Uint8Array.of(...update, 0), anna)).toBe('malformed');
    const noise = seededRandom(1).bytes(1_000_000);
    for (const rest of [new Uint8Array(1_000_000), noise, update]) {
      expect(new TestRoom().write(Buffer.concat([update, rest]), anna)).toBe('malformed');
    }
  });

  test('refuses an item that is its own origin', () => {
    const item = [STRING | HAS_ORIGIN, 1, 0, 1, 97];
    expect(new TestRoom().write(oneStruct(1, 0, item), anna)).toBe('unclosed');
  });

  test('refuses items that name each other in a circle', () => {
    const circle = Uint8Array.of(
      2,
      1,
      2,
      0,
      STRING | HAS_ORIGIN,
      1,
      0,
      1,
      97,
      1,
      1,
      0,
      STRING | HAS_ORIGIN,
      2,
      0,
      1,
      98,
      0,
    );
    expect(new TestRoom().write(circle, anna)).toBe('unclosed');
  });

  test('refuses a struct far ahead on a client id', () => {
    const room = new TestRoom();
    const ahead = Uint8Array.of(1, 1, 5, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20, GC, 1, 0);
    expect(room.write(ahead, anna)).toBe('unclosed');
    expect(room.known.clockOf(5)).toBe(0);
  });

  test.each([
    ['far ahead', [0x80, 0x80, 0x80, 0x80, 0x80, 0x20], 'unclosed'],
    ['where their next words belong', [5], 'empty'],
    ['over what they have written', [0], 'empty'],
  ])('lets nobody put a struct on somebody else’s client id, %s', (_where, clock, outcome) => {
    const room = new TestRoom();
    const hers = typed('Hello', 5);
    expect(room.write(Y.encodeStateAsUpdate(hers), anna)).toBe('change');
    expect(room.write(Uint8Array.of(1, 1, 5, ...clock, GC, 100, 0), ben)).toBe(outcome);
    expect(room.known.clockOf(5)).toBe(5);
    hers.getText('text').insert(5, ' world');
    expect(room.write(Y.encodeStateAsUpdate(hers), anna)).toBe('change');
    expect(room.read().getText('text').toJSON()).toBe('Hello world');
  });

  test('refuses a gap in the clocks of a client, also one that a merge has marked', () => {
    expect(new TestRoom().write(oneStruct(5, 3, [GC, 1]), anna)).toBe('unclosed');
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const word of ['a', 'b', 'c']) doc.getMap('meta').set(word, word);
    const room = new TestRoom();
    expect(room.write(Y.mergeUpdates(updates.filter((_, index) => index !== 1)), anna)).toBe('unclosed');
    expect(room.write(Y.mergeUpdates(updates), anna)).toBe('change');
    expect(room.write(Y.mergeUpdates(updates.filter((_, index) => index !== 1)), anna)).toBe('empty');
  });

  test('takes hostile numbers of deletions in its stride', () => {
    const room = new TestRoom();
    room.write(oneStruct(1, 0, [GC, 0xff, 0xff, 0xff, 0x03]), anna);
    const live = typed('x'.repeat(200_000), 2);
    room.write(Y.encodeStateAsUpdate(live), anna);
    const deletions = (ranges: [number, number][]): Uint8Array => {
      const encoder = encoding.createEncoder();
      for (const number of [0, 1, 2, ranges.length, ...ranges.flat()]) encoding.writeVarUint(encoder, number);
      return encoding.toUint8Array(encoder);
    };
    const everyOther = Array.from({ length: 100_000 }, (_, index): [number, number] => [
      199_998 - index * 2,
      1,
    ]);
    const everything = Array.from({ length: 100_000 }, (): [number, number] => [0, 200_000]);
    const started = ownTime();
    expect(room.write(deletions(everyOther), anna)).toBe('change');
    expect(room.write(deletions(everyOther.map(([clock]) => [clock + 1, 1])), anna)).toBe('change');
    expect(room.write(deletions(everything), anna)).toBe('empty');
    expect(ownTime() - started).toBeLessThan(3_000);
  });

  test('takes one deletion over as many holes as a large document may have', () => {
    const holes = 300_000;
    const known = new KnownIds();
    const ranges = Array.from({ length: holes }, (_, hole) => ({ start: hole * 2, end: hole * 2 + 1 }));
    known.add({ clocks: new Map([[1, holes * 2]]), deleted: new Map([[1, toBorders(ranges)]]) });
    const update = writeUpdate(new Map(), new Map([[1, [{ start: 0, end: holes * 2 }]]]));
    const reading = { known, canWrite: true, isForeign: () => false };
    expect(normaliseUpdate(update, reading).kind).toBe('change');
  });

  test('refuses more structs and deletions than a document of the largest size is made of', () => {
    const encoder = encoding.createEncoder();
    for (const number of [1, 3_000_000, 1, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8Array(
      encoder,
      new Uint8Array(6_000_000).map((_, at) => at % 2),
    );
    encoding.writeVarUint(encoder, 0);
    expect(new TestRoom().write(encoding.toUint8Array(encoder), anna)).toBe('malformed');
  });

  test('knows that collected garbage is deleted', () => {
    const room = new TestRoom();
    expect(room.write(oneStruct(1, 0, [GC, 3]), anna)).toBe('change');
    expect(room.write(Uint8Array.of(0, 1, 1, 1, 0, 3), anna)).toBe('empty');
  });

  test('refuses lengths of nothing and lengths beyond reason', () => {
    expect(new TestRoom().write(oneStruct(1, 0, [GC, 0]), anna)).toBe('unclosed');
    expect(new TestRoom().write(oneStruct(1, 0, [GC, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20]), anna)).toBe(
      'unclosed',
    );
  });

  test('refuses unknown origins, right origins and parents, and deletions of what nobody has', () => {
    const origin = [STRING | HAS_ORIGIN, 9, 0, 1, 97];
    const rightOrigin = [STRING | HAS_RIGHT_ORIGIN, 9, 0, 1, 97];
    const parent = [STRING, 0, 9, 0, 1, 97];
    for (const item of [origin, rightOrigin, parent]) {
      expect(new TestRoom().write(oneStruct(1, 0, item), anna)).toBe('unclosed');
    }
    expect(new TestRoom().write(Uint8Array.of(0, 1, 9, 1, 0, 1), anna)).toBe('unclosed');
  });

  test('refuses values that nest deeper than any reader needs', () => {
    const doc = new Y.Doc();
    let deep: unknown[] = [];
    for (let depth = 0; depth < 100; depth += 1) deep = [deep];
    doc.getMap('meta').set('deep', deep);
    expect(new TestRoom().write(Y.encodeStateAsUpdate(doc), anna)).toBe('unclosed');
  });

  test('refuses subdocuments, whose contents would pass by the relay', () => {
    const doc = new Y.Doc();
    doc.getMap('meta').set('sub', new Y.Doc());
    expect(new TestRoom().write(Y.encodeStateAsUpdate(doc), anna)).toBe('unclosed');
  });

  test('takes stored work of others in a full state, and cuts off what others have not sent themselves', () => {
    const room = new TestRoom();
    const annas = typed('Anna', 1);
    room.write(Y.encodeStateAsUpdate(annas), anna);
    const bens = typed('Ben', 2);
    Y.applyUpdate(bens, room.merged());
    annas.getText('text').insert(4, '!');
    const early = Y.mergeUpdates([Y.encodeStateAsUpdate(annas), Y.encodeStateAsUpdate(bens)]);
    expect(room.write(early, ben)).toBe('change');
    expect(room.known.clockOf(1)).toBe(4);
    expect(room.read().getText('text').toJSON()).not.toContain('!');
  });

  test('refuses own work that builds on a foreign tail', () => {
    const room = new TestRoom();
    const annas = typed('Anna', 1);
    room.write(Y.encodeStateAsUpdate(annas), anna);
    annas.getText('text').insert(4, '!');
    const bens = new Y.Doc();
    bens.clientID = 2;
    Y.applyUpdate(bens, Y.encodeStateAsUpdate(annas));
    bens.getText('text').insert(5, '?');
    expect(room.write(Y.encodeStateAsUpdate(bens), ben)).toBe('foreign-author');
  });

  test('takes no deletions from someone who may not write, and refuses anything more', () => {
    const room = new TestRoom();
    const annas = typed('Anna', 1);
    room.write(Y.encodeStateAsUpdate(annas), anna);
    const reader = new Y.Doc();
    Y.applyUpdate(reader, room.merged());
    reader.getText('text').delete(0, 1);
    expect(room.write(Y.encodeStateAsUpdate(reader), ben, false)).toBe('deletions');
    expect(room.read().getText('text').toJSON()).toBe('Anna');
    reader.getText('text').insert(0, 'B');
    expect(room.write(Y.encodeStateAsUpdate(reader), ben, false)).toBe('no-right');
  });

  test('never refuses legitimate work, whatever the order of reconnections, and all converge', () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const random = seededRandom(seed);
      const room = new TestRoom();
      const clients = [anna, ben, anna, ben].map((participant) => ({
        participant,
        doc: newTestDoc(),
        read: 0,
      }));
      const pull = (client: (typeof clients)[number]): void => {
        for (const row of room.rows.slice(client.read)) Y.applyUpdate(client.doc, row, 'relay');
        client.read = room.rows.length;
      };
      const push = (client: (typeof clients)[number]): void => {
        const update = Y.encodeStateAsUpdate(client.doc, room.known.encodeStateVector());
        expect(['change', 'empty'], `seed ${seed}`).toContain(room.write(update, client.participant));
      };
      for (let step = 0; step < 60; step += 1) {
        const client = clients[Math.floor(random.fraction() * clients.length)];
        if (client === undefined) continue;
        const chance = random.fraction();
        if (chance < 0.6) editAtRandom(client.doc, random);
        else if (chance < 0.8) pull(client);
        else push(client);
      }
      for (const client of clients) push(client);
      for (const client of clients) pull(client);
      // What follows from how edits met is deleted by every reader, and told once.
      for (const client of clients) push(client);
      const settledRows = room.rows.length;
      for (const client of clients) {
        pull(client);
        push(client);
      }
      expect(room.rows.length, `seed ${seed}: a settled room grows`).toBe(settledRows);
      for (const { doc } of clients) expect(doc.toJSON(), `seed ${seed}`).toEqual(room.read().toJSON());
    }
  });

  test('what it accepts of damaged updates never throws in a reader and never waits for anything', () => {
    let accepted = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = seededRandom(seed);
      const doc = new Y.Doc();
      doc.clientID = seed;
      const updates: Uint8Array[] = [];
      doc.on('update', (update: Uint8Array) => updates.push(update));
      for (let step = 0; step < 20; step += 1) editAtRandom(doc, random);
      const half = Y.mergeUpdates(updates.slice(0, 10));
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const room = new TestRoom();
        room.write(half, anna);
        const damaged = damage(
          Y.mergeUpdates(updates.slice(5, 10 + Math.floor(random.fraction() * 10))),
          random,
        );
        if (room.write(damaged, anna) !== 'change') continue;
        accepted += 1;
        const reader = room.read();
        expect(reader.store.pendingStructs, `seed ${seed}, attempt ${attempt}`).toBeNull();
        expect(reader.store.pendingDs, `seed ${seed}, attempt ${attempt}`).toBeNull();
      }
    }
    expect(accepted).toBeGreaterThan(300);
  }, 60_000);
});

function damage(update: Uint8Array, random: { fraction(): number }): Uint8Array {
  const bytes = [...update];
  const times = 1 + Math.floor(random.fraction() * 3);
  for (let count = 0; count < times; count += 1) {
    const at = Math.floor(random.fraction() * bytes.length);
    const value =
      random.fraction() < 0.5 ? Math.floor(random.fraction() * 256) : Math.floor(random.fraction() * 12);
    const kind = random.fraction();
    if (kind < 0.7) bytes[at] = value;
    else if (kind < 0.85) bytes.splice(at, 1);
    else bytes.splice(at, 0, value);
  }
  return Uint8Array.from(bytes);
}
