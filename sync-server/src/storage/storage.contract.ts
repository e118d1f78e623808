import { createHash } from 'node:crypto';

import {
  invitationIdSchema,
  type ParticipantId,
  participantIdSchema,
  planIdSchema,
  type RoomAddress,
} from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { NewInvitation, NewParticipant, NewRow, Storage } from './storage.ts';

const planId = planIdSchema.parse('plan-of-a-school');
const otherPlanId = planIdSchema.parse('plan-of-another');
const content: RoomAddress = { planId, document: 'content' };
const discussion: RoomAddress = { planId, document: 'discussion' };
const invitationId = invitationIdSchema.parse('invitation-1');

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function person(name: string): NewParticipant {
  return {
    participantId: participantIdSchema.parse(`participant-${name}`),
    credentialHash: hash(name),
    displayName: name,
    group: 'teacher',
    colour: 3,
  };
}

function stored({ credentialHash, ...rest }: NewParticipant) {
  return { ...rest, credentialHashes: [credentialHash] };
}

function row(by: ParticipantId, ...bytes: number[]): NewRow {
  return { participantId: by, sessionId: 's1', at: 1, update: Uint8Array.from(bytes) };
}

const anna = person('anna');
const ben = person('ben');
const cleo = person('cleo');

const invitation: NewInvitation = {
  invitationId,
  secretHash: hash('invited'),
  role: 'editor',
  group: undefined,
  validForMs: 998,
  maxUses: 1,
  label: 'Workshop',
};

function joinOf(participant: NewParticipant, at = 500) {
  return { planId, invitationId, secretHash: hash('invited'), participant, at };
}

/** A storage, and what a test does to it from outside. */
interface Opened {
  readonly storage: Storage;
  /** Closes the storage and opens it again, as a restart does. */
  readonly reopen: (storage: Storage) => Promise<Storage>;
  /** From here on nothing can be written, until the answer is called. */
  readonly block: () => () => void;
  /** Writes as another program would; undefined where none can. */
  readonly writeElsewhere: (() => void) | undefined;
}

