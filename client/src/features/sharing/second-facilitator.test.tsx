// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, expect, test, vi } from 'vitest';

import { DeviceContext } from '../../session/device.ts';
import { EditModeContext } from '../../session/edit-mode.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { openPeerPage } from '../../session/peer-fixture.ts';
import { deviceWithRelay } from '../../session/relay-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { SecondFacilitator } from './second-facilitator.tsx';

beforeAll(async () => {
  await startStrings();
  // A part that comes later is here already, so that no test waits for it.
  await import('./share-dialog.tsx');
});

const TEXT = 'You are the only facilitator of this plan';

function person(participantId: string, role: Role) {
  return { participantId, displayName: participantId, group: 'teacher', colour: 1, role, joinedAt: 1 };
}
const ME = person('participant-me', 'facilitator');
const BEN = person('participant-ben', 'editor');

async function openNudge(role: Role, people: object[], createdAt = Date.now(), aloneIsFine?: boolean) {
  const relay = deviceWithRelay();
  // Twice: effects run twice under StrictMode.
  relay.answers.push({ participants: people }, { participants: people });
  const open = openTestPlan({ role });
  const entry = { ...open.entry, createdAt, ...(aloneIsFine !== undefined && { aloneIsFine }) };
  const page = await render(
    <DeviceContext value={relay.device}>
      <OpenPlanContext value={{ ...open, entry }}>
        <EditModeContext value={{ isEditing: true, setEditing: () => {} }}>
          <SecondFacilitator />
        </EditModeContext>
      </OpenPlanContext>
    </DeviceContext>,
  );
  const settled = () =>
    vi.waitFor(async () => {
      await page.perform(() => {});
      expect(relay.answers).toEqual([]);
    });
  const press = (name: string) =>
    page.perform(() => {
      const button = [...page.element.querySelectorAll('button')].find((each) => each.textContent === name);
      if (button === undefined) throw new Error(`the test needs a button “${name}”`);
      button.click();
    });
  return { ...relay, open, page, settled, press, text: () => page.element.textContent };
}

const LONG_AGO = 1;

test.each([
  { who: 'the only facilitator of a plan with others', people: [ME, BEN], isTold: true },
  { who: 'the only one in a plan of more than a day', people: [ME], createdAt: LONG_AGO, isTold: true },
  { who: 'whoever has just begun', people: [ME], isTold: false },
  {
    who: 'one of two',
    people: [ME, { ...BEN, role: 'facilitator' }],
    createdAt: LONG_AGO,
    isTold: false,
  },
])('$who: told $isTold', async ({ people, createdAt, isTold }) => {
  const { settled, page, text } = await openNudge('facilitator', people, createdAt);
  await settled();
  await page.perform(() => {});
  expect(text().includes(TEXT)).toBe(isTold);
});

test('nobody else is told, and the relay is not asked for it', async () => {
  const { asked, text } = await openNudge('editor', [ME, BEN]);
  expect([asked, text()]).toEqual([[], '']);
});

test('it goes for good on this device when it is not wanted', async () => {
  const { device, open, settled, press, text } = await openNudge('facilitator', [ME, BEN]);
  const update = vi.spyOn(device.library, 'update');
  await settled();
  await press('Hide this');
  expect(text()).toBe('');
  expect(update).toHaveBeenCalledWith(expect.objectContaining({ planId: open.entry.planId }), {
    aloneIsFine: true,
  });
  const again = await openNudge('facilitator', [ME, BEN], LONG_AGO, true);
  expect([again.asked, again.text()]).toEqual([[], '']);
});

test('it goes when a second one comes in', async () => {
  const { answers, open, page, settled, text } = await openNudge('facilitator', [ME, BEN]);
  await settled();
  expect(text()).toContain(TEXT);
  const cleo = person('participant-cleo', 'facilitator');
  answers.push({ participants: [ME, BEN, cleo] });
  const peer = openPeerPage(open, { name: 'Cleo', id: 'cleo' });
  await page.perform(() => peer.enter(undefined));
  await settled();
  await vi.waitFor(async () => {
    await page.perform(() => {});
    expect(text()).not.toContain(TEXT);
  });
  await page.perform(peer.leave);
});

test('its button opens the dialog for a facilitator', async () => {
  const { page, settled, press } = await openNudge('facilitator', [ME, BEN]);
  await settled();
  await press('Name a second facilitator');
  // The dialog is a part that comes when it is asked for.
  await vi.waitFor(
    async () => {
      await page.perform(() => {});
      const chosen = document.querySelector<HTMLSelectElement>('[role=dialog] select');
      expect(chosen?.value).toBe('facilitator');
    },
    { timeout: 10_000 },
  );
});
