import {
  awarenessFrame,
  CLOSE_CODES,
  findToken,
  markFrame,
  SUBPROTOCOL,
  syncFrame,
} from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { read, settle, TestDevice, types, write } from './memory/test-device.ts';

describe('Connection', () => {
  let device: TestDevice;

  beforeEach(() => {
    vi.useFakeTimers();
    device = new TestDevice();
  });

  afterEach(async () => {
    await device.closeAll();
    vi.useRealTimers();
  });

  test('[SC17] offers a token in the subprotocols, and says hello first', async () => {
    const link = device.open();
    const socket = await device.greet();
    expect(socket.url).toBe('wss://relay.example/sync/plan-of-a-test/content');
    expect(socket.protocols).toContain(SUBPROTOCOL);
    expect(findToken(socket.protocols)).toBe('token1');
    const hello = { type: 'hello', clientId: link.instance.doc.clientID, schema: 1, app: 'test' };
    expect(socket.heard[0]).toEqual(hello);
  });

  test('[SC17] a token that would expire soon is replaced before the next attempt', async () => {
    device.answer = (count) => ({ kind: 'granted', token: `t${count}`, expiresAt: Date.now() + 61_000 });
    device.open();
    await device.greet();
    await vi.advanceTimersByTimeAsync(2_000);
    device.socket.end(1006);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(device.fake.sockets).toHaveLength(2);
    expect(findToken(device.socket.protocols)).toBe('t2');
  });

  test('is live when both sides have sent what they have', async () => {
    const link = device.open();
    await settle();
    expect(link.state.connection.kind).toBe('connecting');
    await device.greet('step2');
    expect(link.state.connection.kind).toBe('connecting');
    device.socket.say(syncFrame('step1', Y.encodeStateVector(device.relay)));
    expect(link.state.connection.kind).toBe('live');
  });

  test('[SC18] a final close code stops it, and a retry asks again', async () => {
    const link = device.open();
    await device.greet();
    device.socket.end(CLOSE_CODES.forbidden);
    expect(link.state.connection).toEqual({ kind: 'refused', reason: 'no-right' });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(device.fake.sockets).toHaveLength(1);
    link.retry();
    await device.greet();
    expect(link.state.connection.kind).toBe('live');
  });

  test('[SC18] a refusal without its frame begins a new instance as well', async () => {
    const link = device.open();
    const { doc } = link.instance;
    await device.greet();
    write(doc, 'a');
    await settle();
    device.socket.end(CLOSE_CODES.refused);
    await settle();
    expect(link.instance.doc).not.toBe(doc);
    expect(device.journal.shelf()).toHaveLength(1);
  });

  test('[SC19] fetches a new token at once after 4401, and more and more rarely when that is refused too', async () => {
    device.open();
    await device.greet();
    device.socket.end(CLOSE_CODES.token);
    await settle();
    expect(device.fake.sockets).toHaveLength(2);
    expect(findToken(device.socket.protocols)).toBe('token2');
    for (let second = 0; second < 300; second += 1) {
      if (device.socket.readyState === 0) {
        device.socket.accept();
        device.socket.end(CLOSE_CODES.token);
      }
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(device.fake.sockets.length).toBeGreaterThan(10);
    expect(device.fake.sockets.length).toBeLessThan(60);
  });

  test('[SC18] without access it stops or waits, as the answer says', async () => {
    device.answer = () => ({ kind: 'wait' });
    const link = device.open();
    await settle();
    expect(link.state.connection.kind).toBe('offline');
    device.answer = () => ({ kind: 'refused', reason: 'unknown-plan' });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(link.state.connection).toEqual({ kind: 'refused', reason: 'unknown-plan' });
    expect(device.fake.sockets).toHaveLength(0);
  });

  test('[SC20] replaces the token in band a minute before it expires, without a new socket', async () => {
    device.open();
    const socket = await device.greet();
    for (let second = 0; second < 838; second += 1) {
      socket.say(Uint8Array.of(102));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(device.tokens).toBe(1);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(socket.heard.at(-1)).toEqual({ type: 'token', token: 'token2' });
    expect(device.fake.sockets).toHaveLength(1);
  });

  test('[SC20] a right that ends with the token ends the connection', async () => {
    const link = device.open();
    const socket = await device.greet();
    device.answer = () => ({ kind: 'refused', reason: 'no-right' });
    await vi.advanceTimersByTimeAsync(841_000);
    expect(socket.readyState).toBe(3);
    expect(link.state.connection).toEqual({ kind: 'refused', reason: 'no-right' });
  });

  test('[SC22] gives up a socket that does not open, and one that opens and says nothing', async () => {
    const link = device.open();
    await settle();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(device.fake.sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(device.fake.sockets).toHaveLength(2);
    expect(link.state.connection.kind).toBe('offline');
    device.socket.accept();
    await vi.advanceTimersByTimeAsync(35_000);
    expect(device.fake.sockets.length).toBeGreaterThan(2);
  });

  test('[SC22] gives up an answer about access that never comes', async () => {
    const ask = vi.fn<() => Promise<never>>(() => new Promise(() => {}));
    device.open({ access: { request: ask } });
    await vi.advanceTimersByTimeAsync(35_000);
    expect(ask.mock.calls.length).toBeGreaterThan(1);
  });

  test('[SC23] begins anew when changes wait for others for ten seconds', async () => {
    const author = new Y.Doc();
    write(author, 'never came ');
    const before = Y.encodeStateVector(author);
    write(author, 'builds on it');
    const link = device.open();
    const socket = await device.greet();
    socket.say(syncFrame('update', Y.encodeStateAsUpdate(author, before)));
    await vi.advanceTimersByTimeAsync(9_000);
    expect(link.state.connection.kind).toBe('live');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(device.fake.sockets).toHaveLength(2);
    Y.applyUpdate(device.relay, Y.encodeStateAsUpdate(author));
    await device.greet();
    expect(link.instance.doc.getText('t').toString()).toBe('never came builds on it');
  });

  test('[SC23] begins anew after a frame that cannot be read, but not for ever', async () => {
    const surfaced = vi.fn<(error: Error) => void>();
    process.on('uncaughtException', surfaced);
    const link = device.open();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const socket = await device.greet();
      expect(link.state.garbled, `before fault ${attempt + 1}`).toBe(attempt > 3);
      socket.say(syncFrame('update', Uint8Array.of(9, 9, 9, 9)));
      await vi.advanceTimersByTimeAsync(9_000);
    }
    expect(device.fake.sockets).toHaveLength(4);
    expect(link.state).toMatchObject({ garbled: true, connection: { kind: 'live' } });
    // A fault that comes long after those is another one.
    await vi.advanceTimersByTimeAsync(11 * 60_000);
    device.fake.sockets.at(-1)?.say(syncFrame('update', Uint8Array.of(9, 9, 9, 9)));
    await vi.advanceTimersByTimeAsync(9_000);
    expect(device.fake.sockets).toHaveLength(5);
    expect(link.state.garbled, 'until everything has come').toBe(true);
    await device.greet();
    expect(link.state.garbled).toBe(false);
    process.off('uncaughtException', surfaced);
  });

  test('[SC23] an update that was cut off anywhere takes nothing along, and comes whole over the next connection', async () => {
    const surfaced = vi.fn<(error: Error) => void>();
    process.on('uncaughtException', surfaced);
    const author = new Y.Doc();
    for (const word of ['one ', 'two ', 'three']) write(author, word);
    author.getText('t').delete(0, 4);
    const whole = Y.encodeStateAsUpdate(author);
    for (let length = 0; length < whole.length; length += 1) {
      const each = new TestDevice();
      const link = each.open();
      const socket = await each.greet();
      link.instance.doc.getText('mine').insert(0, 'my own');
      socket.say(syncFrame('update', whole.subarray(0, length)));
      Y.applyUpdate(each.relay, whole);
      await vi.advanceTimersByTimeAsync(15_000);
      expect(each.fake.sockets, `cut at ${length}`).toHaveLength(2);
      await each.greet();
      expect(read(link.instance.doc), `cut at ${length}`).toBe('two three');
      expect(link.instance.doc.getText('mine').toString(), `cut at ${length}`).toBe('my own');
      await each.closeAll();
    }
    process.off('uncaughtException', surfaced);
  });

  test('[SC25] presence is told at once, is never null while connected, and is taken back on closing', async () => {
    const link = device.open();
    link.setPresence({ field: 'title' });
    const socket = await device.greet();
    const others = new Awareness(new Y.Doc());
    const id = link.instance.doc.clientID;
    const hear = (): unknown => {
      for (const frame of socket.heard.splice(0)) {
        if (frame?.type === 'awareness') applyAwarenessUpdate(others, frame.update, 'test');
      }
      return others.getStates().get(id);
    };
    expect(hear()).toEqual({ field: 'title' });
    link.setPresence(null);
    expect(hear()).toEqual({});
    socket.say(awarenessFrame(encodeAwarenessUpdate(others, [id])));
    await link.close();
    expect(hear()).toBeUndefined();
    others.destroy();
  });

  test('[SC25] a new instance shows the same presence', async () => {
    const link = device.open();
    link.setPresence({ field: 'title' });
    await device.greet();
    device.socket.end(CLOSE_CODES.refused);
    await settle();
    await device.greet();
    expect(link.instance.awareness.getLocalState()).toEqual({ field: 'title' });
    expect(types(device.socket)).toContain('awareness');
  });

  test('[SC34] a retry while live asks for a sign of life, and begins anew when none comes', async () => {
    const link = device.open();
    const socket = await device.greet();
    link.retry();
    expect(socket.heard.at(-1)).toEqual({ type: 'mark', seq: 0 });
    socket.say(markFrame(0));
    await vi.advanceTimersByTimeAsync(6_000);
    expect(device.fake.sockets).toHaveLength(1);
    link.retry();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(device.fake.sockets).toHaveLength(2);
  });

  test('comes back after the relay was restarted, over a longer while', async () => {
    const link = device.open();
    await device.greet();
    device.socket.end(CLOSE_CODES.restart);
    expect(link.state.connection.kind).toBe('offline');
    await vi.advanceTimersByTimeAsync(8_100);
    await device.greet();
    expect(link.state.connection.kind).toBe('live');
  });
});
