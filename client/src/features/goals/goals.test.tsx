// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addGoal, appendText } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { Goals } from './goals.tsx';

beforeAll(startStrings);

describe('Goals', () => {
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
