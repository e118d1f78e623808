import { once } from 'node:events';
import { connect as connectTo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import {
  awarenessFrame,
  CLOSE_CODES,
  FRAME,
  historySchema,
  SUBPROTOCOL,
  syncFrame,
  tokenSubprotocol,
} from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';

import { startServer } from './server.ts';
import { FakeClock } from './testkit/fake-clock.ts';
import { newTestDoc } from './testkit/random-edit.ts';
import { newPlanId, TestDevice, until } from './testkit/test-device.ts';
import { TestServer } from './testkit/test-server.ts';

let at: TestServer;

beforeEach(async () => {
  at = await TestServer.start();
});

afterEach(() => at.stop());

function closeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('close', (code) => resolve(code));
  });
}

/** What the document said at a moment of its history, as Ben is told. */
async function textAt(seq: number | undefined): Promise<string> {
  const authorization = `Bearer ${at.ben.participantId}.${at.ben.secret}`;
  const answer = await fetch(`${at.server.url}/api/plans/${at.planId}/history/${seq}`, {
    headers: { authorization },
  });
  return newTestDoc(new Uint8Array(await answer.arrayBuffer()))
    .getText('text')
    .toJSON();
}

async function metrics(): Promise<string> {
  return (await fetch(`${at.server.url}/metrics`)).text();
}

function changeDatabase(statement: string, ...values: string[]): void {
  const database = new DatabaseSync(join(at.config.dataDir, 'holdfast.sqlite'));
  database.prepare(statement).run(...values);
  database.close();
}

