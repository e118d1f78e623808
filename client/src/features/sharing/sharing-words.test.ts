// @vitest-environment happy-dom
import { NO_PERSONS } from '@holdfast/plan-model';
import { type Invitation, invitationSchema, participantSchema, type Role } from '@holdfast/sync-protocol';
import type { TFunction } from 'i18next';
import { getI18n } from 'react-i18next';
import { beforeAll, describe, expect, test } from 'vitest';

import '../../strings/seldom-strings.ts';
import { formatFor } from '../../strings/format.ts';
import { startStrings } from '../../strings/strings.ts';
import { invitationFacts } from './invitation-words.ts';
import { whoSees } from './who-sees.ts';

const format = formatFor('en', ['en-GB']);
let t: TFunction;
beforeAll(async () => {
  await startStrings();
  t = getI18n().t;
});

const NOON = Date.UTC(2026, 10, 26, 12);

function invitation(change: Partial<Invitation>): Invitation {
  return invitationSchema.parse({
    invitationId: 'invitation-0000000000',
    role: 'editor',
    uses: 0,
    createdAt: NOON,
    ...change,
  });
}

describe('invitationFacts', () => {
  const factsOf = (change: Partial<Invitation>) =>
    invitationFacts(invitation(change), { t, format, now: NOON });

  test('says how often a link was used, and of how often it may be', () => {
    expect(factsOf({ uses: 1 })).toEqual(['used once']);
    expect(factsOf({ uses: 3 })).toEqual(['used 3 times']);
    expect(factsOf({ uses: 3, maxUses: 30 })).toEqual(['used 3 of 30 times']);
    expect(factsOf({ uses: 30, maxUses: 30 })).toEqual(['used 30 of 30 times', 'used up']);
  });

  test('says until when it is valid, or that it is not any more', () => {
    expect(factsOf({ expiresAt: NOON + 1 }).at(-1)).toMatch(/^until 26 Nov 2026/);
    expect(factsOf({ expiresAt: NOON }).at(-1)).toMatch(/^expired on 26 Nov 2026/);
  });

  test('says the role where a note stands in its place, and the group where it is fixed', () => {
    expect(factsOf({ label: 'Parents’ evening', group: 'parentFamily' })).toEqual([
      'Editor',
      'Parents and families',
      'not used yet',
    ]);
  });
});

test('whoSees counts people by what they may do', () => {
  const person = (role: Role, index: number) =>
    participantSchema.parse({
      participantId: `participant-00000000${index}`,
      displayName: 'Ana',
      group: 'teacher',
      colour: 0,
      role,
      joinedAt: NOON,
    });
  const roles: readonly Role[] = ['facilitator', 'editor', 'editor', 'viewer'];
  expect(whoSees(roles.map(person), { t, format, persons: NO_PERSONS })).toBe(
    '4 people can see this plan: 1 facilitator, 2 editors and 1 reader. Nobody else can, unless they join by a link.',
  );
  expect(whoSees([person('facilitator', 0)], { t, format, persons: NO_PERSONS })).toBe(
    '1 person can see this plan: 1 facilitator. Nobody else can, unless they join by a link.',
  );
});
