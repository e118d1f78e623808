// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { seededRandom } from '@holdfast/base';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { newParticipantId, newPlanId, secretHash } from '../../platform/credential.ts';
import { groupsOf, newPassCode, passKeyOf, passUrl } from '../../platform/pass-code.ts';
import { DeviceContext } from '../../session/device.ts';
import { deviceWithRelay } from '../../session/relay-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fillIn, render } from '../../ui/render-fixture.tsx';
import { BackScreen } from './back-screen.tsx';

beforeAll(startStrings);

const random = seededRandom(31);
const code = newPassCode(random);
const { passId, secret } = passKeyOf(code);
const participant = {
  participantId: newParticipantId(random),
  displayName: 'Ana',
  group: 'teacher',
  colour: 7,
  role: 'facilitator',
  joinedAt: 1,
};
const holder = { planId: newPlanId(random), kind: 'recovery', participant };

async function openScreen(path = '/back', ...first: (object | string | undefined)[]) {
  const relay = deviceWithRelay();
  relay.answers.push(...first);
  window.history.replaceState(null, '', path);
  const page = await render(
    <DeviceContext value={relay.device}>
      <BackScreen />
    </DeviceContext>,
  );
  onTestFinished(async () => {
    const { library } = relay.device;
    const plans = library.plans.get();
    if (plans.kind === 'ready') for (const plan of plans.plans) await library.remove(plan);
  });
  const text = () => page.element.textContent;
  const waitFor = (words: string) =>
    vi.waitFor(async () => {
      await page.perform(() => {});
      expect(text()).toContain(words);
    });
  const press = (name: string) =>
    page.perform(() => {
      const button = [...page.element.querySelectorAll('button')].find(
        ({ textContent }) => textContent === name,
      );
      if (button === undefined) throw new Error(`the test needs a button “${name}”`);
      button.click();
    });
  async function enter(typed: string): Promise<void> {
    const input = page.element.querySelector('input');
    if (input === null) throw new Error('the test needs the field');
    await page.perform(() => fillIn(input, typed));
    await page.perform(() => page.element.querySelector('form')?.requestSubmit());
  }
  const found = () => relay.device.library.find(newHolder.planId, newHolder.participantId);
  return { ...relay, page, text, waitFor, press, enter, found };
}

const newHolder = { planId: holder.planId, participantId: participant.participantId };

describe('a code that is typed', () => {
  test.each([
    ['', 'Please enter the code'],
    [groupsOf(code).slice(0, 7).join(' '), '4 letters are missing'],
    [`${code}QQ`, '2 letters too many'],
    [`${code.slice(0, 31)}${code.endsWith('Q') ? 'P' : 'Q'}`, 'A letter is not right'],
    [`${code.slice(0, 31)}?`, '“?” does not occur in any code'],
  ])('%j is answered on the device with what is wrong', async (typed, words) => {
    const { enter, waitFor, asked } = await openScreen();
    await enter(typed);
    await waitFor(words);
    expect(asked).toEqual([]);
  });

  test.each([
    ['pass-invalid', 'No plan knows this code at'],
    ['pass-ended', 'no longer valid'],
    ['pass-expired', 'valid for ten minutes, which are over'],
    ['forbidden', 'A facilitator has ended your access'],
    ['too-many-requests', 'please wait a minute'],
    [undefined, 'there is no connection to the relay'],
  ])('that the relay answers with %s changes nothing', async (answer, words) => {
    const { enter, waitFor, answers, found } = await openScreen();
    answers.push(answer);
    await enter(code.toLowerCase());
    await waitFor(words);
    expect(await found()).toEqual({ kind: 'done', value: undefined });
  });
});

test('who one is is shown first; then this device has a credential of its own, and the plan', async () => {
  const { device, page, enter, waitFor, press, answers, asked, found } = await openScreen();
  answers.push(holder);
  await enter(groupsOf(code).join(' '));
  await waitFor('You are Ana, as: Facilitator.');
  await waitFor('all devices you used before lose their access');
  expect(await found()).toEqual({ kind: 'done', value: undefined });
  // The answer to the first is lost: the second asks for the same credential.
  await press('Come back in here');
  await waitFor('there is no connection to the relay');
  answers.push(holder);
  await press('Come back in here');
  await vi.waitFor(async () => {
    await page.perform(() => {});
    expect(window.location.pathname).toContain('/plan/');
  });
  expect(window.location.pathname).toBe(`/plan/${holder.planId}/${participant.participantId}`);
  expect(asked.map(({ path }) => path)).toEqual([
    `/api/passes/${passId}/preview`,
    `/api/passes/${passId}/credential`,
    `/api/passes/${passId}/credential`,
  ]);
  expect(asked[2]).toEqual(asked[1]);
  const answer = await found();
  const row = answer.kind === 'done' ? answer.value : undefined;
  expect(row).toMatchObject({
    role: 'facilitator',
    displayName: 'Ana',
    shared: true,
    entry: { kind: 'returned' },
  });
  expect(asked[1]?.body).toEqual({ passSecret: secret, credentialHash: secretHash(row?.secret ?? '') });
  expect(JSON.stringify(row)).not.toContain(secret);
  // A device that has known nobody knows her now.
  expect(device.identity.state.get()).toMatchObject({
    identity: { displayName: 'Ana', group: 'teacher' },
  });
});

test('a code in the address is looked up at once, and does not stay there', async () => {
  const { pathname, hash } = new URL(passUrl('https://relay.example', code));
  const { waitFor, asked } = await openScreen(pathname + hash, holder, holder);
  await waitFor('You are Ana');
  expect(window.location.hash).toBe('');
  expect(new Set(asked.map(({ path }) => path))).toEqual(new Set([`/api/passes/${passId}/preview`]));
});

test('a code in the address that was cut says so, with what there is of it', async () => {
  const { page, waitFor, asked } = await openScreen(`/back#${groupsOf(code).slice(0, 6).join('-')}`);
  await waitFor('8 letters are missing');
  expect(page.element.querySelector('input')?.value).toBe(groupsOf(code).slice(0, 6).join('-'));
  expect(asked).toEqual([]);
});

test('a device that is in already keeps its link, one that was put out comes in by it', async () => {
  const link = { ...holder, kind: 'device' };
  const { device, page, text, enter, waitFor, press, answers, asked, found } = await openScreen();
  const person = { ...participant, group: 'teacher', role: 'facilitator' } as const;
  const known = { planId: holder.planId, kind: 'device', participant: person } as const;
  await device.library.letIn(known, 's'.repeat(43));
  answers.push(link);
  await enter(code);
  await waitFor('This device is in the plan already, as Ana.');
  expect(asked).toHaveLength(1);
  await device.library.update(newHolder, { removed: 'no-right' });
  await waitFor('beside those you have');
  answers.push(link);
  await press('Go on here');
  await vi.waitFor(async () => {
    await page.perform(() => {});
    const answer = await found();
    expect(answer).toMatchObject({ value: { shared: true } });
    expect(answer).not.toMatchObject({ value: { removed: 'no-right' } });
  });
  expect(text()).not.toContain('lose their access');
});
