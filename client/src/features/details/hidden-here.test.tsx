// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addGoal, addMeasure, archiveRecord, type RecordAddress } from '@holdfast/plan-model';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { FilterProvider } from '../../session/filter-provider.tsx';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { Details } from './details.tsx';

beforeAll(startStrings);
beforeEach(() => window.history.replaceState(null, '', '/plan/one'));

const HIDDEN = 'Hidden by the filter here.';

/** The details of a running measure, or of a goal, with what the address asks for. */
async function showDetails(search: string, of: 'measures' | 'goals' = 'measures') {
  const opened = openTestPlan({});
  const { plan } = opened;
  const ids = {
    measures: addMeasure(plan, { title: 'A talk', status: 'running' }),
    goals: addGoal(plan, { statement: 'Stay' }),
  };
  const record: RecordAddress = { root: of, id: ids[of] } as RecordAddress;
  window.history.replaceState(null, '', `/plan/one${search}`);
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={opened}>
        <FilterProvider>
          <Details record={record} />
        </FilterProvider>
      </OpenPlanContext>
    </DeviceContext>,
  );
  const text = () => page.element.textContent;
  const until = (isSo: () => void) =>
    vi.waitFor(async () => {
      await page.perform(() => {});
      isSo();
    });
  return { plan, page, record, text, until };
}

describe('the details of a record', () => {
  test('say that a filter hides its row, with a way to show everything', async () => {
    const { page, text, until } = await showDetails('?show=talk&status=done');
    await until(() => expect(text()).toContain(HIDDEN));
    const all = [...page.element.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Show all',
    );
    all?.focus();
    await page.perform(() => all?.click());
    expect(text()).not.toContain(HIDDEN);
    expect(window.location.search).toBe('?show=talk');
    await until(() => expect(page.element.contains(document.activeElement)).toBe(true));
  });

  test.each([
    ['of what the filter shows', '?status=running', 'measures'],
    ['of what no filter hides in this view', '?status=done', 'goals'],
    ['of what this view never shows', '?view=board&status=done', 'goals'],
  ] as const)('say nothing %s', async (_, search, of) => {
    const { page, text } = await showDetails(search, of);
    // What comes late would have come by then.
    await import('./hidden-here.tsx');
    await page.perform(() => {});
    expect(text()).not.toContain(HIDDEN);
  });

  test('say of what was removed that it was, and blame no filter', async () => {
    const { plan, page, record, text, until } = await showDetails('?status=done');
    await until(() => expect(text()).toContain(HIDDEN));
    await page.perform(() => archiveRecord(plan, record));
    expect(text()).not.toContain(HIDDEN);
  });
});