/** What every adapter of the storage port promises. */
export function describeStorage(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    let storage: Storage;
    let reopen: Opened['reopen'];
    let block: Opened['block'];
    let writeElsewhere: Opened['writeElsewhere'];

    beforeEach(async () => {
      ({ storage, reopen, block, writeElsewhere } = await open());
    });

    afterEach(() => storage.close());

    test('a room that nobody has written to is empty', async () => {
      expect(await storage.loadRoom(content)).toEqual({
        epoch: 0,
        snapshot: undefined,
        tail: [],
        hasMore: false,
        clientIds: new Map(),
      });
      expect(await storage.readTail(content, 0)).toEqual([]);
    });

    test('says whether something can be written, and changes nothing by that', async () => {
      await storage.append([{ room: content, rows: [row(anna.participantId, 1)], clientIds: new Map() }]);
      const before = await storage.loadRoom(content);
      await storage.check();
      const unblock = block();
      await expect(storage.check()).rejects.toThrow();
      await expect(storage.createPlan(planId, anna, 1)).rejects.toThrow();
      unblock();
      await storage.check();
      expect(await storage.loadRoom(content)).toEqual(before);
      expect(await storage.hasPlan(planId)).toBe(false);
      storage = await reopen(storage);
      await storage.check();
      expect(await storage.loadRoom(content)).toEqual(before);
    });

    test('notices what another program wrote, and takes nothing of its own for that', async () => {
      const before = await storage.countChangesElsewhere();
      await storage.createPlan(planId, anna, 1);
      await storage.append([{ room: content, rows: [row(anna.participantId, 1)], clientIds: new Map() }]);
      await storage.check();
      expect(await storage.countChangesElsewhere()).toBe(before);
      if (writeElsewhere === undefined) return;
      const seen = new Set([before]);
      for (let times = 1; times <= 3; times += 1) {
        writeElsewhere();
        const now = await storage.countChangesElsewhere();
        expect(seen).not.toContain(now);
        expect(await storage.countChangesElsewhere()).toBe(now);
        seen.add(now);
        await storage.setRole(planId, anna.participantId, 'facilitator');
        expect(await storage.countChangesElsewhere()).toBe(now);
      }
    });

    test('hands out a long tail in pages, in order and without a gap', async () => {
      const small = Array.from({ length: 12_000 }, (_, index) => row(anna.participantId, index % 250));
      const large = Array.from({ length: 5 }, () => ({
        ...row(anna.participantId),
        update: new Uint8Array(900_000),
      }));
      const [seqs] = await storage.append([
        { room: content, rows: [...small, ...large], clientIds: new Map() },
      ]);
      let { tail, hasMore } = await storage.loadRoom(content);
      expect([tail.length < 11_000, hasMore]).toEqual([true, true]);
      for (;;) {
        const page = await storage.readTail(content, tail.at(-1)?.seq ?? 0);
        if (page.length === 0) break;
        expect(
          page.length === 1 || page.reduce((sum, { update }) => sum + update.length, 0) < 3_000_000,
        ).toBe(true);
        tail = [...tail, ...page];
      }
      expect(tail.map(({ seq }) => seq)).toEqual(seqs);
      const [, , last] = seqs?.slice(-3) ?? [];
      await storage.cover(content, { seq: last ?? 0, update: Uint8Array.of(1), ids: Uint8Array.of(0) });
      expect(await storage.loadRoom(content)).toMatchObject({ tail: [], hasMore: false });
    });

    test('a quarantined row is covered by the clean snapshot, and the epoch rises each time', async () => {
      const rows = [1, 2, 3].map((byte) => row(anna.participantId, byte));
      const [seqs = []] = await storage.append([{ room: content, rows, clientIds: new Map() }]);
      const [first = 0, second = 0] = seqs;
      const dirty = { seq: second, update: Uint8Array.of(7), ids: Uint8Array.of(0) };
      await storage.cover(content, dirty);
      const snapshot = { ...dirty, update: Uint8Array.of(8) };
      expect(await storage.quarantine(content, { seqs: [first], snapshot, at: 5 })).toBe(1);
      expect(await storage.quarantine(content, { seqs: [first], snapshot, at: 6 })).toBe(2);
      storage = await reopen(storage);
      const loaded = await storage.loadRoom(content);
      expect(loaded).toMatchObject({ epoch: 2, snapshot });
      expect(loaded.tail.map(({ update }) => [...update])).toEqual([[3]]);
    });

    test('appends over rooms in one go and numbers the rows of each in order', async () => {
      const seqs = await storage.append([
        {
          room: content,
          rows: [row(anna.participantId, 1), row(ben.participantId, 2)],
          clientIds: new Map(),
        },
        { room: discussion, rows: [row(anna.participantId, 3)], clientIds: new Map() },
      ]);
      const more = await storage.append([
        { room: content, rows: [row(anna.participantId, 4)], clientIds: new Map() },
      ]);
      const loaded = await storage.loadRoom(content);
      expect(loaded.tail.map(({ seq }) => seq)).toEqual([...(seqs[0] ?? []), ...(more[0] ?? [])]);
      expect(loaded.tail.map(({ update }) => [...update])).toEqual([[1], [2], [4]]);
      expect(loaded.tail[0]?.seq).toBeLessThan(loaded.tail[1]?.seq ?? 0);
      expect((await storage.loadRoom(discussion)).tail.map(({ seq }) => seq)).toEqual(seqs[1]);
    });

    test('keeps rows, snapshot and bindings over a restart, and no number comes twice', async () => {
      const [first] = await storage.append([
        {
          room: content,
          rows: [row(anna.participantId, 1), row(anna.participantId, 2)],
          clientIds: new Map([[4_294_967_295, anna.participantId]]),
        },
      ]);
      const snapshot = { seq: first?.[0] ?? 0, update: Uint8Array.of(9), ids: Uint8Array.of(8) };
      await storage.cover(content, snapshot);
      storage = await reopen(storage);
      const loaded = await storage.loadRoom(content);
      expect(loaded.snapshot).toEqual(snapshot);
      expect(loaded.tail.map(({ update }) => [...update])).toEqual([[2]]);
      expect(loaded.clientIds).toEqual(new Map([[4_294_967_295, anna.participantId]]));
      const [second] = await storage.append([
        { room: content, rows: [row(anna.participantId, 3)], clientIds: new Map() },
      ]);
      expect(second?.[0]).toBeGreaterThan(first?.[1] ?? 0);
    });

    test('a client id keeps its first owner, per room', async () => {
      const bind = (room: RoomAddress, owner: ParticipantId) =>
        storage.append([{ room, rows: [], clientIds: new Map([[7, owner]]) }]);
      await bind(content, anna.participantId);
      await bind(content, ben.participantId);
      await bind(discussion, ben.participantId);
      expect((await storage.loadRoom(content)).clientIds).toEqual(new Map([[7, anna.participantId]]));
      expect((await storage.loadRoom(discussion)).clientIds).toEqual(new Map([[7, ben.participantId]]));
    });

    test('an older snapshot does not replace a newer one', async () => {
      const newer = { seq: 5, update: Uint8Array.of(5), ids: Uint8Array.of(0) };
      await storage.cover(content, newer);
      await storage.cover(content, { seq: 4, update: Uint8Array.of(4), ids: Uint8Array.of(0) });
      expect((await storage.loadRoom(content)).snapshot).toEqual(newer);
    });

    test('a plan is created once, by the same request as often as it likes', async () => {
      expect(await storage.hasPlan(planId)).toBe(false);
      expect(await storage.createPlan(planId, anna, 1)).toBe('created');
      expect(await storage.createPlan(planId, anna, 2)).toBe('same');
      expect(await storage.createPlan(planId, ben, 3)).toBe('conflict');
      expect(await storage.createPlan(planId, { ...anna, credentialHash: hash('other') }, 4)).toBe(
        'conflict',
      );
      expect(await storage.hasPlan(planId)).toBe(true);
      expect(await storage.listParticipants(planId)).toEqual([
        { ...stored(anna), role: 'facilitator', invitationId: undefined, joinedAt: 1, removedAt: undefined },
      ]);
    });

    test('an invitation is used once per person, also when the answer gets lost', async () => {
      await storage.createPlan(planId, anna, 1);
      expect(await storage.putInvitation(planId, invitation, 2)).toBe('created');
      expect(await storage.putInvitation(planId, invitation, 3)).toBe('same');
      expect(await storage.putInvitation(planId, { ...invitation, role: 'viewer' }, 3)).toBe('conflict');
      expect(await storage.putInvitation(otherPlanId, invitation, 3)).toBe('conflict');
      const joined = {
        kind: 'joined',
        participant: { ...stored(ben), role: 'editor', invitationId, joinedAt: 500, removedAt: undefined },
      };
      expect(await storage.join(joinOf(ben))).toEqual(joined);
      expect(await storage.join(joinOf(ben, 2_000))).toEqual(joined);
      expect(await storage.listInvitations(planId)).toMatchObject([
        { maxUses: 1, uses: 1, createdAt: 2, expiresAt: 1_000 },
      ]);
      expect(await storage.join(joinOf(cleo))).toEqual({ kind: 'invitation-used-up' });
      const otherSecret = { ...joinOf(ben), participant: { ...ben, credentialHash: hash('x') } };
      expect(await storage.join(otherSecret)).toEqual({ kind: 'invitation-used-up' });
    });

    test('notes when somebody was last seen, and of nobody who has been removed', async () => {
      await storage.createPlan(planId, anna, 1);
      await storage.noteSeen(planId, anna.participantId, 7);
      await storage.noteSeen(planId, ben.participantId, 8);
      storage = await reopen(storage);
      expect((await storage.listParticipants(planId)).map(({ seenAt }) => seenAt)).toEqual([7]);
      await storage.putInvitation(planId, invitation, 2);
      await storage.join(joinOf(ben));
      await storage.removeParticipant(planId, ben.participantId, 600);
      await storage.noteSeen(planId, ben.participantId, 9);
      expect((await storage.findParticipant(planId, ben.participantId))?.seenAt).toBeUndefined();
    });

    test('tells only the person themself what became of an id', async () => {
      await storage.createPlan(planId, anna, 1);
      await storage.putInvitation(planId, { ...invitation, maxUses: undefined }, 2);
      await storage.join(joinOf(ben));
      const stranger = { ...joinOf(ben), participant: { ...ben, credentialHash: hash('x') } };
      expect(await storage.join(stranger)).toEqual({ kind: 'conflict' });
      const guessing = { ...stranger, secretHash: hash('guessed') };
      expect(await storage.join(guessing)).toEqual({ kind: 'invitation-invalid' });
      await storage.removeParticipant(planId, ben.participantId, 600);
      expect(await storage.join(guessing)).toEqual({ kind: 'invitation-invalid' });
    });

    test('joining again by another invitation is another request, under a name that was changed since it is not', async () => {
      await storage.createPlan(planId, anna, 1);
      const open = { ...invitation, maxUses: undefined, validForMs: undefined };
      const otherId = invitationIdSchema.parse('invitation-2');
      await storage.putInvitation(planId, open, 2);
      await storage.putInvitation(planId, { ...open, invitationId: otherId, role: 'facilitator' }, 2);
      await storage.join(joinOf(ben));
      const renamed = { ...ben, displayName: 'Benjamin' };
      expect(await storage.join(joinOf(renamed))).toMatchObject({
        kind: 'joined',
        participant: { displayName: ben.displayName },
      });
      expect(await storage.join({ ...joinOf(ben), invitationId: otherId })).toEqual({ kind: 'conflict' });
      expect((await storage.findParticipant(planId, ben.participantId))?.role).toBe('editor');
    });

    test('a participant changes what they say of themself, but not the group that their invitation fixed', async () => {
      await storage.createPlan(planId, anna, 1);
      const change = { displayName: 'Anne', group: 'ngo', colour: 7 } as const;
      expect(await storage.changePerson(planId, anna.participantId, change)).toMatchObject(change);
      storage = await reopen(storage);
      expect(await storage.findParticipant(planId, anna.participantId)).toMatchObject({
        ...change,
        credentialHashes: [anna.credentialHash],
        role: 'facilitator',
      });
      expect(await storage.createPlan(planId, anna, 9)).toBe('same');
      await storage.putInvitation(planId, { ...invitation, group: 'employer' }, 2);
      await storage.join(joinOf(ben));
      expect(await storage.changePerson(planId, ben.participantId, change)).toMatchObject({
        displayName: 'Anne',
        group: 'employer',
      });
      await storage.removeInvitation(planId, invitationId);
      expect(await storage.changePerson(planId, ben.participantId, { group: 'ngo' })).toMatchObject({
        displayName: 'Anne',
        group: 'ngo',
      });
      await storage.removeParticipant(planId, ben.participantId, 600);
      expect(await storage.changePerson(planId, ben.participantId, change)).toBeUndefined();
      expect(await storage.changePerson(otherPlanId, anna.participantId, change)).toBeUndefined();
    });

    test('an invitation that was removed does not come back with a request that was on its way', async () => {
      await storage.createPlan(planId, anna, 1);
      await storage.putInvitation(planId, invitation, 2);
      await storage.removeInvitation(planId, invitationId);
      expect(await storage.putInvitation(planId, invitation, 3)).toBe('conflict');
      const overtaken = invitationIdSchema.parse('invitation-2');
      await storage.removeInvitation(planId, overtaken);
      storage = await reopen(storage);
      expect(await storage.putInvitation(planId, { ...invitation, invitationId: overtaken }, 4)).toBe(
        'conflict',
      );
      expect(await storage.listInvitations(planId)).toEqual([]);
      expect(await storage.join(joinOf(ben))).toEqual({ kind: 'invitation-invalid' });
    });

    test('says why a join is not possible', async () => {
      await storage.createPlan(planId, anna, 1);
      expect(await storage.join(joinOf(ben))).toEqual({ kind: 'invitation-invalid' });
      await storage.putInvitation(planId, invitation, 2);
      const wrong = { ...joinOf(ben), secretHash: hash('guessed') };
      expect(await storage.join(wrong)).toEqual({ kind: 'invitation-invalid' });
      expect(await storage.join(joinOf(ben, 1_000))).toEqual({ kind: 'invitation-expired' });
      await storage.removeInvitation(planId, invitationId);
      expect(await storage.findInvitation(planId, invitationId)).toBeUndefined();
      expect(await storage.join(joinOf(ben))).toEqual({ kind: 'invitation-invalid' });
      expect(await storage.listParticipants(planId)).toHaveLength(1);
    });

    test('an invitation may fix the stakeholder group', async () => {
      await storage.createPlan(planId, anna, 1);
      await storage.putInvitation(planId, { ...invitation, group: 'employer' }, 2);
      const outcome = await storage.join(joinOf(ben));
      expect(outcome).toMatchObject({ kind: 'joined', participant: { group: 'employer' } });
      expect(await storage.join(joinOf(ben))).toEqual(outcome);
    });

    test('changes roles, and never takes the last facilitator', async () => {
      await storage.createPlan(planId, anna, 1);
      await storage.putInvitation(planId, invitation, 2);
      await storage.join(joinOf(ben));
      expect(await storage.setRole(planId, anna.participantId, 'editor')).toBe('last-facilitator');
      expect(await storage.removeParticipant(planId, anna.participantId, 3)).toBe('last-facilitator');
      expect(await storage.setRole(planId, anna.participantId, 'facilitator')).toBe('changed');
      expect(await storage.setRole(planId, ben.participantId, 'facilitator')).toBe('changed');
      expect(await storage.setRole(planId, anna.participantId, 'viewer')).toBe('changed');
      expect((await storage.findParticipant(planId, anna.participantId))?.role).toBe('viewer');
      expect(await storage.setRole(planId, cleo.participantId, 'viewer')).toBe('not-found');
    });

    test('who was removed is not listed, is still known, and cannot come back under the same id', async () => {
      await storage.createPlan(planId, anna, 1);
      await storage.putInvitation(planId, { ...invitation, maxUses: undefined }, 2);
      await storage.join(joinOf(ben));
      expect(await storage.removeParticipant(planId, ben.participantId, 600)).toBe('changed');
      expect(await storage.removeParticipant(planId, ben.participantId, 700)).toBe('not-found');
      expect((await storage.listParticipants(planId)).map((each) => each.displayName)).toEqual(['anna']);
      expect((await storage.findParticipant(planId, ben.participantId))?.removedAt).toBe(600);
      expect(await storage.join(joinOf(ben))).toEqual({ kind: 'removed' });
    });
  });
}
