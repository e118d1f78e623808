import { createHash } from 'node:crypto';

import { seededRandom, systemRandom } from '@holdfast/base';
import { secretHashSchema, secretSchema } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';

import { newInvitationId, newParticipantId, newPlanId, newSecret, secretHash } from './credential.ts';

describe('credentials', () => {
  test('ids are 22 characters that nobody can guess', () => {
    for (const mint of [newPlanId, newParticipantId, newInvitationId]) {
      expect(mint(systemRandom)).toMatch(/^[\w-]{22}$/);
      expect(mint(systemRandom)).not.toBe(mint(systemRandom));
    }
  });

  test('secrets and their hashes have the shape that the relay takes', () => {
    const secret = newSecret(systemRandom);
    expect(secretSchema.safeParse(secret).success).toBe(true);
    expect(secretHashSchema.safeParse(secretHash(secret)).success).toBe(true);
  });

  test('the hash is the one that a relay computes', () => {
    const random = seededRandom(3);
    for (let round = 0; round < 20; round += 1) {
      const secret = newSecret(random);
      expect(secretHash(secret)).toBe(createHash('sha256').update(secret).digest('base64url'));
    }
  });
});