describe('the websocket', () => {
  test('two stock providers converge, and the next start has it all', async () => {
    await at.bothTakePart();
    const [annas, bens] = [await at.connect(at.anna), await at.connect(at.ben)];
    await Promise.all([annas.synced(), bens.synced()]);
    annas.type('Hello ');
    await until(() => bens.text === 'Hello ');
    bens.type('world');
    await until(() => annas.text === 'Hello world');
    bens.mark(1);
    await until(() => bens.acknowledged === 1);
    await at.server.stop();
    at.server = await startServer({ ...at.config, port: at.server.port });
    await until(() => annas.provider.synced && bens.provider.synced);
    const fresh = await (await at.connect(at.anna)).synced();
    expect(fresh.text).toBe('Hello world');
    expect(annas.closes).toContain(CLOSE_CODES.restart);
  });

  test('selects our subprotocol and never the token', async () => {
    await at.anna.createPlan();
    const token = await at.anna.token();
    const socket = at.anna.socket(`/${at.planId}/content`, [tokenSubprotocol(token), SUBPROTOCOL]);
    await new Promise((resolve) => {
      socket.on('open', resolve);
    });
    expect(socket.protocol).toBe(SUBPROTOCOL);
    socket.close();
  });

  test('is accepted and closed with the reason', async () => {
    await at.bothTakePart();
    const protocols = [SUBPROTOCOL, tokenSubprotocol(await at.ben.token())];
    const content = `/${at.planId}/content`;
    expect(await closeOf(at.ben.socket(content, [SUBPROTOCOL]))).toBe(CLOSE_CODES.token);
    expect(await closeOf(at.ben.socket(content, [SUBPROTOCOL, 'token.garbage']))).toBe(CLOSE_CODES.token);
    expect(await closeOf(at.ben.socket(`/${newPlanId()}/content`, protocols))).toBe(CLOSE_CODES.token);
    expect(await closeOf(at.ben.socket(`/${at.planId}/secrets`, protocols))).toBe(CLOSE_CODES.notFound);
    const foreign = at.ben.socket(content, protocols, { origin: 'https://evil.example' });
    expect(await closeOf(foreign)).toBe(CLOSE_CODES.forbidden);
    await at.anna.ask('DELETE', `/participants/${at.ben.participantId}`);
    expect(await closeOf(at.ben.socket(content, protocols))).toBe(CLOSE_CODES.forbidden);
  });

  test('turns the token of someone it no longer knows away as a token, and an unknown plan as such', async () => {
    await at.bothTakePart();
    const protocols = [SUBPROTOCOL, tokenSubprotocol(await at.ben.token())];
    const content = `/${at.planId}/content`;
    // What an older backup leaves, whose key is still the one that signed.
    changeDatabase('DELETE FROM credentials WHERE participant_id = ?', at.ben.participantId);
    changeDatabase('DELETE FROM participants WHERE participant_id = ?', at.ben.participantId);
    expect(await closeOf(at.ben.socket(content, protocols))).toBe(CLOSE_CODES.token);
    changeDatabase('DELETE FROM credentials WHERE plan_id = ?', at.planId);
    changeDatabase('DELETE FROM participants WHERE plan_id = ?', at.planId);
    changeDatabase('DELETE FROM invitations WHERE plan_id = ?', at.planId);
    changeDatabase('DELETE FROM plans WHERE plan_id = ?', at.planId);
    expect(await closeOf(at.ben.socket(content, protocols))).toBe(CLOSE_CODES.notFound);
  });

  test.each([
    ['a frame that says that it is large', [Buffer.from('82ff0000000001312d0000000000', 'hex')]],
    // Empty, masked: six bytes.
    ['many small frames', Array.from({ length: 3_000 }, () => Buffer.from('828000000000', 'hex'))],
  ])('reads next to nothing of someone who is turned away: %s', async (_what, frames) => {
    const raw = connectTo(Number(new URL(at.server.url).port), '127.0.0.1');
    raw.on('error', () => {});
    raw.write(
      `GET /sync/${at.planId}/content HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await once(raw, 'data');
    const startedAt = performance.now();
    const closed = once(raw.resume(), 'close');
    raw.write(Buffer.concat(frames));
    await closed;
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(await metrics()).toContain(`holdfast_closes_total{code="${CLOSE_CODES.tooLarge}"} 1`);
  });

  test('presence that is too large is counted', async () => {
    await at.bothTakePart();
    const { provider } = await (await at.connect(at.ben)).synced();
    provider.awareness.setLocalStateField('at', 'x'.repeat(10_000));
    await until(async () => (await metrics()).includes('holdfast_presence_dropped_total 1'));
  });

  test('a viewer who writes is refused, a commenter writes to the discussion', async () => {
    await at.bothTakePart('commenter');
    const discussion = await (await at.connect(at.ben, 'discussion')).synced();
    discussion.type('I think');
    discussion.mark(1);
    await until(() => discussion.acknowledged === 1);
    const content = await (await at.connect(at.ben)).synced();
    content.type('I write');
    await until(() => content.closes.includes(CLOSE_CODES.refused));
    expect((await (await at.connect(at.anna)).synced()).text).toBe('');
  });

  test('garbage is refused and harms nobody', async () => {
    await at.bothTakePart();
    const bens = await (await at.connect(at.ben)).synced();
    const protocols = [SUBPROTOCOL, tokenSubprotocol(await at.anna.token())];
    const socket = at.anna.socket(`/${at.planId}/content`, protocols);
    socket.on('open', () => socket.send(Uint8Array.of(0, 2, 5, 1, 2)));
    expect(await closeOf(socket)).toBe(CLOSE_CODES.refused);
    const texting = at.anna.socket(`/${at.planId}/content`, protocols);
    texting.on('open', () => texting.send('hello'));
    expect(await closeOf(texting)).toBe(CLOSE_CODES.refused);
    bens.type('unharmed');
    bens.mark(1);
    await until(() => bens.acknowledged === 1);
  });

  test('history says who wrote when, and what the document was like', async () => {
    await at.bothTakePart();
    const cleo = new TestDevice(at.server.url, at.planId, 'Cleo');
    await cleo.join(await at.anna.invite('commenter'));
    const annas = await (await at.connect(at.anna)).synced();
    annas.type('first');
    annas.mark(1);
    await until(() => annas.acknowledged === 1);
    const early = historySchema.parse((await at.ben.ask('GET', '/history')).body);
    annas.doc.getText('text').delete(0, 5);
    annas.type('second');
    annas.mark(2);
    await until(() => annas.acknowledged === 2);
    const [moment] = historySchema.parse((await at.ben.ask('GET', '/history')).body).moments;
    expect(moment?.authors.map((each) => each.participantId)).toEqual([at.anna.participantId]);
    expect(await textAt(early.moments[0]?.seq)).toBe('first');
    expect(await textAt(moment?.seq)).toBe('second');
    expect(await at.ben.problem('GET', '/history/999999?document=discussion')).toBe('not-found');
    expect(await at.ben.problem('GET', '/history?document=secrets')).toBe('invalid-request');
    expect(await cleo.problem('GET', '/history')).toBe('forbidden');
    expect((await cleo.ask('GET', '/history?document=discussion')).body).toEqual({ moments: [] });
    const stranger = new TestDevice(at.server.url, at.planId, 'Stranger');
    expect(await stranger.problem('GET', '/history')).toBe('unauthorized');
  });

  test('who is not read for a while is not taken for gone', async () => {
    await at.anna.createPlan();
    await at.server.stop();
    const clock = new FakeClock(Date.now());
    at.server = await startServer(
      { ...at.config, limits: { ...at.config.limits, maxMessagesPerSecond: 1 } },
      { clock },
    );
    at.anna.moveTo(at.server.url);
    const connection = await at.connect(at.anna);
    await connection.synced();
    for (let times = 1; times <= 200; times += 1) connection.type('word ');
    connection.mark(1);
    await until(() => connection.acknowledged === 1 || connection.provider.ws?.bufferedAmount === 0);
    for (let times = 1; times <= 20; times += 1) {
      await clock.advance(15_000);
      // A turn of the real network, in which pings and pongs pass.
      await at.anna.ask('GET', '/participants');
    }
    await until(() => connection.acknowledged === 1);
    expect(connection.closes).toEqual([]);
    connection.close();
    const stopped = at.server.stop();
    await clock.advance(10_000);
    await stopped;
    at.server = await startServer(at.config);
  });

  /** Two sockets at a server whose time passes only when told to: one reads what the other shows. */
  async function atStillServer(clock: FakeClock): Promise<{ shown: WebSocket; reader: WebSocket }> {
    await at.anna.createPlan();
    await at.server.stop();
    at.server = await startServer(at.config, { clock });
    at.anna.moveTo(at.server.url);
    const protocols = [SUBPROTOCOL, tokenSubprotocol(await at.anna.token())];
    const url = `${at.anna.syncUrl()}/${at.planId}/content`;
    const shown = new WebSocket(url, protocols, { autoPong: false });
    const reader = new WebSocket(url, protocols);
    // Its limits: from here on the relay knows the socket, and no time-out of the token's check is under way.
    await Promise.all([shown, reader].map((socket) => once(socket, 'message')));
    reader.send(Uint8Array.from(syncFrame('step1', Uint8Array.of(0))));
    return { shown, reader };
  }

  async function stopStillServer(clock: FakeClock): Promise<void> {
    await clock.advance(1);
    const stopped = at.server.stop();
    await clock.advance(10_000);
    await stopped;
    at.server = await startServer(at.config);
  }

  /** What is said on a socket is heard in order: when this comes back, so has all that the relay sent before. */
  async function turn(socket: WebSocket): Promise<void> {
    socket.ping();
    await once(socket, 'pong');
  }

  test('a pulled cable is shown to nobody 35 seconds later, and not before two pings went unanswered', async () => {
    const clock = new FakeClock(Date.now());
    const { shown, reader } = await atStillServer(clock);
    let isPulled = false;
    shown.on('ping', (data) => {
      if (!isPulled) shown.pong(data);
    });
    let presence = '';
    reader.on('message', (frame: Buffer) => {
      if (frame[0] === FRAME.awareness) presence = frame.toString();
    });
    const state = new TextEncoder().encode('{"at":"work"}');
    shown.send(Uint8Array.from(awarenessFrame(Uint8Array.of(1, 7, 1, state.length, ...state))));
    const isShown = (): boolean => presence.includes('work');
    /** So that each ping of the relay has been answered by whoever answers. */
    const second = async (): Promise<void> => {
      await clock.advance(1_000);
      await turn(reader);
      if (!isPulled) await turn(shown);
    };
    for (let seconds = 0; seconds < 61; seconds += 1) await second();
    expect(isShown()).toBe(true);
    // Just after it has answered: from here on it takes longest to be noticed.
    isPulled = true;
    let seconds = 0;
    for (; isShown() && seconds < 60; seconds += 1) await second();
    expect([seconds > 15, seconds <= 35, shown.readyState]).toEqual([true, true, WebSocket.OPEN]);
    for (const socket of [shown, reader]) socket.terminate();
    await stopStillServer(clock);
  });

  test('who does not answer has two minutes to go on in place', async () => {
    const clock = new FakeClock(Date.now());
    const { shown: pulled, reader } = await atStillServer(clock);
    const gone = closeOf(pulled);
    for (let times = 1; times <= 8; times += 1) {
      await clock.advance(15_000);
      await turn(reader);
      expect(pulled.readyState).toBe(WebSocket.OPEN);
    }
    await clock.advance(15_000);
    expect(await gone).toBe(1006);
    expect(reader.readyState).toBe(WebSocket.OPEN);
    reader.terminate();
    await stopStillServer(clock);
  });

  test('a frame beyond the limit ends the connection for good', async () => {
    await at.bothTakePart();
    await at.server.stop();
    at.server = await startServer({
      ...at.config,
      limits: { ...at.config.limits, maxDocumentBytes: 10_000 },
    });
    at.anna.moveTo(at.server.url);
    const socket = at.anna.socket(`/${at.planId}/content`, [
      SUBPROTOCOL,
      tokenSubprotocol(await at.anna.token()),
    ]);
    socket.on('open', () => socket.send(new Uint8Array(2_000_000)));
    expect(await closeOf(socket)).toBe(CLOSE_CODES.tooLarge);
  });
});
