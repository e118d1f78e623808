// @vitest-environment happy-dom
import { addActor, addMeasure, addRecord, parseMoney, setMeasure } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, pick, render } from '../../ui/render-fixture.tsx';
import { MeasureDetails } from './measure-details.tsx';

beforeAll(startStrings);

async function showMeasure() {
  const opened = openTestPlan({});
  const { plan } = opened;
  const [ana, ben] = ['Ana', 'Ben'].map((name) => addActor(plan, { name, group: 'teacher', kind: 'body' }));
  addRecord(plan, 'profiles', { values: {}, texts: { name: 'Newcomers' } });
  const measure = addMeasure(plan, { title: 'Breakfast' });
  const page = await render(
    <OpenPlanContext value={opened}>
      <MeasureDetails id={measure} />
    </OpenPlanContext>,
  );
  const slot = (label: string) =>
    page.element.querySelector<HTMLElement>(`button[aria-label^=${JSON.stringify(`${label}:`)}]`);
  return { page, plan, slot, ana, ben, measure, read: () => plan.snapshot() };
}

describe('the details of a measure', () => {
  test('one answers for it: whoever is chosen takes the place of the one before, or nobody does', async () => {
    const { page, slot, ana, ben, measure, read } = await showMeasure();
    const accountable = () => read().links.accountableByMeasure.get(measure);
    for (const [name, answers, shown] of [
      ['Ana', [ana], 'Ana'],
      ['Ben', [ben], 'Ben'],
      ['Nobody yet', undefined, 'nobody yet'],
    ] as const) {
      await pick(page, slot('Who answers for it'), name);
      expect(accountable()).toEqual(answers);
      expect(slot('Who answers for it')?.textContent).toBe(shown);
    }
  });

  test('say for which learners and which sides of life it is, and what kind of measure', async () => {
    const { page, slot, measure, read } = await showMeasure();
    await pick(page, slot('For which learners it is'), 'Newcomers');
    await pick(page, slot('Which sides of a learner’s life it helps with'), 'social');
    await pick(page, slot('What kind of measure'), 'help with learning');
    expect(read().links.profilesByMeasure.get(measure)).toHaveLength(1);
    expect(read().measuresById.get(measure)).toMatchObject({
      'dimension:social': true,
      type: 'learningSupport',
    });
  });

  test('say what money is set aside, in the currency that the plan counts in where none is named', async () => {
    const { page, slot, measure, read, plan } = await showMeasure();
    const budget = () => read().measuresById.get(measure)?.budget;
    const label = 'Money set aside for it';
    const write = async (text: string) => {
      if (slot(label) !== null) await page.perform(() => slot(label)?.click());
      await page.perform(() => fillIn(fieldNamed(page.element, label), text));
      await page.perform(() =>
        fieldNamed(page.element, label).dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }),
        ),
      );
    };
    await write('1200');
    expect(page.element.textContent).toContain('In which currency?');
    await write('a lot');
    expect(page.element.textContent).toContain('Please write one amount in digits');
    expect(budget()).toBeNull();
    await write('1200 EUR');
    expect(budget()).toBe('1200 EUR');
    expect(slot(label)?.textContent).toBe('€1,200');
    const other = addMeasure(plan, { title: 'Lunch' });
    await page.perform(() => setMeasure(plan, measure, { budget: null }));
    await page.perform(() => setMeasure(plan, other, { budget: parseMoney('1 CZK') ?? null }));
    await write('300.5');
    expect(budget()).toBe('300.5 CZK');
    await page.perform(() => setMeasure(plan, other, { budget: parseMoney('1 EUR') ?? null }));
    await page.perform(() => setMeasure(plan, measure, { budget: parseMoney('500 CZK') ?? null }));
    await write('600');
    expect(budget(), 'in the currency that stood there').toBe('600 CZK');
  });
});
