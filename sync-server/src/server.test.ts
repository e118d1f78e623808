import { once } from 'node:events';
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { connect as connectTo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import {
  accessTokenSchema,
  CLOSE_CODES,
  historySchema,
  invitationPreviewSchema,
  invitationsSchema,
  participantSchema,
  participantsSchema,
  SUBPROTOCOL,
  tokenSubprotocol,
} from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';

import { type Config, parseConfig } from './config.ts';
import { type RunningServer, startServer } from './server.ts';
import { FakeClock } from './testkit/fake-clock.ts';
import { newTestDoc } from './testkit/random-edit.ts';
import { newPlanId, type TestConnection, TestDevice, until } from './testkit/test-device.ts';

let directory: string;
let config: Config;
let server: RunningServer;
let planId: ReturnType<typeof newPlanId>;
let anna: TestDevice;
let ben: TestDevice;
const connections: TestConnection[] = [];

async function connect(device: TestDevice, document?: 'content' | 'discussion'): Promise<TestConnection> {
  const connection = await device.connect(document);
  connections.push(connection);
  return connection;
}

function closeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('close', (code) => resolve(code));
  });
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-server-'));
  const clientDirectory = join(directory, 'client');
  await mkdir(join(clientDirectory, 'assets'), { recursive: true });
  await writeFile(join(clientDirectory, 'index.html'), '<!doctype html><title>Holdfast</title>');
  await writeFile(join(clientDirectory, 'sw.js'), '// worker');
  await writeFile(join(clientDirectory, 'assets', 'index-abc123.js'), '// app');
  config = parseConfig({
    DATA_DIR: join(directory, 'data'),
    PORT: '0',
    HOST: '127.0.0.1',
    CLIENT_DIR: clientDirectory,
  });
  server = await startServer(config);
  planId = newPlanId();
  anna = new TestDevice(server.url, planId, 'Anna');
  ben = new TestDevice(server.url, planId, 'Ben');
});

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.close();
  await server.stop();
  await rm(directory, { recursive: true });
});

async function bothTakePart(role: 'editor' | 'commenter' | 'viewer' = 'editor'): Promise<void> {
  await anna.createPlan();
  await ben.join(await anna.invite(role));
}

/** What the document said at a moment of its history, as Ben is told. */
async function textAt(seq: number | undefined): Promise<string> {
  const authorization = `Bearer ${ben.participantId}.${ben.secret}`;
  const answer = await fetch(`${server.url}/api/plans/${planId}/history/${seq}`, {
    headers: { authorization },
  });
  return newTestDoc(new Uint8Array(await answer.arrayBuffer()))
    .getText('text')
    .toJSON();
}

function changeDatabase(statement: string, ...values: string[]): void {
  const database = new DatabaseSync(join(config.dataDir, 'holdfast.sqlite'));
  database.prepare(statement).run(...values);
  database.close();
}

