import { seededRandom } from '@holdfast/base';
import { describe, expect, test } from 'vitest';

import { newInvitationId, newPlanId, newSecret } from './credential.ts';
import { invitationUrl, parseInvitationUrl } from './invitation-link.ts';

const random = seededRandom(5);
const link = { planId: newPlanId(random), invitationId: newInvitationId(random), secret: newSecret(random) };
const url = invitationUrl('https://plan.example', link);

describe('invitation links', () => {
  test('are read back as they were written', () => {
    expect(parseInvitationUrl(url)).toEqual(link);
  });

  test('keep their secret out of what is sent to a server', () => {
    expect(url.split('#')[0]).not.toContain(link.secret);
  });

  test.each([
    'not a url',
    'https://plan.example/',
    url.slice(0, -1),
    `${url}x`,
    url.replace('/join/', '/plans/'),
    url.replace('#', '/more#'),
    url.replace('#', '?'),
    `${url}.again`,
  ])('refuse %s', (broken) => {
    expect(parseInvitationUrl(broken)).toBeUndefined();
  });
});
