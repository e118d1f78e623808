// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addMeasure } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { closeTestDevice, openTestDevice } from '../session/device-fixture.ts';
import { DeviceContext } from '../session/device.ts';
import { OpenPlanContext } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { fieldNamed, render } from '../ui/render-fixture.tsx';
import { OpenView } from './open-view.tsx';

beforeAll(startStrings);

const NOTHING_SHOWN = 'Nothing in this plan matches what you filter by.';

async function showBoard(...titles: readonly string[]) {
  window.history.replaceState(null, '', '/plan/plan-for-tests?view=board&status=agreed');
  const open = openTestPlan({});
  for (const title of titles) addMeasure(open.plan, { title, status: 'idea' });
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={open}>
        <OpenView>the sheet</OpenView>
      </OpenPlanContext>
    </DeviceContext>,
  );
  const says = (words: string) =>
    vi.waitFor(async () => {
      await page.perform(() => {});
      expect(page.element.textContent).toContain(words);
    });
  return { page, says };
}

describe('a board under a filter', () => {
  test('of a plan without measures says that there is none, and blames no filter', async () => {
    const { page, says } = await showBoard();
    await says('There is no measure in this plan yet.');
    expect(page.element.textContent).not.toContain(NOTHING_SHOWN);
  });

  test('that leaves nothing says so, and still takes a measure', async () => {
    const { page, says } = await showBoard('Week');
    await says(NOTHING_SHOWN);
    await vi.waitFor(() => expect(fieldNamed(page.element, 'Add a measure')).toBeDefined());
  });
});
