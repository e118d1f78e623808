// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import {
  addGoal,
  addLink,
  addMeasure,
  addRecord,
  addTarget,
  addVoice,
  appendText,
  parseIsoDate,
  setMeasure,
} from '@holdfast/plan-model';
import { canWrite } from '@holdfast/sync-protocol';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { startStrings } from '../../strings/strings.ts';
import { DAY, show, stubIdle, waiting } from './check-fixture.tsx';

beforeAll(startStrings);
beforeAll(stubIdle);
// What is begun outlives a page.
beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/plan/plan-for-tests');
});

describe('WhatIsMissing', () => {
  test('shows five badges with a word each, and counts the recommendations without one number for all', async () => {
    const { page, text, badge } = await show();
    const badges = [...page.element.querySelectorAll<HTMLElement>('[data-badge]')];
    expect(badges.map(({ dataset }) => dataset['badge'])).toEqual([
      'together',
      'goalsAndRoles',
      'causes',
      'staff',
      'outcomes',
    ]);
    for (const each of badges) expect(each.textContent).toContain('missing');
    expect(badge('staff').textContent).toContain('New staff get help');
    expect(text()).toContain('0 of 23 recommendations');
    expect(text()).toContain('3 do not apply and are not counted');
    expect(text()).not.toMatch(/\d\s?%/);
  });

  test('every one of the 39 rules is there once, with its demand, its state and what counts', async () => {
    const { page } = await show();
    const rules = [...page.element.querySelectorAll<HTMLElement>('[data-rule]')];
    expect(new Set(rules.map(({ dataset }) => dataset['rule'])).size).toBe(39);
    expect(rules).toHaveLength(39);
    for (const rule of rules) {
      expect(rule.querySelector('h4')?.textContent).not.toMatch(/check\.|^$/);
      expect(rule.querySelector('details p')?.textContent).not.toMatch(/check\.|\{\{|^$/);
    }
  });

  test('a badge comes when its gaps are filled, and goes again', async () => {
    const { plan, badge, rest, page } = await show();
    await page.perform(() => {
      addMeasure(plan, { title: 'First weeks', type: 'staffSupport', staffKind: 'initial' });
      addMeasure(plan, {
        title: 'Evenings',
        type: 'staffSupport',
        staffKind: 'continuing',
        'audience:teachers': true,
        'audience:trainers': true,
      });
    });
    await rest();
    expect(badge('staff').dataset['state']).toBe('ok');
    const [, evenings] = plan.snapshot().measures;
    await page.perform(
      () => evenings && setMeasure(plan, evenings.id, { status: 'dropped', dropReason: 'No money' }),
    );
    await rest();
    expect(badge('staff').dataset['state']).toBe('partly');
    expect(badge('staff').textContent).toContain('No help for staff of this kind: training on the job');
  });

  test('a gap leads to the place where it is', async () => {
    const { plan, press, goToSection, rest, rule, page, button } = await show();
    await press('There is no measure yet.');
    expect(goToSection).toHaveBeenLastCalledWith('measures');
    await press('Not heard yet: Learners');
    expect(window.location.search).toBe('?show=heard');
    const id = addMeasure(plan, { title: 'Welcome week' });
    await rest();
    await page.perform(() => button('Nobody does “Welcome week” yet.', rule('R05')).click());
    expect(window.location.search).toBe(`?show=measures/${id}`);
  });

  test('that a number is missing leads to where numbers are written, and what is said of them to the target', async () => {
    const { plan, rest, rule, page, button } = await show();
    const target = addTarget(plan, {
      indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down', frequency: 'monthly' },
    });
    const [indicator] = plan.snapshot().indicators;
    await rest();
    await page.perform(() => button('There is no new number of “Absence”.', rule('R16')).click());
    expect(window.location.search).toBe(`?show=indicators/${indicator?.id}`);
    await page.perform(() => button('Nobody brings the numbers of “Absence”.', rule('R16')).click());
    expect(window.location.search).toBe(`?show=targets/${target}`);
  });

  test('what does not fit is counted at the top, named with what is wrong of it, and leads to its place', async () => {
    const { plan, press, rest, text, page } = await show();
    expect(text()).not.toContain('something does not fit');
    const ids = ['One', 'Two', 'Three', 'Four'].map((title) =>
      addMeasure(plan, { title, start: DAY, end: parseIsoDate('2026-04-30') ?? null }),
    );
    await rest();
    expect(text()).not.toContain('Four');
    const heading = page.element.querySelector('#check-misfits');
    await press('In 4 places something does not fit');
    expect(document.activeElement).toBe(heading);
    expect(heading?.parentElement?.textContent).toContain('OneIt ends before it begins.');
    await press('Show 1 more', heading?.parentElement ?? undefined);
    await press('Four');
    expect(window.location.search).toBe(`?show=measures/${ids[3]}`);
    await page.perform(() => {
      for (const id of ids) setMeasure(plan, id, { start: null });
    });
    await rest();
    expect(text()).not.toContain('something does not fit');
  });

  test('a recommendation is waived with a reason that everybody reads, and that can be taken back', async () => {
    const { plan, press, write, rest, text, rule, stateOf } = await show();
    await press('This does not apply here: It is there in several languages');
    await press('Save');
    expect(plan.snapshot().standing.waivedRules.size).toBe(0);
    await write('Why does it not apply here? Everybody reads the reason.', 'We all speak Maltese');
    await press('Save');
    await rest();
    expect(stateOf('R31')).toBe('notApplicable');
    expect(rule('R31').textContent).toContain('We all speak Maltese');
    expect(text()).toContain('0 of 22 recommendations');
    await press('Take it back: It is there in several languages');
    await rest();
    expect(stateOf('R31')).toBe('missing');
  });

  test('what is of the minimum cannot be waived', async () => {
    const { badge } = await show();
    expect(badge('together').textContent).not.toContain('This does not apply here');
    expect(badge('outcomes').textContent).not.toContain('This does not apply here');
  });

  test('the plan does without a group for a reason, and asks for it again when that is taken back', async () => {
    const { plan, press, write, rest, text, rule } = await show();
    await press('Show 6 more', rule('R01'));
    await press('We do without: Not heard yet: Trainers in companies');
    await write('Why is this group not needed? Everybody reads the reason.', 'No companies here yet');
    await press('Save');
    await rest();
    expect(rule('R01').textContent).not.toContain('Trainers in companies');
    expect(text()).toContain('Trainers in companies: No companies here yet');
    expect([...plan.snapshot().standing.absentGroups.keys()]).toEqual(['trainer']);
    await press('Take it back: Trainers in companies');
    await rest();
    expect(plan.snapshot().standing.absentGroups.size).toBe(0);
  });

  test('counts what was said elsewhere, and what is said while it is open', async () => {
    const { other, rest, rule, page } = await show();
    await page.perform(() =>
      addVoice(other, { group: 'employer', heardOn: DAY, channel: 'phone', people: 3, words: null }),
    );
    await rest();
    expect(rule('R01').textContent).toContain('1 of 9');
  });

  test.each(['viewer', 'commenter'] as const)('a %s reads the same, and is asked nothing', async (role) => {
    const { page, plan, text, goToSection, press } = await show(role);
    expect(canWrite(role, 'content')).toBe(false);
    expect(plan.snapshot().measures).toEqual([]);
    const names = [...page.element.querySelectorAll('button')].map((each) => each.textContent);
    for (const name of ['Answer', 'We do without', 'This does not apply here', 'Take it back'])
      expect(names).not.toContain(name);
    expect(text()).toContain('There is no measure yet.');
    await press('There is no measure yet.');
    expect(goToSection).toHaveBeenCalledWith('measures');
  });

  test('shows a few of many gaps, and the others on demand', async () => {
    const { plan, press, rest, rule } = await show();
    for (let index = 0; index < 6; index += 1) addMeasure(plan, { title: `Measure ${index}` });
    await rest();
    expect(rule('R05').textContent).toContain('0 of 12');
    expect(rule('R05').querySelectorAll('li')).toHaveLength(3);
    await press('Show 9 more', rule('R05'));
    expect(rule('R05').querySelectorAll('li')).toHaveLength(12);
  });

  test('looks when the page is idle, and once for all that was typed meanwhile', async () => {
    const { plan, badge, rest } = await show();
    const isThere = () => badge('causes').dataset['state'];
    expect(isThere()).toBe('missing');
    const cause = addRecord(plan, 'causes', { values: {}, texts: { statement: 'Long ways' } });
    const measure = addMeasure(plan, { title: 'A bus' });
    addLink(plan, { kind: 'addresses', measure, cause });
    const goal = addGoal(plan, { statement: 'Stay' });
    const target = addTarget(plan, {
      indicator: { name: 'Absence', unit: '%', decimals: 0, direction: 'down' },
      goals: [goal],
    });
    addLink(plan, { kind: 'towards', measure, target });
    for (const letter of 'typing') appendText(plan, 'vision', letter);
    expect([isThere(), waiting.size]).toEqual(['missing', 1]);
    await rest();
    expect(isThere()).toBe('ok');
  });
});
