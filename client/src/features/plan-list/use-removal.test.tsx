// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';

import { openJournal } from '../../platform/dexie-journal.ts';
import { documentKey } from '../../platform/document-key.ts';
import type { LibraryPlan } from '../../platform/plan-library.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { type Device, DeviceContext } from '../../session/device.ts';
import { render } from '../../ui/render-fixture.tsx';
import { type Removal, useRemoval } from './use-removal.ts';

let device: Device;
afterEach(() => closeTestDevice(device));

function Probe({ plan, seen }: { readonly plan: LibraryPlan; readonly seen: Removal[] }) {
  seen.push(useRemoval({ plan, title: 'Staying in' }));
  return null;
}

test('what is typed in another tab while somebody is asked is named before the plan goes', async () => {
  device = openTestDevice();
  const { database, library } = device;
  const created = await library.create('', { displayName: 'Ana', group: 'teacher', colour: 3 });
  if (created.kind === 'failed') throw new Error(`storage failed: ${created.problem}`);
  const plan = created.value;
  // Another tab has the plan open, and its keys are in the journal at once.
  const otherTab = openJournal({ database, key: documentKey({ ...plan, document: 'content' }) });
  // The first row of a plan that is begun here is its template, which is nobody's work.
  await otherTab.append(0, Uint8Array.of(0, 0));
  await otherTab.append(0, Uint8Array.of(0, 0));
  const seen: Removal[] = [];
  const page = await render(
    <DeviceContext value={device}>
      <Probe plan={plan} seen={seen} />
    </DeviceContext>,
  );
  const removal = () => seen.at(-1);
  const answerYes = () => {
    const shown = removal()?.loss?.onlyHere;
    if (shown === undefined) throw new Error('nobody is asked');
    void removal()?.remove(shown);
  };
  const isHere = async () => (await database.read(({ plans }) => plans.count())) === 1;

  await page.perform(() => void removal()?.begin());
  await vi.waitFor(() =>
    expect(removal()?.loss).toMatchObject({ isMore: false, onlyHere: { unsent: { waiting: 2 } } }),
  );
  await otherTab.append(0, Uint8Array.of(0, 0));
  await page.perform(answerYes);
  await vi.waitFor(() =>
    expect(removal()?.loss).toMatchObject({ isMore: true, onlyHere: { unsent: { waiting: 3 } } }),
  );
  expect(await isHere()).toBe(true);
  await page.perform(answerYes);
  await vi.waitFor(async () => expect(await isHere()).toBe(false));
  otherTab.close();
  await page.unmount();
});

test('a plan of which nothing but its template is there goes at once, and can be taken back', async () => {
  device = openTestDevice();
  const { database, library } = device;
  const created = await library.create('', { displayName: 'Ana', group: 'teacher', colour: 3 }, 'example');
  if (created.kind === 'failed') throw new Error(`storage failed: ${created.problem}`);
  const plan = created.value;
  expect(plan.entry).toEqual({ kind: 'created', template: 'example' });
  const journal = openJournal({ database, key: documentKey({ ...plan, document: 'content' }) });
  await journal.append(0, Uint8Array.of(0, 0));
  const seen: Removal[] = [];
  const page = await render(
    <DeviceContext value={device}>
      <Probe plan={plan} seen={seen} />
    </DeviceContext>,
  );
  await page.perform(() => void seen.at(-1)?.begin());
  await vi.waitFor(async () => expect(await database.read(({ plans }) => plans.count())).toBe(0));
  expect(seen.at(-1)?.loss).toBeUndefined();
  journal.close();
  await page.unmount();
});
