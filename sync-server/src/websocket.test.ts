import { once } from 'node:events';
import { connect as connectTo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { CLOSE_CODES, historySchema, SUBPROTOCOL, tokenSubprotocol } from '@holdfast/sync-protocol';
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
    changeDatabase('DELETE FROM participants WHERE participant_id = ?', at.ben.participantId);
    expect(await closeOf(at.ben.socket(content, protocols))).toBe(CLOSE_CODES.token);
    changeDatabase('DELETE FROM participants WHERE plan_id = ?', at.planId);
    changeDatabase('DELETE FROM invitations WHERE plan_id = ?', at.planId);
    changeDatabase('DELETE FROM plans WHERE plan_id = ?', at.planId);
    expect(await closeOf(at.ben.socket(content, protocols))).toBe(CLOSE_CODES.notFound);
  });

  test('reads next to nothing of someone who is turned away', async () => {
    const raw = connectTo(Number(new URL(at.server.url).port), '127.0.0.1');
    raw.on('error', () => {});
    raw.write(
      `GET /sync/${at.planId}/content HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await once(raw, 'data');
    const header = Buffer.alloc(14);
    header.set([0x82, 0xff]);
    header.writeBigUInt64BE(20_000_000n, 2);
    raw.resume().write(header);
    // The declared length alone ends it; waiting for the rest would take longer than this test may.
    await once(raw, 'end');
    raw.destroy();
  });

  test('someone who is removed is closed on the spot and hears nothing after', async () => {
    await at.bothTakePart();
    const [annas, bens] = [await at.connect(at.anna), await at.connect(at.ben)];
    await Promise.all([annas.synced(), bens.synced()]);
    await at.anna.ask('DELETE', `/participants/${at.ben.participantId}`);
    await until(() => bens.closes.length > 0);
    expect(bens.closes).toEqual([CLOSE_CODES.forbidden]);
    annas.type('secret');
    annas.mark(1);
    await until(() => annas.acknowledged === 1);
    expect(bens.text).toBe('');
    expect(bens.provider.shouldConnect).toBe(false);
  });

  test('a changed role takes effect at once', async () => {
    await at.bothTakePart('viewer');
    const bens = await (await at.connect(at.ben)).synced();
    await at.anna.ask('PATCH', `/participants/${at.ben.participantId}`, { body: { role: 'editor' } });
    await until(() => bens.closes.includes(CLOSE_CODES.token));
    const again = await (await at.connect(at.ben)).synced();
    again.type('now I may');
    again.mark(1);
    await until(() => again.acknowledged === 1);
  });

  test('a changed role reaches sockets also when the first answer to the change was lost', async () => {
    await at.bothTakePart();
    const bens = await (await at.connect(at.ben)).synced();
    // What a commit leaves whose answer did not arrive.
    changeDatabase(
      'UPDATE participants SET role = ? WHERE participant_id = ?',
      'viewer',
      at.ben.participantId,
    );
    await at.anna.ask('PATCH', `/participants/${at.ben.participantId}`, { body: { role: 'viewer' } });
    await until(() => bens.closes.includes(CLOSE_CODES.token));
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

  test('a cable that was pulled is noticed within 35 seconds, and whoever answers stays', async () => {
    await at.anna.createPlan();
    await at.server.stop();
    const clock = new FakeClock(Date.now());
    at.server = await startServer(at.config, { clock });
    at.anna.moveTo(at.server.url);
    const protocols = [SUBPROTOCOL, tokenSubprotocol(await at.anna.token())];
    const url = `${at.anna.syncUrl()}/${at.planId}/content`;
    const pulled = new WebSocket(url, protocols, { autoPong: false });
    const idle = new WebSocket(url, protocols);
    let pings = 0;
    idle.on('ping', () => {
      pings += 1;
    });
    const gone = closeOf(pulled);
    // Its limits: from here on the relay knows the socket, and no time-out of the token's check is under way.
    await Promise.all([pulled, idle].map((socket) => once(socket, 'message')));
    for (let times = 1; times <= 4; times += 1) {
      await clock.advance(15_000);
      await until(() => pings === times);
      // Answered in order: the relay has this socket's pong when this one comes back.
      idle.ping();
      await once(idle, 'pong');
    }
    expect(await gone).toBe(1006);
    expect(idle.readyState).toBe(WebSocket.OPEN);
    idle.terminate();
    await clock.advance(1);
    const stopped = at.server.stop();
    await clock.advance(10_000);
    await stopped;
    at.server = await startServer(at.config);
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
