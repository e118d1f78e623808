// @vitest-environment happy-dom
import type { LibraryIndicator } from '@holdfast/content';
import { indicatorsEn } from '@holdfast/content/indicators';
import { addGoal, addTarget, archiveRecord } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fillIn, render } from '../../ui/render-fixture.tsx';
import { IndicatorLibrary } from './indicator-library.tsx';
import { addContextFromLibrary, addTargetFromLibrary } from './take-from-library.ts';

beforeAll(startStrings);

function named(key: string): LibraryIndicator {
  const found = indicatorsEn.find((each) => each.key === key);
  if (found === undefined) throw new Error(`the library has no ${key}`);
  return found;
}
const ABSENCE = named('absence');
const CONTEXT = named('early-leavers-context');

function planWithGoal() {
  const open = openTestPlan({});
  return { open, plan: open.plan, goal: addGoal(open.plan, { statement: 'Everybody stays' }) };
}

describe('what is chosen from the library', () => {
  test('fills the sentence of a new target with all that is known of it', () => {
    const { plan, goal } = planWithGoal();
    const target = addTargetFromLibrary(plan, ABSENCE, goal);
    const { indicators, links } = plan.snapshot();
    const { key: libraryKey, name, definition, unit, decimals, direction, source, frequency } = ABSENCE;
    const copied = { libraryKey, name, definition, unit, decimals, direction, source, frequency };
    expect(indicators).toMatchObject([copied]);
    expect(links.targetsByGoal.get(goal)).toEqual([target]);
  });

  test('is counted once: a second target of the same counts by the record that is there', () => {
    const { plan, goal } = planWithGoal();
    const [first, second] = [
      addTargetFromLibrary(plan, ABSENCE, goal),
      addTargetFromLibrary(plan, ABSENCE, goal),
    ];
    const { targetsById, indicators } = plan.snapshot();
    expect(indicators).toHaveLength(1);
    expect(targetsById.get(first)?.indicatorId).toBe(targetsById.get(second)?.indicatorId);
    archiveRecord(plan, { root: 'indicators', id: indicators[0]?.id ?? fail() });
    addTargetFromLibrary(plan, ABSENCE, goal);
    expect(plan.snapshot().indicators).toHaveLength(1);
  });

  test('as the wider picture stands beside a target, and comes with its series', () => {
    const { plan, goal } = planWithGoal();
    const target = addTargetFromLibrary(plan, ABSENCE, goal);
    addContextFromLibrary(plan, CONTEXT, target);
    addContextFromLibrary(plan, CONTEXT, target);
    const { links, indicatorsById, targets } = plan.snapshot();
    const [beside, ...more] = links.contextByTarget.get(target) ?? [];
    expect(more).toEqual([]);
    expect(beside && indicatorsById.get(beside)).toMatchObject({ seriesId: CONTEXT.seriesId });
    expect(targets).toHaveLength(1);
  });
});

describe('the library', () => {
  async function show(mode: 'target' | 'context') {
    const { open, plan, goal } = planWithGoal();
    addTarget(plan, { indicator: { name: 'Own', unit: '%', decimals: 0, direction: 'up' }, goals: [goal] });
    addTargetFromLibrary(plan, ABSENCE, goal);
    const chosen: string[] = [];
    const page = await render(
      <OpenPlanContext value={open}>
        <IndicatorLibrary
          mode={mode}
          onChoose={({ key }) => chosen.push(key)}
          onClose={() => chosen.push('closed')}
        />
      </OpenPlanContext>,
    );
    const names = () =>
      [...document.querySelectorAll('[role=option]')].map(
        (each) => each.querySelector('span')?.textContent ?? '',
      );
    const option = (name: string) =>
      [...document.querySelectorAll<HTMLElement>('[role=option]')].find(({ textContent }) =>
        textContent.includes(name),
      );
    return { page, names, option, chosen };
  }

  test('offers what a school can set itself, and says where each idea comes from', async () => {
    const { names, option } = await show('target');
    const own = indicatorsEn.filter(({ use }) => use !== 'context');
    expect(names()).toEqual(own.map(({ name }) => name));
    expect(names()).not.toContain(CONTEXT.name);
    expect(option(ABSENCE.name)?.textContent).toContain('In this plan already');
    for (const { name, origin } of own) {
      const said = origin.kind === 'cited' ? origin.publisher : 'Suggested by Holdfast';
      expect(option(name)?.textContent).toContain(said);
    }
    expect(document.body.textContent).toContain('choose “Add the wider picture” in its menu');
  });

  test('is narrowed by words and by what the numbers tell, and gives what is pressed', async () => {
    const { page, names, option, chosen } = await show('target');
    const process = [...document.querySelectorAll<HTMLElement>('[role=tab]')].at(-1);
    await page.perform(() => process?.click());
    expect(names()).toEqual(indicatorsEn.filter(({ use }) => use === 'process').map(({ name }) => name));
    const search = document.querySelector('input');
    await page.perform(() => search && fillIn(search, 'training on early leaving'));
    expect(names()).toEqual([named('staff-trained').name]);
    await page.perform(() => option(named('staff-trained').name)?.click());
    expect(chosen).toEqual(['staff-trained', 'closed']);
  });

  test('shows the wider picture where that is asked for, and only there', async () => {
    const { names } = await show('context');
    expect(names()).toEqual(indicatorsEn.filter(({ use }) => use === 'context').map(({ name }) => name));
  });
});

function fail(): never {
  throw new Error('the test needs an indicator');
}
