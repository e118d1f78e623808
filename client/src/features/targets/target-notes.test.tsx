// @vitest-environment happy-dom
import {
  addMeasurement,
  addRecord,
  addTarget,
  type NewTarget,
  parseIsoDate,
  setIndicator,
  setPeriod,
  setTarget,
  type TargetId,
} from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { TargetNotes } from './target-notes.tsx';
import { useTargetParts } from './use-target-parts.ts';

beforeAll(startStrings);

const ABSENCE = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;

function day(text: string) {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

function Notes({ id }: { readonly id: TargetId }) {
  const parts = useTargetParts(id);
  return parts === undefined ? null : <TargetNotes {...parts} />;
}

async function show(values: Omit<NewTarget, 'indicator'>, role: Role = 'editor') {
  const open = openTestPlan({ role });
  const { plan } = open;
  const id = addTarget(plan, { indicator: ABSENCE, ...values });
  const page = await render(
    <OpenPlanContext value={open}>
      <Notes id={id} />
    </OpenPlanContext>,
  );
  const words = () => (page.element.textContent ?? '').replaceAll('\u00A0', ' ');
  const indicator = () => {
    const [found] = plan.snapshot().indicators;
    if (found === undefined) throw new Error('the test needs an indicator');
    return found;
  };
  const button = (name: string) => {
    const found = [...page.element.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    );
    if (found === undefined) throw new Error(`there is no “${name}”`);
    return found;
  };
  const press = (name: string) => page.perform(() => button(name).click());
  return { plan, id, page, words, press, indicator };
}

const WHOLE = {
  baselineValue: 14,
  baselineDate: day('2025-09-01'),
  targetValue: 9,
  deadline: day('2027-07-31'),
};

describe('the steps on the way', () => {
  test('are added as gaps, read as a list, and taken out with a way back', async () => {
    const { plan, id, page, words, press } = await show(WHOLE);
    await press('Add a step on the way');
    expect(words()).toContain('On the way:not known yet by not known yet');
    await page.perform(() => {
      addRecord(plan, 'milestones', { values: { targetId: id, date: day('2026-07-31'), value: 12 } });
    });
    expect(words()).toContain('12 % by July 2026');
    await press('Remove the step “12 % by July 2026”');
    expect(words()).not.toContain('12 %');
    expect(plan.snapshot().removed).toHaveLength(1);
  });

  test('that are out of line are said to be, and stay as they are', async () => {
    const { plan, id, page, words, press } = await show(WHOLE);
    await page.perform(() => {
      addRecord(plan, 'milestones', { values: { targetId: id, date: day('2026-07-31'), value: 16 } });
    });
    expect(words()).toContain(
      'The step “16 % by July 2026” is not between the starting value and the value to reach.',
    );
    await press('Change its value');
    expect(fieldNamed(page.element, 'Value of the step on the way').value).toBe('16');
    expect(plan.snapshot().milestones[0]?.value).toBe(16);
  });
});

describe('a starting value that nobody knows', () => {
  test('has a month by which somebody will, and is not asked for once it is known', async () => {
    const { plan, id, page, words } = await show({ collectBy: day('2026-12-31') });
    expect(words()).toContain('The starting value will be known by December 2026.');
    await page.perform(() => setTarget(plan, id, { baselineValue: 14 }));
    expect(words()).not.toContain('will be known');
  });

  test('asks for a month where none is said yet', async () => {
    const { words } = await show({});
    expect(words()).toContain('The starting value will be known by a month not said yet.');
  });
});

describe('what a change means', () => {
  test('is said in points and in per cent, and of as many learners as the last number was about', async () => {
    const { plan, page, words, indicator } = await show({ ...WHOLE, targetValue: 11.9 });
    expect(words()).toContain('That is 2.1 percentage points less, or 15 per cent of the starting value.');
    expect(words()).toContain('… learners');
    await page.perform(() => {
      addMeasurement(plan, {
        indicatorId: indicator().id,
        date: day('2026-10-01'),
        value: 13,
        people: 240,
      });
    });
    expect(fieldNamed(page.element, 'How many learners it is about').value).toBe('240');
    expect(words()).toContain('this is about 5 learners.');
  });

  test('is tried with another number of learners, which is not kept', async () => {
    const { plan, page, words } = await show({ ...WHOLE, targetValue: 11.9 });
    const before = JSON.stringify(plan.snapshot().targets);
    await page.perform(() => fillIn(fieldNamed(page.element, 'How many learners it is about'), '30'));
    expect(words()).toContain('this is about less than one learner.');
    expect(JSON.stringify(plan.snapshot().targets)).toBe(before);
  });

  test('of what is no share is said without learners', async () => {
    const { plan, page, words, indicator } = await show(WHOLE);
    await page.perform(() => setIndicator(plan, indicator().id, { unit: 'days' }));
    expect(words()).toContain('That is 5 days less, or 36 per cent of the starting value.');
    expect(page.element.querySelector('input')).toBeNull();
  });
});

describe('what speaks against a target', () => {
  test('is nothing where it is in line', async () => {
    const { page } = await show(WHOLE);
    expect(page.element.querySelectorAll('li')).toHaveLength(0);
  });

  test('when it goes the other way is mended with one press', async () => {
    const { words, press, indicator } = await show({ ...WHOLE, targetValue: 20 });
    expect(words()).toContain('This should fall, and its values go the other way.');
    await press('Say that it should rise');
    expect(indicator().direction).toBe('up');
    expect(words()).not.toContain('the other way');
  });

  test('when it ends outside the time of the plan leaves both as they are', async () => {
    const { plan, id, page, words } = await show(WHOLE);
    await page.perform(() => setPeriod(plan, { start: day('2027-09-01'), end: day('2028-07-31') }));
    expect(words()).toContain('before the plan begins (September 2027)');
    await page.perform(() => setPeriod(plan, { start: day('2024-09-01'), end: day('2026-07-31') }));
    expect(words()).toContain('after the plan ends (July 2026)');
    expect(plan.snapshot().targetsById.get(id)?.deadline).toBe('2027-07-31');
  });

  test('when it ends where it starts', async () => {
    const { words } = await show({ ...WHOLE, deadline: day('2025-09-30') });
    expect(words()).toContain('The month to reach it is not after the month of the starting value.');
  });

  test('when another target counts the same', async () => {
    const { plan, page, words, indicator } = await show(WHOLE);
    await page.perform(() => {
      addTarget(plan, { indicator: { ...ABSENCE, name: 'Days at work' } });
    });
    expect(words()).not.toContain('counts the same');
    await page.perform(() => {
      addTarget(plan, { indicator: { ...ABSENCE, name: ' absence ' } });
    });
    expect(words()).toContain('Another target counts the same: “absence”.');
    await page.perform(() => {
      addTarget(plan, { indicator: indicator().id });
    });
    expect(words()).toContain('Another target counts the same');
  });

  test('is for those who can mend it', async () => {
    const { words } = await show({ ...WHOLE, targetValue: 20 }, 'viewer');
    expect(words()).toBe('');
  });
});
