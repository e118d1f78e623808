import { once } from 'node:events';
import { connect as connectTo, type Socket } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { CLOSE_CODES, SUBPROTOCOL, tokenSubprotocol } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type TestConnection, until } from './testkit/test-device.ts';
import { TestServer } from './testkit/test-server.ts';

/** So long after somebody has lost a right their sockets are closed. */
const CLOSED_MS = 2_000;

let at: TestServer;

beforeEach(async () => {
  at = await TestServer.start();
});

afterEach(() => at.stop());

/** Ways to lose a right: by the API, and by another program on the same file, as the command `grant` is one. */
const LOSSES: Readonly<Record<string, { readonly lose: () => Promise<void>; readonly code: number }>> = {
  'who is removed': {
    lose: async () => void (await at.anna.ask('DELETE', `/participants/${at.ben.participantId}`)),
    code: CLOSE_CODES.forbidden,
  },
  'who is removed by another program': {
    lose: async () => changeBen('removed_at', Date.now()),
    code: CLOSE_CODES.forbidden,
  },
  'whose role is changed': {
    lose: async () => void (await changeRole('viewer')),
    code: CLOSE_CODES.token,
  },
  'whose role is changed by another program': {
    lose: async () => changeBen('role', 'viewer'),
    code: CLOSE_CODES.token,
  },
};

function changeRole(role: string): Promise<unknown> {
  return at.anna.ask('PATCH', `/participants/${at.ben.participantId}`, { body: { role } });
}

function changeBen(column: 'role' | 'removed_at', value: string | number): void {
  const database = new DatabaseSync(join(at.config.dataDir, 'holdfast.sqlite'));
  database
    .prepare(`UPDATE participants SET ${column} = ? WHERE participant_id = ?`)
    .run(value, at.ben.participantId);
  database.close();
}

async function connectBoth(): Promise<[annas: TestConnection, bens: TestConnection]> {
  const both = [await at.connect(at.anna), await at.connect(at.ben)] as const;
  await Promise.all(both.map((each) => each.synced()));
  return [...both];
}

/** Ben's socket, by hand: it says nothing, also no goodbye. */
async function stubborn(): Promise<Socket> {
  const socket = connectTo(Number(new URL(at.server.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(
    `GET /sync/${at.planId}/content HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n' +
      `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${tokenSubprotocol(await at.ben.token())}\r\n\r\n`,
  );
  // The answer, and then its limits: from here on the relay knows it.
  let heard = '';
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
  });
  await until(() => heard.includes('canWrite'));
  return socket;
}

describe('a changed right', () => {
  test.each(Object.entries(LOSSES))(
    'ends the sockets of one %s within two seconds, and nothing is delivered after',
    async (_who, { lose, code }) => {
      await at.bothTakePart();
      const [annas, bens] = await connectBoth();
      const startedAt = performance.now();
      await lose();
      await until(() => bens.closes.length > 0);
      expect(performance.now() - startedAt).toBeLessThan(CLOSED_MS);
      expect(bens.closes[0]).toBe(code);
      annas.type('secret');
      annas.mark(1);
      await until(() => annas.acknowledged === 1);
      expect(bens.text).toBe('');
      expect(annas.closes).toEqual([]);
      // Codes from 4400 to 4499 are final for the provider.
      expect(bens.provider.shouldConnect).toBe(false);
    },
  );

  test.each(Object.entries(LOSSES))(
    'ends also the socket of one %s that does not answer the goodbye',
    async (_who, { lose }) => {
      await at.bothTakePart();
      const socket = await stubborn();
      const startedAt = performance.now();
      await lose();
      await once(socket, 'close');
      expect(performance.now() - startedAt).toBeLessThan(CLOSED_MS);
    },
  );

  test('counts at once also when it is a new one', async () => {
    await at.bothTakePart('viewer');
    const bens = await (await at.connect(at.ben)).synced();
    await changeRole('editor');
    await until(() => bens.closes.includes(CLOSE_CODES.token));
    const again = await (await at.connect(at.ben)).synced();
    again.type('now I may');
    again.mark(1);
    await until(() => again.acknowledged === 1);
  });

  test('reaches sockets also when the first answer to the change was lost', async () => {
    await at.bothTakePart();
    const [, bens] = await connectBoth();
    // What a commit leaves whose answer did not arrive.
    changeBen('role', 'viewer');
    await changeRole('viewer');
    await until(() => bens.closes.includes(CLOSE_CODES.token));
  });
});
