import { seededRandom } from '@holdfast/base';
import { describe, expect, test } from 'vitest';

import { newInvitationId, newPlanId, newSecret } from './credential.ts';
import { findInvitation, invitationPath, invitationUrl, parseInvitationUrl } from './invitation-link.ts';

const random = seededRandom(5);
const link = { planId: newPlanId(random), invitationId: newInvitationId(random), secret: newSecret(random) };
const url = invitationUrl('https://plan.example', link);

describe('invitation links', () => {
  test('are read back as they were written', () => {
    expect(parseInvitationUrl(url)).toEqual(link);
  });

  test('may lead to a place in the plan; what can be none keeps nobody out', () => {
    const there = { ...link, place: 'goals/a_B-3' };
    expect(parseInvitationUrl(invitationUrl('https://plan.example', there))).toEqual(there);
    for (const place of ['', 'goals', '//evil.example', 'goals/<b>', 'goals/1/2', 'javascript:x/1']) {
      const odd = url.replace('#', `?show=${encodeURIComponent(place)}#`);
      expect(parseInvitationUrl(odd)).toEqual(link);
    }
    expect(findInvitation(`Look: ${invitationUrl('https://plan.example', there)}.`, 'plan.example')).toEqual({
      kind: 'found',
      link: there,
    });
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
  test.each(['.', ' ', '%20', '>', ').', '”.'])('are read with “%s” behind them', (rest) => {
    expect(parseInvitationUrl(`${url}${rest}`)).toEqual(link);
  });
});

describe('findInvitation', () => {
  const HOST = 'plan.example';

  test.each([
    url,
    ` ${url} `,
    `Join us: ${url}.`,
    `Dear all,\nhere is the link:\n<${url}>\nSee you there`,
    `“${url}”, until Friday`,
    `(${url})`,
    `[Our plan](${url})`,
    url.replace('https:', 'HTTP:'),
  ])('takes the link out of %j', (text) => {
    expect(findInvitation(text, HOST)).toEqual({ kind: 'found', link });
  });

  test.each(['', 'Join us!', 'https://plan.example/', url.slice(0, -1), 'see /join/ for more'])(
    'finds nothing in %j',
    (text) => {
      expect(findInvitation(text, HOST)).toEqual({ kind: 'none' });
    },
  );

  test.each([
    url.replace('https://', ''),
    url.replace('https:', 'ftp:'),
    url.replace('https://', 'javascript:'),
  ])('does not guess the protocol of %s', (text) => {
    expect(findInvitation(text, HOST)).toEqual({ kind: 'not-http' });
  });

  test('names the relay of an invitation that is not for this one', () => {
    expect(findInvitation(url, 'plan.example:8080')).toEqual({ kind: 'elsewhere', host: HOST });
    expect(findInvitation(url.replace(HOST, 'other.example:81'), HOST)).toEqual({
      kind: 'elsewhere',
      host: 'other.example:81',
    });
  });

  test('makes a path that leads to the same invitation', () => {
    expect(parseInvitationUrl(`https://plan.example${invitationPath(link)}`)).toEqual(link);
  });
});
