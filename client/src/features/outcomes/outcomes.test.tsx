// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addRecord, addTarget, type Plan } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, pick, render } from '../../ui/render-fixture.tsx';
import { Outcomes } from './outcomes.tsx';

beforeAll(startStrings);

const STATEMENT = 'They know whom to ask';

async function show({
  role = 'editor',
  before,
}: {
  readonly role?: Role;
  readonly before?: (plan: Plan) => void;
}) {
  const opened = openTestPlan({ role });
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  before?.(opened.plan);
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={opened}>
        <Outcomes />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const column = (name: string): string =>
    page.element.querySelector(`section[aria-label="${name}"]`)?.textContent ?? '';
  return { ...opened, ...page, column };
}

describe('what changes', () => {
  test('stands in three columns, each with a line to add to it', async () => {
    const { plan, element, perform, column } = await show({});
    expect([...element.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([
      'For learners',
      'In our school and companies',
      'Around us',
    ]);
    const line = fieldNamed(element, 'Add a change: Around us');
    await perform(() => fillIn(line, STATEMENT));
    await perform(() => line.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    expect(plan.snapshot().outcomes).toMatchObject([{ level: 'system' }]);
    expect(column('Around us')).toContain(STATEMENT);
    expect(column('For learners')).not.toContain(STATEMENT);
  });

  test('says by when, and which targets show it', async () => {
    const { plan, column, element, ...page } = await show({
      before: (before) => {
        addRecord(before, 'outcomes', {
          values: { level: 'individual' },
          texts: { statement: STATEMENT },
        });
        const indicator = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;
        addTarget(before, { indicator });
      },
    });
    expect(column('For learners')).toContain('By not known yet, seen by no target yet.');
    await pick(page, element.querySelector<HTMLElement>('[aria-label^="Targets that show it"]'), 'Absence');
    expect(column('For learners')).toContain('seen by Absence.');
    const [outcome] = plan.snapshot().outcomes;
    if (outcome === undefined) throw new Error('the test needs a change');
    expect(plan.snapshot().links.targetsByOutcome.get(outcome.id)).toHaveLength(1);
  });

  test('is in sight also where its column is not said', async () => {
    const { column } = await show({
      before: (before) => {
        addRecord(before, 'outcomes', { values: {}, texts: { statement: STATEMENT } });
      },
    });
    expect(column('Without a column')).toContain(STATEMENT);
  });

  test('is words without controls for whoever only reads', async () => {
    const { element, column } = await show({
      role: 'viewer',
      before: (before) => {
        addRecord(before, 'outcomes', { values: { level: 'system' }, texts: { statement: STATEMENT } });
      },
    });
    expect(column('Around us')).toContain('seen by no target yet');
    expect(element.querySelectorAll('input, select')).toHaveLength(0);
  });
});
