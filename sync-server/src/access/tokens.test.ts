import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { participantIdSchema, planIdSchema } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';

import { FakeClock } from '../testkit/fake-clock.ts';
import { parseCredential } from './credential.ts';
import { readOrCreateKey, Tokens } from './tokens.ts';

const planId = planIdSchema.parse('plan-of-a-school');
const otherPlanId = planIdSchema.parse('plan-of-another');
const participantId = participantIdSchema.parse('participant-anna');
const credentialHash = 'h'.repeat(43);

describe('Tokens', () => {
  test('are valid for 15 minutes, for one plan and under one key', async () => {
    const clock = new FakeClock();
    const tokens = new Tokens(new Uint8Array(32).fill(1), clock);
    const { token, expiresAt } = await tokens.issue(planId, { participantId, credentialHash });
    expect(expiresAt - clock.now()).toBe(900_000);
    expect(await tokens.read(token, planId)).toEqual({ participantId, credentialHash, expiresAt });
    expect(await tokens.read(token, otherPlanId)).toBeUndefined();
    expect(await new Tokens(new Uint8Array(32).fill(2), clock).read(token, planId)).toBeUndefined();
    expect(await tokens.read(`${token.slice(0, -2)}xx`, planId)).toBeUndefined();
    await clock.advance(901_000);
    expect(await tokens.read(token, planId)).toBeUndefined();
  });

  test('take no unsigned token', async () => {
    const tokens = new Tokens(new Uint8Array(32).fill(1), new FakeClock());
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: 'holdfast', aud: planId, sub: participantId, exp: 9_999_999_999 };
    expect(await tokens.read(`${part({ alg: 'none' })}.${part(claims)}.`, planId)).toBeUndefined();
  });
});

describe('readOrCreateKey', () => {
  test('makes a key once, for the owner only, and never replaces one', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'holdfast-key-'));
    const file = join(directory, 'token-key');
    const keys = await Promise.all([readOrCreateKey(file), readOrCreateKey(file)]);
    expect(keys[0]).toHaveLength(32);
    expect(keys[1]).toEqual(keys[0]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await writeFile(file, 'short');
    await expect(readOrCreateKey(file)).rejects.toThrow(file);
    await rm(directory, { recursive: true });
  });
});

describe('parseCredential', () => {
  const secret = 's'.repeat(43);

  test('reads a participant and a secret', () => {
    expect(parseCredential(`Bearer ${participantId}.${secret}`)).toEqual({ participantId, secret });
  });

  test.each([
    undefined,
    '',
    'Bearer',
    `Basic ${participantId}.${secret}`,
    `Bearer ${participantId}`,
    `Bearer a.${secret}`,
    `Bearer ${participantId}.${secret}.x`,
    `Bearer ${participantId}.${secret} x`,
  ])('takes %s for none', (header) => {
    expect(parseCredential(header)).toBeUndefined();
  });
});
