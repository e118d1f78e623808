// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addLink, addMeasure, addRecord, addTarget, type Plan } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, pick, render } from '../../ui/render-fixture.tsx';
import { TraceDialog } from './trace-dialog.tsx';
import { MOST_NODES } from './trace-of.ts';

beforeAll(startStrings);

const STATEMENT = 'I look after my sister';
const INDICATOR = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;

const addCause = (plan: Plan) => addRecord(plan, 'causes', { values: {}, texts: { statement: STATEMENT } });

async function show(
  role: Role = 'editor',
  more: (plan: Plan, cause: ReturnType<typeof addCause>) => void = () => {},
) {
  const opened = openTestPlan({ role });
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const cause = addCause(opened.plan);
  more(opened.plan, cause);
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={opened}>
        <TraceDialog record={{ root: 'causes', id: cause }} onClose={() => {}} />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const column = (name: string) =>
    [...document.querySelectorAll('[role=dialog] section')].find(
      (section) => section.querySelector('h3')?.textContent === name,
    );
  const button = (name: string): HTMLElement | undefined =>
    [...document.querySelectorAll<HTMLElement>('[role=dialog] button')].find((each) =>
      (each.getAttribute('aria-label') ?? each.textContent ?? '').startsWith(name),
    );
  return { ...opened, ...page, cause, column, button };
}

describe('how a record hangs together', () => {
  test('ends where the chain ends, and is led on there to a new measure and to a target', async () => {
    const { plan, perform, column, button, ...page } = await show('editor', (before) => {
      addTarget(before, { indicator: INDICATOR });
    });
    expect(column('Why')?.textContent).toContain('no measure yet: choose one');
    await perform(() => button('Add a measure')?.click());
    const line = fieldNamed(document, `Add a measure for “${STATEMENT}”`);
    await perform(() => line.focus());
    await perform(() => fillIn(line, 'A calm room'));
    await perform(() => line.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    expect(column('Why')?.textContent).toContain('leads to A calm room');
    expect(document.activeElement?.textContent, 'the keys go on where the line was').toContain(STATEMENT);
    await pick({ ...page, perform }, button('The target for it'), 'Absence');
    expect(column('What we do')?.textContent).toContain('leads to Absence');
    expect(column('How we see it')?.textContent).toContain('no change yet: choose one');
    expect(plan.snapshot().links.targetsByMeasure.size).toBe(1);
  });

  test('is looked at from another record by a press', async () => {
    const { perform, column, button } = await show('editor', (before, cause) => {
      for (const title of ['A calm room', 'A later first lesson'])
        addLink(before, { kind: 'addresses', measure: addMeasure(before, { title }), cause });
    });
    expect(column('What we do')?.querySelectorAll('li')).toHaveLength(2);
    await perform(() => button('A calm room')?.focus());
    await perform(() => button('A calm room')?.click());
    expect(document.activeElement?.textContent, 'the keys go along').toContain('A calm room');
    expect(column('What we do')?.querySelectorAll('li')).toHaveLength(1);
    expect(column('Why')?.textContent).toContain('leads to A calm room');
  });

  test('has every word of its picture in full, and says how many more there are', async () => {
    const title = 'A measure with so many words that no box of a picture could ever hold all of them';
    const { column } = await show('editor', (before, cause) => {
      for (let count = 0; count < MOST_NODES + 3; count++)
        addLink(before, { kind: 'addresses', measure: addMeasure(before, { title }), cause });
    });
    const picture = document.querySelector('[role=dialog] svg[role=img]');
    expect(picture?.getAttribute('aria-label')).toContain(STATEMENT);
    expect(picture?.querySelectorAll(`[title="${title}"]`)).toHaveLength(MOST_NODES);
    expect(picture?.textContent).toContain('and 3 more');
    expect(column('What we do')?.textContent).toContain(title);
    expect(column('What we do')?.textContent).toContain('Show 3 more');
  });

  test('shows all of a column that holds many when that is asked for, and goes on with the first that was not seen', async () => {
    const { plan, perform, column, button } = await show('editor', (before, cause) => {
      for (let count = 0; count < 250; count++)
        addLink(before, {
          kind: 'addresses',
          measure: addMeasure(before, { title: `Measure ${count + 1}` }),
          cause,
        });
    });
    expect(column('What we do')?.querySelectorAll('li')).toHaveLength(MOST_NODES);
    await perform(() => button('Show 242 more of: What we do')?.click());
    expect(column('What we do')?.querySelectorAll('li')).toHaveLength(250);
    expect(column('What we do')?.textContent).toContain('Measure 250');
    await expect.poll(() => document.activeElement?.textContent).toBe(`Measure ${MOST_NODES + 1}`);
    expect(document.querySelectorAll('[role=dialog] svg [title]').length).toBeLessThan(20);
    await perform(() => button('Measure 250')?.click());
    expect(column('What we do')?.querySelectorAll('li')).toHaveLength(1);
    expect(plan.snapshot().measures).toHaveLength(250);
  });

  test('is words without controls that write, for whoever only reads', async () => {
    const { column } = await show('viewer');
    expect(column('Why')?.textContent).toContain('no measure yet');
    expect(document.querySelectorAll('[role=dialog] input')).toHaveLength(0);
  });
});
