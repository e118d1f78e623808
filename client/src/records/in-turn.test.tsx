// @vitest-environment happy-dom
import { addMeasure, setMeasure } from '@holdfast/plan-model';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { FilterProvider } from '../session/filter-provider.tsx';
import { OpenPlanContext, usePlan } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { recordKey } from '../session/plan-panel.ts';
import { startStrings } from '../strings/strings.ts';
import { render } from '../ui/render-fixture.tsx';
import { InTurn, InTurns } from './in-turn.tsx';
import type { RecordList } from './record-list.ts';
import { RecordRow } from './record-row.tsx';

beforeAll(startStrings);
beforeEach(() => window.history.replaceState(null, '', '/'));

const LIST: RecordList = { root: 'measures', isForStaff: false };

function Rows({ onDraw }: { readonly onDraw: () => void }) {
  const measures = usePlan((plan) => plan.measures);
  return (
    <ul>
      {measures.map(({ id }) => (
        <InTurn key={id} id={recordKey({ root: 'measures', id })}>
          <RecordRow record={{ root: 'measures', id }} list={LIST} className={undefined}>
            <Field onDraw={onDraw} />
          </RecordRow>
        </InTurn>
      ))}
    </ul>
  );
}

function Field({ onDraw }: { readonly onDraw: () => void }) {
  onDraw();
  return <input />;
}

async function showFiltered(search: string) {
  window.history.replaceState(null, '', `/${search}`);
  const opened = openTestPlan({});
  const { plan } = opened;
  const [first, second] = ['One', 'Two'].map((title) => addMeasure(plan, { title, status: 'running' }));
  if (first === undefined || second === undefined) throw new Error('the test needs two measures');
  let draws = 0;
  const page = await render(
    <OpenPlanContext value={opened}>
      <FilterProvider>
        <InTurns>
          <Rows onDraw={() => (draws += 1)} />
        </InTurns>
      </FilterProvider>
    </OpenPlanContext>,
  );
  const rows = () => [...page.element.querySelectorAll('li')];
  return {
    ...page,
    plan,
    second,
    fields: () => [...page.element.querySelectorAll('input')],
    shown: () => rows().filter(({ hidden }) => !hidden).length,
    draws: () => draws,
    filter: (next: string) => page.perform(() => window.history.replaceState(null, '', `/${next}`)),
  };
}

describe('a row that a filter leaves out', () => {
  test('is hidden and shown again without being drawn anew, with what is in its fields', async () => {
    const { fields, shown, draws, filter } = await showFiltered('');
    const [field] = fields();
    if (field === undefined) throw new Error('there is no field');
    field.value = 'begun';
    const before = draws();
    await filter('?status=idea');
    expect(shown()).toBe(0);
    await filter('');
    expect(shown()).toBe(2);
    expect(fields()[0]?.value).toBe('begun');
    expect(draws()).toBe(before);
  });

  test('is not drawn before it is shown for the first time', async () => {
    const { fields, shown, filter } = await showFiltered('?status=idea');
    expect(shown()).toBe(0);
    expect(fields()).toHaveLength(0);
    await filter('');
    expect(shown()).toBe(2);
  });

  test('is left by whoever writes in it when another changes what it is', async () => {
    const { fields, shown, perform, plan, second } = await showFiltered('?status=running');
    const field = fields()[1];
    field?.focus();
    expect(document.activeElement).toBe(field);
    await perform(() => setMeasure(plan, second, { status: 'done' }));
    expect(shown()).toBe(1);
    expect(document.activeElement).toBe(document.body);
  });
});
