// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { beforeAll, expect, test, vi } from 'vitest';

import { manualClock } from '../../platform/manual-clock.ts';
import { passKeyOf, readPassCode } from '../../platform/pass-code.ts';
import { testPlanRow } from '../../platform/plan-row-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { deviceWithRelay } from '../../session/relay-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { DeviceDialog } from './device-dialog.tsx';

beforeAll(startStrings);

const plan = testPlanRow({ shared: true });
const MADE = { validForMs: 600_000, origin: 'https://plan.school.example' };
const OPEN = {
  planId: plan.planId,
  kind: 'device',
  participant: {
    participantId: plan.participantId,
    displayName: 'Ana',
    group: 'teacher',
    colour: 3,
    role: 'facilitator',
    joinedAt: 1,
  },
};

async function openDialog(...first: (object | string | undefined)[]) {
  const clock = manualClock();
  const relay = deviceWithRelay();
  relay.answers.push(...first);
  const page = await render(
    <DeviceContext value={{ ...relay.device, clock }}>
      <DeviceDialog plan={plan} onClose={() => {}} />
    </DeviceContext>,
  );
  const waitFor = (words: string) =>
    vi.waitFor(async () => {
      await page.perform(() => {});
      expect(document.querySelector('[role=dialog]')?.textContent).toContain(words);
    });
  const pass = (ms: number) => page.perform(() => clock.advance(ms));
  const press = (name: string) =>
    page.perform(() => {
      const buttons = [...document.querySelectorAll<HTMLElement>('[role=dialog] button')];
      buttons.find(({ textContent }) => textContent === name)?.click();
    });
  const code = () => {
    const groups = [...document.querySelectorAll('[role=dialog] ol li')].map(
      ({ textContent }) => textContent,
    );
    const read = readPassCode(groups.join(' '));
    return read.kind === 'whole' ? read.code : undefined;
  };
  const links = () => new Set(relay.asked.filter(({ method }) => method === 'PUT').map(({ path }) => path));
  return { ...relay, clock, waitFor, pass, press, code, links };
}

test('shows a code for the camera and one to type, where people reach the relay, until it is used', async () => {
  // Effects run twice under StrictMode, for one and the same link.
  const { answers, asked, waitFor, pass, code, links } = await openDialog(MADE, MADE);
  await waitFor('open https://plan.school.example/back there');
  await waitFor('10 more minutes');
  const shown = code();
  if (shown === undefined) throw new Error('the test needs a whole code');
  expect(links()).toEqual(new Set([`/api/plans/${plan.planId}/passes/${passKeyOf(shown).passId}`]));
  expect(document.querySelector('[role=dialog] svg[role=img]')).not.toBeNull();
  answers.push(OPEN);
  await pass(3_000);
  await waitFor('10 more minutes');
  answers.push('pass-ended');
  await pass(3_000);
  await waitFor('Your other device is in');
  expect(code()).toBeUndefined();
  const count = asked.length;
  await pass(60_000);
  expect(asked).toHaveLength(count);
});

test('counts down what the relay says, however wrong the clock of the device is, and offers another', async () => {
  const { answers, waitFor, pass, press, code, links } = await openDialog(
    { validForMs: 61_000 },
    { validForMs: 61_000 },
  );
  await waitFor('2 more minutes');
  // Without a network it goes on counting.
  await pass(3_000);
  await waitFor('1 more minute.');
  const first = code();
  for (let passed = 3_000; passed < 61_000; passed += 3_000) {
    await pass(3_000);
    await waitFor(passed < 58_000 ? '1 more minute' : 'which are over');
  }
  expect(code()).toBeUndefined();
  answers.push(MADE);
  await press('Make another link');
  await waitFor('10 more minutes');
  expect(code()).not.toBe(first);
  expect(links().size).toBe(2);
});

test('asks for the same link again after a lost answer, and shows none before', async () => {
  const { answers, waitFor, press, code, links } = await openDialog();
  await waitFor('there is no connection to the relay');
  expect(code()).toBeUndefined();
  answers.push(MADE);
  await press('Try again');
  await waitFor('10 more minutes');
  expect(links().size).toBe(1);
});

test('a link that leads to this computer alone is no code for a camera', async () => {
  const local = { validForMs: 600_000, origin: 'http://localhost:8080' };
  const { waitFor, code } = await openDialog(local, local);
  await waitFor('only this computer reaches Holdfast');
  expect(document.querySelector('[role=dialog]')?.textContent).not.toContain('localhost');
  expect(code()).toBeDefined();
  expect(document.querySelector('[role=dialog] svg[role=img]')).toBeNull();
});
