// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addGoal, addTarget, appendText } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { importRequest } from '../../session/import-request.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { Goals } from './goals.tsx';

beforeAll(startStrings);

describe('Goals', () => {
  test.each([
    ['editor', true],
    ['viewer', false],
  ] as const)('offers to an %s a table of targets while there is none: %s', async (role, isOffered) => {
    const opened = openTestPlan({ role });
    const device = openTestDevice();
    onTestFinished(() => closeTestDevice(device));
    const page = await render(
      <DeviceContext value={device}>
        <OpenPlanContext value={opened}>
          <Goals renderTargets={() => null}>{null}</Goals>
        </OpenPlanContext>
      </DeviceContext>,
    );
    const offer = () =>
      [...page.element.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Bring in a table of targets',
      );
    expect(offer() !== undefined).toBe(isOffered);
    if (!isOffered) return;
    await page.perform(() => offer()?.click());
    expect(importRequest.get()).toEqual({ kind: 'targets' });
    importRequest.set(undefined);
    await page.perform(() => {
      addTarget(opened.plan, { indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } });
    });
    expect(offer()).toBeUndefined();
  });

  test('a key in one goal draws that goal again and no other', async () => {
    const opened = openTestPlan({});
    const device = openTestDevice();
    onTestFinished(() => closeTestDevice(device));
    const { plan } = opened;
    const [first] = ['Stay', 'Learn', 'Work'].map((statement) => addGoal(plan, { statement }));
    const drawn: string[] = [];
    const renderTargets = ({ title }: { readonly title: string }) => {
      drawn.push(title);
      return null;
    };
    const page = await render(
      <DeviceContext value={device}>
        <OpenPlanContext value={opened}>
          <Goals renderTargets={renderTargets}>{null}</Goals>
        </OpenPlanContext>
      </DeviceContext>,
    );
    if (first === undefined) throw new Error('the test needs a goal');
    drawn.length = 0;
    await page.perform(() => appendText(plan, { root: 'goals', id: first, field: 'statement' }, '!'));
    expect(new Set(drawn)).toEqual(new Set(['Stay!']));
  });
});
