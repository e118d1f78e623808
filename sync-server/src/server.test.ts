import { once } from 'node:events';
import { connect as connectTo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startServer } from './server.ts';
import { until } from './testkit/test-device.ts';
import { TestServer } from './testkit/test-server.ts';

let at: TestServer;

beforeEach(async () => {
  at = await TestServer.start();
});

afterEach(() => at.stop());

describe('the built app', () => {
  test('is served for every screen, with a policy that runs only its own scripts', async () => {
    const page = await fetch(`${at.server.url}/plans/anything`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<title>Holdfast</title>');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    const asset = await fetch(`${at.server.url}/assets/index-abc123.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${at.server.url}/sw.js`)).headers.get('cache-control')).toBe('no-cache');
    expect((await fetch(`${at.server.url}/assets/none.js`)).status).toBe(404);
  });

  test('is not ready while its storage cannot be written, and loses nothing meanwhile', async () => {
    await at.anna.createPlan();
    const annas = await (await at.connect(at.anna)).synced();
    const other = new DatabaseSync(join(at.config.dataDir, 'holdfast.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    annas.type('while locked');
    annas.mark(1);
    expect((await fetch(`${at.server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${at.server.url}/healthz`)).status).toBe(200);
    expect(annas.acknowledged).toBe(0);
    const invitation = { secretHash: 'x'.repeat(43), role: 'editor' };
    expect(await at.anna.problem('PUT', '/invitations/invitation-00', { body: invitation })).toBe(
      'storage-unavailable',
    );
    // Whoever only reads is served what was committed.
    expect((await at.anna.ask('GET', '/participants')).status).toBe(200);
    other.exec('COMMIT');
    other.close();
    await until(() => annas.acknowledged === 1);
    await until(async () => (await fetch(`${at.server.url}/readyz`)).status === 200);
  });

  test('answers who never finishes a request, instead of waiting for ever', async () => {
    await at.server.stop();
    at.server = await startServer({ ...at.config, maxRequestMs: 100 });
    const raw = connectTo(Number(new URL(at.server.url).port), '127.0.0.1');
    const head = ['Host: localhost', 'Content-Type: application/json', 'Content-Length: 100'];
    raw.write(`PUT /api/plans/${at.planId} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n{`);
    const [answer] = (await once(raw, 'data')) as [Buffer];
    expect(answer.toString()).toContain('408');
    raw.destroy();
  });

  test('counts for Prometheus, without a name, an id or a text', async () => {
    await at.bothTakePart();
    const annas = await (await at.connect(at.anna)).synced();
    annas.type('private words');
    annas.mark(1);
    await until(() => annas.acknowledged === 1);
    const answer = await fetch(`${at.server.url}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const text = await answer.text();
    expect(text).toMatch(/^holdfast_rows_total [1-9]/m);
    expect(text).toMatch(/^holdfast_sessions 1$/m);
    expect(text).toMatch(/^holdfast_rooms 1$/m);
    expect(text).toContain('route="/api/plans/:planId/participants/:participantId",status="200"');
    for (const secret of ['private', 'Anna', 'Ben', at.planId, at.anna.participantId, at.anna.secret]) {
      expect(text).not.toContain(secret);
    }
  });

  test('probes answer', async () => {
    expect((await fetch(`${at.server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${at.server.url}/readyz`)).status).toBe(200);
  });
});
