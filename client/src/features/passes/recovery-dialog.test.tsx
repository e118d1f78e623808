// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';

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
  return openAgain(deviceWithRelay(), ...first);
}

/** As in a page in which the dialog was open before. */
async function openAgain(
  relay: ReturnType<typeof deviceWithRelay>,
  ...first: (object | string | undefined)[]
) {
  relay.answers.push(...first);
  const close = vi.fn();
  const page = await render(
    <DeviceContext value={relay.device}>
      <RecoveryDialog plan={plan} title="Staying in" onClose={close} />
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
  const pressKey = (key: string) =>
    page.perform(
      () => void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
    );
  return { ...relay, relay, page, close, dialog, waitFor, press, pressKey, puts };
}

/** As somebody copies it from the screen. */
function shownCode(): string {
  return [...document.querySelectorAll('[role=dialog] ol li')]
    .map(({ textContent }) => textContent)
    .join(' ');
}

const MADE_AT = Date.UTC(2026, 9, 3, 12);
const momentOf = (at: number) => formatFor('en', navigator.languages).moment(at);
const madeOn = ({ recovery }: { recovery: { createdAt: number } }) =>
  `A code was made on ${momentOf(recovery.createdAt)}`;

test('a code is made on the device, and the relay is told what follows from it', async () => {
  const { answers, waitFor, press, puts } = await openDialog({}, {});
  await waitFor('Make a code');
  answers.push({ origin: 'https://plan.school.example', createdAt: MADE_AT });
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
    // By the relay's clock: that is the date by which it is told from another one later.
    momentOf(MADE_AT),
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
  async function makeNew(): Promise<void> {
    await press('Make a new one in its place…');
    await press('Make the new code');
  }
  await waitFor(madeOn(old));
  answers.push('conflict', newer);
  await makeNew();
  await waitFor(madeOn(newer));
  answers.push({});
  await makeNew();
  await waitFor('The code is shown only now');
  expect(puts().map(({ body }) => body)).toMatchObject([
    { replaces: 'pass-number-one' },
    { replaces: 'pass-number-two' },
  ]);
  expect(puts()[0]?.path).not.toBe(puts()[1]?.path);
});

test('neither a new code nor a withdrawal is one press away, and the question leads the keyboard back', async () => {
  const old = { recovery: { passId: 'pass-number-one', createdAt: MADE_AT } };
  const { dialog, waitFor, press, asked } = await openDialog(old, old);
  await waitFor(madeOn(old));
  expect(dialog()).toContain('A sheet with another date is worthless.');
  const before = asked.length;
  await press('Make a new one in its place…');
  expect(dialog()).toContain(`The sheet of ${momentOf(MADE_AT)} will be worthless at once`);
  expect(document.activeElement?.textContent).toBe('Keep the code');
  await press('Keep the code');
  expect(document.activeElement?.textContent).toBe('Make a new one in its place…');
  await press('Withdraw it…');
  expect(document.activeElement?.textContent).toBe('Keep the code');
  await press('Keep the code');
  expect(document.activeElement?.textContent).toBe('Withdraw it…');
  expect(asked).toHaveLength(before);
});

test('a code is withdrawn once the relay says so', async () => {
  const old = { recovery: { passId: 'pass-number-one', createdAt: 1 } };
  const { answers, asked, waitFor, press } = await openDialog(old, old);
  await waitFor('A code was made');
  await press('Withdraw it…');
  await press('Withdraw the code');
  await waitFor('No answer came: there is no connection');
  answers.push({});
  await press('Withdraw it…');
  await press('Withdraw the code');
  await waitFor('Make a code');
  expect(document.activeElement?.textContent).toBe('Make a code');
  expect(asked.at(-1)).toMatchObject({
    method: 'DELETE',
    path: `/api/plans/${plan.planId}/passes/pass-number-one`,
  });
});

test('a code that is on no paper is not lost by Escape, and stays in the page until somebody has it', async () => {
  const { relay, page, close, answers, waitFor, press, pressKey } = await openDialog({}, {});
  await waitFor('Make a code');
  answers.push({});
  await press('Make a code');
  await waitFor('The code is shown only now');
  const code = shownCode();
  const read = readPassCode(code);
  if (read.kind !== 'whole') throw new Error(read.kind);
  const known = { recovery: { passId: passKeyOf(read.code).passId, createdAt: MADE_AT } };
  await pressKey('Escape');
  await waitFor('The code is not on paper yet.');
  expect(close).not.toHaveBeenCalled();
  // By the browser's own way back.
  await page.unmount();
  const second = await openAgain(relay, known, known, {}, {});
  await second.waitFor('The code is shown only now');
  expect(shownCode()).toBe(code);
  await second.press('I have it on paper');
  expect(second.close).toHaveBeenCalledOnce();
  await second.page.unmount();
  const third = await openAgain(relay, known, known);
  await third.waitFor(madeOn(known));
});

test('a printed code may be closed, the next one not before it is printed too', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { close, answers, waitFor, press, pressKey } = await openDialog({}, {});
  await waitFor('Make a code');
  answers.push({}, {});
  await press('Make a code');
  await waitFor('The code is shown only now');
  await press('Print the sheet');
  expect(print).toHaveBeenCalledOnce();
  await pressKey('Escape');
  expect(close).toHaveBeenCalledOnce();
  await press('Withdraw it…');
  await press('Withdraw the code');
  answers.push({});
  await press('Make a code');
  await waitFor('The code is shown only now');
  await pressKey('Escape');
  await waitFor('The code is not on paper yet.');
  expect(close).toHaveBeenCalledOnce();
});

test('a code whose answer was lost with the dialog is shown when the dialog opens again', async () => {
  const { relay, page, waitFor, press, puts } = await openDialog({}, {});
  await waitFor('Make a code');
  await press('Make a code');
  await waitFor('It may have been done all the same.');
  await page.unmount();
  const passId = puts()[0]?.path.split('/').at(-1);
  const known = { recovery: { passId, createdAt: MADE_AT } };
  const second = await openAgain(relay, known, known, {}, {});
  await second.waitFor('The code is shown only now');
  const read = readPassCode(shownCode());
  expect(read.kind === 'whole' && passKeyOf(read.code).passId).toBe(passId);
});

test('without a connection nothing is promised', async () => {
  const { waitFor, puts } = await openDialog();
  await waitFor('only while connected');
  expect(puts()).toEqual([]);
});
