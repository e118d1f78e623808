// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import type { Invitation } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { manualClock } from '../../platform/manual-clock.ts';
import { RelayApi } from '../../platform/relay-api.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { ShareDialog } from './share-dialog.tsx';

beforeAll(startStrings);

const [DAY, MONTH] = [24 * 3_600_000, 30 * 24 * 3_600_000];

/** What a relay keeps of the invitations to one plan, made at the beginning of time. */
function keepInvitations() {
  const kept = new Map<string, object>();
  const fetch = (url: unknown, init: RequestInit = {}): Promise<Response> => {
    const [what = '', id = ''] = new URL(String(url)).pathname.split('/').slice(4);
    if (what !== 'invitations') return Promise.reject(new TypeError('no network'));
    if (init.method === 'PUT')
      kept.set(id, { invitationId: id, role: 'editor', uses: 0, createdAt: 1, expiresAt: MONTH });
    if (init.method === 'DELETE') kept.delete(id);
    return Promise.resolve(Response.json({ invitations: [...kept.values()] }));
  };
  return { kept, api: new RelayApi({ origin: 'https://relay.example', fetch }) };
}

/** A facilitator who has just made a link. */
async function makeLink() {
  const { kept, api } = keepInvitations();
  const clock = manualClock();
  const device = { ...openTestDevice(clock), api };
  onTestFinished(() => closeTestDevice(device));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={openTestPlan({ role: 'facilitator' })}>
        <ShareDialog onClose={() => {}} />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const text = () => document.querySelector('[role=dialog]')?.textContent ?? '';
  const link = () => document.querySelector('input[readonly]');
  const until = (isSo: () => void) =>
    vi.waitFor(async () => {
      await page.perform(() => {});
      isSo();
    });
  const press = (name: string) =>
    page.perform(() =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click(),
    );
  await press('Make an invitation link');
  await until(() => expect(link()).not.toBeNull());
  await until(() => expect(text()).toContain('not used yet'));
  return {
    press,
    text,
    link,
    until,
    /** What becomes of it at the relay, of which nobody tells this page. */
    change: (facts: Partial<Invitation> | undefined) => {
      for (const [id, made] of kept) {
        if (facts === undefined) kept.delete(id);
        else kept.set(id, { ...made, ...facts });
      }
    },
    pass: (ms: number) => page.perform(() => clock.advance(ms)),
  };
}

describe('a link that was just made', () => {
  test('is gone once it is withdrawn in the list below', async () => {
    const { press, text, link, until } = await makeLink();
    await press('Withdraw…');
    await press('Withdraw the link');
    await until(() => expect(text()).toContain('This link was withdrawn'));
    expect(link()).toBeNull();
  });

  test.each([
    ['withdrawn by another facilitator', undefined, 'This link was withdrawn'],
    ['used by as many as it is for', { uses: 30, maxUses: 30 }, 'This link is used up'],
  ])('is gone a little after it is %s', async (_, change, words) => {
    const shown = await makeLink();
    shown.change(change);
    expect(shown.link()).not.toBeNull();
    await shown.pass(20_000);
    await shown.until(() => expect(shown.text()).toContain(words));
    expect(shown.link()).toBeNull();
  });

  test('is gone a little after its time is over', async () => {
    const { text, link, until, pass } = await makeLink();
    await pass(MONTH - DAY);
    expect(link()).not.toBeNull();
    await pass(DAY);
    await until(() => expect(text()).toContain('This link has expired'));
    expect(link()).toBeNull();
  });
});
