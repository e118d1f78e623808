// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { beforeAll, expect, test, vi } from 'vitest';

import { secretHash } from '../../platform/credential.ts';
import { passKeyOf, readPassCode } from '../../platform/pass-code.ts';
import { testPlanRow } from '../../platform/plan-row-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { deviceWithRelay } from '../../session/relay-fixture.ts';
import { formatFor } from '../../strings/format.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';

beforeAll(startStrings);

const plan = testPlanRow({ shared: true });

async function openDialog(...first: (object | string | undefined)[]) {
  const relay = deviceWithRelay();
  relay.answers.push(...first);
  const page = await render(
    <DeviceContext value={relay.device}>
      <RecoveryDialog plan={plan} title="Staying in" onClose={() => {}} />
    </DeviceContext>,
  );
  const dialog = () => document.querySelector('[role=dialog]')?.textContent ?? '';
  const waitFor = (words: string) =>
    vi.waitFor(async () => {
      await page.perform(() => {});
      expect(dialog()).toContain(words);
    });
  const press = (name: string) =>
    page.perform(() => {
      const buttons = [...document.querySelectorAll<HTMLElement>('[role=dialog] button')];
      const button = buttons.find(({ textContent }) => textContent === name);
      if (button === undefined) throw new Error(`the test needs a button “${name}”`);
      button.click();
    });
  const puts = () => relay.asked.filter(({ method }) => method === 'PUT');
  return { ...relay, dialog, waitFor, press, puts };
}

/** As somebody copies it from the screen. */
function shownCode(): string {
  return [...document.querySelectorAll('[role=dialog] ol li')]
    .map(({ textContent }) => textContent)
    .join(' ');
}

const madeOn = ({ recovery }: { recovery: { createdAt: number } }) =>
  `You made a code on ${formatFor('en', navigator.languages).moment(recovery.createdAt)}`;

test('a code is made on the device, and the relay is told what follows from it', async () => {
  const { answers, waitFor, press, puts } = await openDialog({}, {});
  await waitFor('Make a code');
  answers.push({ origin: 'https://plan.school.example' });
  await press('Make a code');
  await waitFor('The code is shown only now');
  const read = readPassCode(shownCode());
  if (read.kind !== 'whole') throw new Error(read.kind);
  const { passId, secret } = passKeyOf(read.code);
  expect(puts()).toEqual([
    {
      method: 'PUT',
      path: `/api/plans/${plan.planId}/passes/${passId}`,
      body: { kind: 'recovery', secretHash: secretHash(secret) },
    },
  ]);
  const sheet = document.querySelector('[data-print-alone]')?.textContent ?? '';
  for (const words of [
    'Staying in',
    'Ana · Facilitator',
    'https://plan.school.example/back',
    'Keep this sheet',
  ]) {
    expect(sheet).toContain(words);
  }
  expect(document.querySelector('[data-print-alone] svg')).not.toBeNull();
});

test('after a lost answer the same code is asked for again, and it is shown once the relay has it', async () => {
  const { answers, dialog, waitFor, press, puts } = await openDialog({}, {});
  await waitFor('Make a code');
  await press('Make a code');
  await waitFor('there is no connection to the relay');
  expect(dialog()).not.toContain('shown only now');
  answers.push({});
  await press('Make a code');
  await waitFor('The code is shown only now');
  expect(puts()).toHaveLength(2);
  expect(puts()[1]).toEqual(puts()[0]);
});

test('a new code names the one that it replaces, and one of another device meanwhile is shown first', async () => {
  const old = { recovery: { passId: 'pass-number-one', createdAt: Date.UTC(2026, 10, 1) } };
  const newer = { recovery: { passId: 'pass-number-two', createdAt: Date.UTC(2026, 10, 20) } };
  const { answers, waitFor, press, puts } = await openDialog(old, old);
  await waitFor(madeOn(old));
  answers.push('conflict', newer);
  await press('Make a new one in its place');
  await waitFor(madeOn(newer));
  answers.push({});
  await press('Make a new one in its place');
  await waitFor('The code is shown only now');
  expect(puts().map(({ body }) => body)).toMatchObject([
    { replaces: 'pass-number-one' },
    { replaces: 'pass-number-two' },
  ]);
  expect(puts()[0]?.path).not.toBe(puts()[1]?.path);
});

test('a code is withdrawn once the relay says so', async () => {
  const old = { recovery: { passId: 'pass-number-one', createdAt: 1 } };
  const { answers, asked, waitFor, press } = await openDialog(old, old);
  await waitFor('You made a code');
  await press('Withdraw it');
  await waitFor('This was not done: there is no connection');
  answers.push({});
  await press('Withdraw it');
  await waitFor('Make a code');
  expect(asked.at(-1)).toMatchObject({
    method: 'DELETE',
    path: `/api/plans/${plan.planId}/passes/pass-number-one`,
  });
});

test('without a connection nothing is promised', async () => {
  const { waitFor, puts } = await openDialog();
  await waitFor('only while connected');
  expect(puts()).toEqual([]);
});