describe('the API', () => {
  test('creating is idempotent, and someone else cannot take the id', async () => {
    const first = await anna.createPlan();
    expect(first.status).toBe(200);
    expect(participantSchema.parse(first.body)).toMatchObject({ displayName: 'Anna', role: 'facilitator' });
    expect(await anna.createPlan()).toEqual(first);
    expect((await ben.createPlan()).status).toBe(409);
  });

  test('joining is idempotent and uses an invitation once', async () => {
    await anna.createPlan();
    const invitation = await anna.invite('commenter', { maxUses: 1, group: 'employer', label: 'Fair' });
    const first = await ben.join(invitation);
    expect(participantSchema.parse(first.body)).toMatchObject({ role: 'commenter', group: 'employer' });
    expect(await ben.join(invitation)).toEqual(first);
    const { body } = await anna.ask('GET', '/invitations');
    expect(invitationsSchema.parse(body).invitations).toMatchObject([
      { uses: 1, label: 'Fair', role: 'commenter' },
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
    const cleo = new TestDevice(server.url, planId, 'Cleo');
    expect((await cleo.join(invitation)).body).toMatchObject({ kind: 'invitation-used-up', status: 410 });
  });

  test('an invitation says before joining what it is for, to who has its secret', async () => {
    await anna.createPlan();
    const { invitationId, invitationSecret } = await anna.invite('editor', { group: 'ngo' });
    const preview = await ben.ask('POST', `/invitations/${invitationId}/preview`, {
      body: { invitationSecret },
    });
    expect(invitationPreviewSchema.parse(preview.body)).toEqual({
      role: 'editor',
      group: 'ngo',
      facilitators: ['Anna'],
    });
    const guessed = { body: { invitationSecret: ben.secret } };
    expect(await ben.problem('POST', `/invitations/${invitationId}/preview`, guessed)).toBe(
      'invitation-invalid',
    );
    await anna.ask('DELETE', `/invitations/${invitationId}`);
    expect(
      await ben.problem('POST', `/invitations/${invitationId}/preview`, { body: { invitationSecret } }),
    ).toBe('invitation-invalid');
  });

  test('an invitation says where people reach the relay, when the operator has said so', async () => {
    await anna.createPlan();
    const body = { secretHash: 'x'.repeat(43), role: 'editor' };
    expect((await anna.ask('PUT', '/invitations/invitation-00', { body })).body).not.toHaveProperty('origin');
    await server.stop();
    server = await startServer({ ...config, publicUrl: new URL('https://plan.school.example/any') });
    anna.moveTo(server.url);
    expect((await anna.ask('PUT', '/invitations/invitation-00', { body })).body).toMatchObject({
      origin: 'https://plan.school.example',
    });
  });

  test('an expired invitation is named as such', async () => {
    await anna.createPlan();
    const invitation = await anna.invite('editor', { expiresAt: 1 });
    expect((await ben.join(invitation)).body).toMatchObject({ kind: 'invitation-expired' });
  });

  test('a credential becomes an access token, a wrong one or a revoked one does not', async () => {
    await bothTakePart();
    const { body } = await ben.ask('POST', '/token');
    const { role, expiresAt } = accessTokenSchema.parse(body);
    expect(role).toBe('editor');
    expect(Math.abs(expiresAt - Date.now() - 900_000)).toBeLessThan(10_000);
    const stranger = new TestDevice(server.url, planId, 'Stranger');
    expect(await stranger.problem('POST', '/token')).toBe('unauthorized');
    expect(await ben.problem('POST', '/token', { credential: false })).toBe('unauthorized');
    const elsewhere = new TestDevice(server.url, newPlanId(), 'Elsewhere');
    expect(await elsewhere.problem('POST', '/token')).toBe('not-found');
    await anna.ask('DELETE', `/participants/${ben.participantId}`);
    expect(await ben.problem('POST', '/token')).toBe('forbidden');
  });

  test('only facilitators manage, and the last one stays', async () => {
    await bothTakePart();
    for (const [method, path, body] of [
      ['GET', '/invitations', undefined],
      ['PUT', '/invitations/invitation-00', { secretHash: 'x'.repeat(43), role: 'facilitator' }],
      ['PATCH', `/participants/${ben.participantId}`, { role: 'facilitator' }],
      ['DELETE', `/participants/${anna.participantId}`, undefined],
    ] as const) {
      expect(await ben.problem(method, path, { body }), `${method} ${path}`).toBe('forbidden');
    }
    expect(
      await anna.problem('PATCH', `/participants/${anna.participantId}`, { body: { role: 'viewer' } }),
    ).toBe('last-facilitator');
    const { body } = await ben.ask('GET', '/participants');
    expect(participantsSchema.parse(body).participants.map((each) => each.displayName)).toEqual([
      'Anna',
      'Ben',
    ]);
  });

  test('names what is wrong with a request', async () => {
    await anna.createPlan();
    const { status, body } = await anna.ask('PUT', '/invitations/invitation-00', { body: { role: 'king' } });
    expect([status, body]).toEqual([400, expect.objectContaining({ kind: 'invalid-request' })]);
    const broken = await fetch(`${server.url}/api/plans/${planId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
    expect(broken.headers.get('content-type')).toContain('application/problem+json');
    expect((await fetch(`${server.url}/api/nothing`)).status).toBe(404);
  });

  test('one credential cannot ask without end', async () => {
    await anna.createPlan();
    const answers = await Promise.all(
      Array.from({ length: 140 }, () => anna.problem('GET', '/participants')),
    );
    expect(answers.filter((answer) => answer === 200)).toHaveLength(120);
    expect(answers.filter((answer) => answer === 'too-many-requests')).toHaveLength(20);
  });
});

describe('the built app', () => {
  test('is served for every screen, with a policy that runs only its own scripts', async () => {
    const page = await fetch(`${server.url}/plans/anything`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<title>Holdfast</title>');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    const asset = await fetch(`${server.url}/assets/index-abc123.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${server.url}/sw.js`)).headers.get('cache-control')).toBe('no-cache');
    expect((await fetch(`${server.url}/assets/none.js`)).status).toBe(404);
  });

  test('is not ready while its storage cannot be written, and loses nothing meanwhile', async () => {
    await anna.createPlan();
    const annas = await (await connect(anna)).synced();
    const other = new DatabaseSync(join(config.dataDir, 'holdfast.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    annas.type('while locked');
    annas.mark(1);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(annas.acknowledged).toBe(0);
    const invitation = { secretHash: 'x'.repeat(43), role: 'editor' };
    expect(await anna.problem('PUT', '/invitations/invitation-00', { body: invitation })).toBe(
      'storage-unavailable',
    );
    // Whoever only reads is served what was committed.
    expect((await anna.ask('GET', '/participants')).status).toBe(200);
    other.exec('COMMIT');
    other.close();
    await until(() => annas.acknowledged === 1);
    await until(async () => (await fetch(`${server.url}/readyz`)).status === 200);
  });

  test('answers who never finishes a request, instead of waiting for ever', async () => {
    await server.stop();
    server = await startServer({ ...config, maxRequestMs: 100 });
    const raw = connectTo(Number(new URL(server.url).port), '127.0.0.1');
    const head = ['Host: localhost', 'Content-Type: application/json', 'Content-Length: 100'];
    raw.write(`PUT /api/plans/${planId} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n{`);
    const [answer] = (await once(raw, 'data')) as [Buffer];
    expect(answer.toString()).toContain('408');
    raw.destroy();
  });

  test('counts for Prometheus, without a name, an id or a text', async () => {
    await bothTakePart();
    const annas = await (await connect(anna)).synced();
    annas.type('private words');
    annas.mark(1);
    await until(() => annas.acknowledged === 1);
    const answer = await fetch(`${server.url}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    expect(text).toMatch(/^holdfast_rows_total [1-9]/m);
    expect(text).toMatch(/^holdfast_sessions 1$/m);
    expect(text).toMatch(/^holdfast_rooms 1$/m);
    expect(text).toContain('route="/api/plans/:planId/participants/:participantId",status="200"');
    for (const secret of ['private', 'Anna', 'Ben', planId, anna.participantId, anna.secret]) {
      expect(text).not.toContain(secret);
    }
  });

  test('probes answer', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});

describe('the websocket', () => {
  test('two stock providers converge, and the next start has it all', async () => {
    await bothTakePart();
    const [annas, bens] = [await connect(anna), await connect(ben)];
    await Promise.all([annas.synced(), bens.synced()]);
    annas.type('Hello ');
    await until(() => bens.text === 'Hello ');
    bens.type('world');
    await until(() => annas.text === 'Hello world');
    bens.mark(1);
    await until(() => bens.acknowledged === 1);
    await server.stop();
    server = await startServer({ ...config, port: server.port });
    await until(() => annas.provider.synced && bens.provider.synced);
    const fresh = await (await connect(anna)).synced();
    expect(fresh.text).toBe('Hello world');
    expect(annas.closes).toContain(CLOSE_CODES.restart);
  });

  test('selects our subprotocol and never the token', async () => {
    await anna.createPlan();
    const token = await anna.token();
    const socket = anna.socket(`/${planId}/content`, [tokenSubprotocol(token), SUBPROTOCOL]);
    await new Promise((resolve) => {
      socket.on('open', resolve);
    });
    expect(socket.protocol).toBe(SUBPROTOCOL);
    socket.close();
  });

  test('is accepted and closed with the reason', async () => {
    await bothTakePart();
    const protocols = [SUBPROTOCOL, tokenSubprotocol(await ben.token())];
    const content = `/${planId}/content`;
    expect(await closeOf(ben.socket(content, [SUBPROTOCOL]))).toBe(CLOSE_CODES.token);
    expect(await closeOf(ben.socket(content, [SUBPROTOCOL, 'token.garbage']))).toBe(CLOSE_CODES.token);
    expect(await closeOf(ben.socket(`/${newPlanId()}/content`, protocols))).toBe(CLOSE_CODES.token);
    expect(await closeOf(ben.socket(`/${planId}/secrets`, protocols))).toBe(CLOSE_CODES.notFound);
    const foreign = ben.socket(content, protocols, { origin: 'https://evil.example' });
    expect(await closeOf(foreign)).toBe(CLOSE_CODES.forbidden);
    await anna.ask('DELETE', `/participants/${ben.participantId}`);
    expect(await closeOf(ben.socket(content, protocols))).toBe(CLOSE_CODES.forbidden);
  });

  test('turns the token of someone it no longer knows away as a token, and an unknown plan as such', async () => {
    await bothTakePart();
    const protocols = [SUBPROTOCOL, tokenSubprotocol(await ben.token())];
    const content = `/${planId}/content`;
    // What an older backup leaves, whose key is still the one that signed.
    changeDatabase('DELETE FROM participants WHERE participant_id = ?', ben.participantId);
    expect(await closeOf(ben.socket(content, protocols))).toBe(CLOSE_CODES.token);
    changeDatabase('DELETE FROM participants WHERE plan_id = ?', planId);
    changeDatabase('DELETE FROM invitations WHERE plan_id = ?', planId);
    changeDatabase('DELETE FROM plans WHERE plan_id = ?', planId);
    expect(await closeOf(ben.socket(content, protocols))).toBe(CLOSE_CODES.notFound);
  });

  test('reads next to nothing of someone who is turned away', async () => {
    const raw = connectTo(Number(new URL(server.url).port), '127.0.0.1');
    raw.on('error', () => {});
    raw.write(
      `GET /sync/${planId}/content HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
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
    await bothTakePart();
    const [annas, bens] = [await connect(anna), await connect(ben)];
    await Promise.all([annas.synced(), bens.synced()]);
    await anna.ask('DELETE', `/participants/${ben.participantId}`);
    await until(() => bens.closes.length > 0);
    expect(bens.closes).toEqual([CLOSE_CODES.forbidden]);
    annas.type('secret');
    annas.mark(1);
    await until(() => annas.acknowledged === 1);
    expect(bens.text).toBe('');
    expect(bens.provider.shouldConnect).toBe(false);
  });

  test('a changed role takes effect at once', async () => {
    await bothTakePart('viewer');
    const bens = await (await connect(ben)).synced();
    await anna.ask('PATCH', `/participants/${ben.participantId}`, { body: { role: 'editor' } });
    await until(() => bens.closes.includes(CLOSE_CODES.token));
    const again = await (await connect(ben)).synced();
    again.type('now I may');
    again.mark(1);
    await until(() => again.acknowledged === 1);
  });

  test('a changed role reaches sockets also when the first answer to the change was lost', async () => {
    await bothTakePart();
    const bens = await (await connect(ben)).synced();
    // What a commit leaves whose answer did not arrive.
    changeDatabase('UPDATE participants SET role = ? WHERE participant_id = ?', 'viewer', ben.participantId);
    await anna.ask('PATCH', `/participants/${ben.participantId}`, { body: { role: 'viewer' } });
    await until(() => bens.closes.includes(CLOSE_CODES.token));
  });

  test('a viewer who writes is refused, a commenter writes to the discussion', async () => {
    await bothTakePart('commenter');
    const discussion = await (await connect(ben, 'discussion')).synced();
    discussion.type('I think');
    discussion.mark(1);
    await until(() => discussion.acknowledged === 1);
    const content = await (await connect(ben)).synced();
    content.type('I write');
    await until(() => content.closes.includes(CLOSE_CODES.refused));
    expect((await (await connect(anna)).synced()).text).toBe('');
  });

  test('garbage is refused and harms nobody', async () => {
    await bothTakePart();
    const bens = await (await connect(ben)).synced();
    const protocols = [SUBPROTOCOL, tokenSubprotocol(await anna.token())];
    const socket = anna.socket(`/${planId}/content`, protocols);
    socket.on('open', () => socket.send(Uint8Array.of(0, 2, 5, 1, 2)));
    expect(await closeOf(socket)).toBe(CLOSE_CODES.refused);
    const texting = anna.socket(`/${planId}/content`, protocols);
    texting.on('open', () => texting.send('hello'));
    expect(await closeOf(texting)).toBe(CLOSE_CODES.refused);
    bens.type('unharmed');
    bens.mark(1);
    await until(() => bens.acknowledged === 1);
  });

  test('history says who wrote when, and what the document was like', async () => {
    await bothTakePart();
    const cleo = new TestDevice(server.url, planId, 'Cleo');
    await cleo.join(await anna.invite('commenter'));
    const annas = await (await connect(anna)).synced();
    annas.type('first');
    annas.mark(1);
    await until(() => annas.acknowledged === 1);
    const early = historySchema.parse((await ben.ask('GET', '/history')).body);
    annas.doc.getText('text').delete(0, 5);
    annas.type('second');
    annas.mark(2);
    await until(() => annas.acknowledged === 2);
    const [moment] = historySchema.parse((await ben.ask('GET', '/history')).body).moments;
    expect(moment?.authors.map((each) => each.participantId)).toEqual([anna.participantId]);
    expect(await textAt(early.moments[0]?.seq)).toBe('first');
    expect(await textAt(moment?.seq)).toBe('second');
    expect(await ben.problem('GET', '/history/999999?document=discussion')).toBe('not-found');
    expect(await ben.problem('GET', '/history?document=secrets')).toBe('invalid-request');
    expect(await cleo.problem('GET', '/history')).toBe('forbidden');
    expect((await cleo.ask('GET', '/history?document=discussion')).body).toEqual({ moments: [] });
    const stranger = new TestDevice(server.url, planId, 'Stranger');
    expect(await stranger.problem('GET', '/history')).toBe('unauthorized');
  });

  test('who is not read for a while is not taken for gone', async () => {
    await anna.createPlan();
    await server.stop();
    const clock = new FakeClock(Date.now());
    server = await startServer(
      { ...config, limits: { ...config.limits, maxMessagesPerSecond: 1 } },
      { clock },
    );
    anna.moveTo(server.url);
    const connection = await connect(anna);
    await connection.synced();
    for (let times = 1; times <= 200; times += 1) connection.type('word ');
    connection.mark(1);
    await until(() => connection.acknowledged === 1 || connection.provider.ws?.bufferedAmount === 0);
    for (let times = 1; times <= 20; times += 1) {
      await clock.advance(15_000);
      // A turn of the real network, in which pings and pongs pass.
      await anna.ask('GET', '/participants');
    }
    await until(() => connection.acknowledged === 1);
    expect(connection.closes).toEqual([]);
    connection.close();
    const stopped = server.stop();
    await clock.advance(10_000);
    await stopped;
    server = await startServer(config);
  });

  test('a cable that was pulled is noticed within 35 seconds, and whoever answers stays', async () => {
    await anna.createPlan();
    await server.stop();
    const clock = new FakeClock(Date.now());
    server = await startServer(config, { clock });
    anna.moveTo(server.url);
    const protocols = [SUBPROTOCOL, tokenSubprotocol(await anna.token())];
    const url = `${anna.syncUrl()}/${planId}/content`;
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
    const stopped = server.stop();
    await clock.advance(10_000);
    await stopped;
    server = await startServer(config);
  });

  test('a frame beyond the limit ends the connection for good', async () => {
    await bothTakePart();
    await server.stop();
    server = await startServer({ ...config, limits: { ...config.limits, maxDocumentBytes: 10_000 } });
    anna.moveTo(server.url);
    const socket = anna.socket(`/${planId}/content`, [SUBPROTOCOL, tokenSubprotocol(await anna.token())]);
    socket.on('open', () => socket.send(new Uint8Array(2_000_000)));
    expect(await closeOf(socket)).toBe(CLOSE_CODES.tooLarge);
  });
});
