import { createHash } from 'node:crypto';

import { invitationIdSchema, participantIdSchema, passIdSchema, planIdSchema } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { NewParticipant, NewPass, PassOwner, Storage } from './storage.ts';

const planId = planIdSchema.parse('plan-of-a-school');
const MINUTE = 60_000;

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function person(name: string): NewParticipant & PassOwner {
  return {
    planId,
    participantId: participantIdSchema.parse(`participant-${name}`),
    credentialHash: hash(name),
    displayName: name,
    group: 'teacher',
    colour: 3,
  };
}

const [anna, ben] = [person('anna'), person('ben')];

function pass(name: string, kind: NewPass['kind'] = 'recovery', replaces?: NewPass): NewPass {
  const passId = passIdSchema.parse(`pass-number-${name}`);
  return { passId, kind, secretHash: hash(`secret of ${name}`), replaces: replaces?.passId };
}

function useOf({ passId, secretHash }: NewPass, device: string, at = 500) {
  return { passId, secretHash, credentialHash: hash(device), at };
}

/** What every adapter promises about that by which somebody comes in again. */
export function describePasses(
  name: string,
  open: () => Promise<{ storage: Storage; reopen: (storage: Storage) => Promise<Storage> }>,
): void {
  describe(`${name}: passes`, () => {
    let storage: Storage;
    let reopen: (storage: Storage) => Promise<Storage>;

    beforeEach(async () => {
      ({ storage, reopen } = await open());
      const { planId: _, ...creator } = anna;
      await storage.createPlan(planId, creator, 1);
      const invitation = { role: 'editor', secretHash: hash('invited') } as const;
      const invitationId = invitationIdSchema.parse('invitation-1');
      const unlimited = { group: undefined, validForMs: undefined, maxUses: undefined, label: undefined };
      await storage.putInvitation(planId, { invitationId, ...invitation, ...unlimited }, 2);
      const { planId: _plan, ...participant } = ben;
      await storage.join({ planId, invitationId, secretHash: hash('invited'), participant, at: 3 });
    });

    afterEach(() => storage.close());

    const credentialsOf = async ({ participantId }: PassOwner) =>
      (await storage.findParticipant(planId, participantId))?.credentialHashes.toSorted();
    const hashesOf = (...devices: string[]) => devices.map(hash).toSorted();

    test('a recovery code puts the new device in the place of all others, as often as it is needed', async () => {
      const code = pass('one');
      expect(await storage.putPass(anna, code, 10)).toBe('created');
      expect(await storage.putPass(anna, code, 11)).toBe('same');
      storage = await reopen(storage);
      const answer = await storage.usePass(useOf(code, 'second laptop'));
      expect(answer).toMatchObject({
        kind: 'let-in',
        planId,
        passKind: 'recovery',
        participant: { participantId: anna.participantId, role: 'facilitator', displayName: 'anna' },
      });
      expect(await credentialsOf(anna)).toEqual(hashesOf('second laptop'));
      expect(await storage.usePass(useOf(code, 'second laptop', 9e15))).toEqual(answer);
      await storage.usePass(useOf(code, 'third laptop', 9e15));
      expect(await credentialsOf(anna)).toEqual(hashesOf('third laptop'));
      expect(await credentialsOf(ben)).toEqual(hashesOf('ben'));
      expect(await storage.listParticipants(planId)).toHaveLength(2);
      const { planId: _, ...creator } = anna;
      expect(await storage.createPlan(planId, creator, 12)).toBe('conflict');
    });

    test('a link is forgotten a day after its end when its holder makes another one; a code never is', async () => {
      const [used, unused, next] = [pass('used', 'device'), pass('unused', 'device'), pass('next', 'device')];
      const [old, theirs] = [pass('old'), pass('theirs', 'device')];
      const DAY = 24 * 60 * MINUTE;
      for (const each of [used, unused, old]) await storage.putPass(anna, each, 1_000);
      await storage.putPass(ben, theirs, 1_000);
      await storage.endPass(anna, old.passId, 1_000);
      await storage.usePass(useOf(used, 'phone', 2_000));
      await storage.putPass(anna, pass('day', 'device'), 2_000 + DAY);
      expect(await storage.findPass(used.passId)).toBeDefined();
      await storage.putPass(anna, pass('later', 'device'), 2_001 + DAY);
      expect(await storage.findPass(used.passId)).toBeUndefined();
      expect(await storage.findPass(unused.passId)).toBeDefined();
      await storage.putPass(anna, next, 1_001 + 10 * MINUTE + DAY);
      expect(await storage.findPass(unused.passId)).toBeUndefined();
      expect(await storage.findPass(old.passId)).toMatchObject({ endedAt: 1_000 });
      expect(await storage.findPass(theirs.passId)).toBeDefined();
      expect(await storage.findPass(next.passId)).toBeDefined();
    });

    test('a link for a device adds that device, once and for ten minutes', async () => {
      const link = pass('link', 'device');
      await storage.putPass(ben, link, 1_000);
      const used = useOf(link, 'phone', 1_000 + 10 * MINUTE - 1);
      expect(await storage.usePass(used)).toMatchObject({ kind: 'let-in', passKind: 'device' });
      storage = await reopen(storage);
      expect(await credentialsOf(ben)).toEqual(hashesOf('ben', 'phone'));
      expect(await storage.usePass({ ...used, at: 9e15 })).toMatchObject({ kind: 'let-in' });
      expect(await storage.usePass(useOf(link, 'phone of another', 1_001))).toEqual({ kind: 'pass-ended' });
      expect(await storage.putPass(ben, link, 1_002)).toBe('conflict');
      const late = pass('late', 'device');
      await storage.putPass(ben, late, 1_000);
      expect(await storage.usePass(useOf(late, 'tablet', 1_000 + 10 * MINUTE))).toEqual({
        kind: 'pass-expired',
      });
      expect(await credentialsOf(ben)).toEqual(hashesOf('ben', 'phone'));
    });

    test('an older code never takes the place of a newer one, however late its request comes', async () => {
      const [first, second, third] = [pass('one'), pass('two'), pass('three', 'recovery', pass('two'))];
      await storage.putPass(anna, second, 10);
      expect(await storage.putPass(anna, first, 11)).toBe('conflict');
      expect((await storage.findRecovery(anna))?.passId).toBe(second.passId);
      expect(await storage.putPass(anna, third, 12)).toBe('created');
      expect(await storage.putPass(anna, third, 13)).toBe('same');
      expect(await storage.putPass(anna, second, 14)).toBe('conflict');
      expect((await storage.findRecovery(anna))?.passId).toBe(third.passId);
      expect(await storage.usePass(useOf(second, 'found sheet'))).toEqual({ kind: 'pass-ended' });
      expect(await storage.usePass(useOf(first, 'found sheet'))).toEqual({ kind: 'pass-invalid' });
      expect(await credentialsOf(anna)).toEqual(hashesOf('anna'));
    });

    test('a code is withdrawn for good, and only by whose it is', async () => {
      const code = pass('one');
      await storage.putPass(anna, code, 10);
      await storage.endPass(ben, code.passId, 11);
      expect((await storage.findRecovery(anna))?.passId).toBe(code.passId);
      expect(await storage.putPass(ben, code, 12)).toBe('conflict');
      await storage.endPass(anna, code.passId, 13);
      await storage.endPass(anna, code.passId, 14);
      expect(await storage.findRecovery(anna)).toBeUndefined();
      expect((await storage.findPass(code.passId))?.endedAt).toBe(13);
      expect(await storage.putPass(anna, code, 15)).toBe('conflict');
      expect(await storage.usePass(useOf(code, 'found sheet'))).toEqual({ kind: 'pass-ended' });
      expect(await storage.putPass(anna, pass('two'), 16)).toBe('created');
    });

    test('another secret opens nothing and is told nothing', async () => {
      const code = pass('one');
      const link = pass('link', 'device');
      await storage.putPass(anna, code, 10);
      await storage.putPass(ben, link, 10);
      await storage.endPass(anna, code.passId, 11);
      for (const secretHash of [hash('guessed'), link.secretHash, '', code.passId]) {
        const guess = { ...useOf(code, 'mallory'), secretHash };
        expect(await storage.usePass(guess)).toEqual({ kind: 'pass-invalid' });
      }
      const crossed = { ...useOf(link, 'mallory'), secretHash: code.secretHash };
      expect(await storage.usePass(crossed)).toEqual({ kind: 'pass-invalid' });
      expect(await credentialsOf(anna)).toEqual(hashesOf('anna'));
      expect(await credentialsOf(ben)).toEqual(hashesOf('ben'));
    });

    test('nobody who was removed comes back by a code or a link', async () => {
      const [code, link] = [pass('one'), pass('link', 'device')];
      await storage.putPass(ben, code, 10);
      await storage.putPass(ben, link, 10);
      await storage.removeParticipant(planId, ben.participantId, 11);
      for (const each of [code, link]) {
        expect(await storage.usePass(useOf(each, 'phone'))).toEqual({ kind: 'removed' });
      }
      expect(await credentialsOf(ben)).toEqual(hashesOf('ben'));
    });
  });
}
