// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { LIMITS } from '@holdfast/plan-check';
import {
  addActor,
  addGoal,
  addLink,
  addMeasure,
  addRecord,
  addTarget,
  addVoice,
  appendText,
  parseIsoDate,
  setMeasure,
  setMeta,
} from '@holdfast/plan-model';
import { canWrite, type Role } from '@holdfast/sync-protocol';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { lineOf } from '../../session/record-name.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { WhatIsMissing } from './what-is-missing.tsx';

beforeAll(startStrings);
// What is begun outlives a page.
beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/plan/plan-for-tests');
});

/** The page is idle when a test says so. */
const waiting = new Map<number, IdleRequestCallback>();
let handles = 0;
beforeAll(() => {
  vi.stubGlobal('requestIdleCallback', (run: IdleRequestCallback) => {
    handles += 1;
    waiting.set(handles, run);
    return handles;
  });
  vi.stubGlobal('cancelIdleCallback', (handle: number) => waiting.delete(handle));
});

async function show(role: Role = 'editor') {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const testPlan = openTestPlan({ role });
  const { open, other, entry } = openTestDiscussion(testPlan);
  const goToSection = vi.fn();
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={{ ...testPlan, entry, discussion: createCell(open) }}>
        <WhatIsMissing goToSection={goToSection} />
      </OpenPlanContext>
    </DeviceContext>,
  );
  /** The page has nothing better to do. */
  const rest = () =>
    page.perform(() => {
      const due = [...waiting.values()];
      waiting.clear();
      for (const run of due) run({ didTimeout: false, timeRemaining: () => 50 });
    });
  await rest();
  const part = (selector: string): HTMLElement => {
    const found = page.element.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`there is no ${selector}`);
    return found;
  };
  const button = (name: string, within: ParentNode = page.element): HTMLElement => {
    const found = [...within.querySelectorAll<HTMLElement>('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    );
    if (found === undefined) throw new Error(`there is no button “${name}”`);
    return found;
  };
  return {
    plan: testPlan.plan,
    other,
    discussion: open.discussion,
    page,
    goToSection,
    rest,
    rule: (code: string) => part(`[data-rule="${code}"]`),
    badge: (name: string) => part(`[data-badge="${name}"]`),
    stateOf: (code: string) => part(`[data-rule="${code}"]`).dataset['state'],
    button,
    press: (name: string, within?: ParentNode) => page.perform(() => button(name, within).click()),
    write: (label: string, value: string) =>
      page.perform(() => fillIn(fieldNamed(page.element, label), value)),
    field: (label: string) => fieldNamed(page.element, label),
    text: () => page.element.textContent,
  };
}

const DAY = parseIsoDate('2026-05-04');
if (DAY === undefined) throw new Error('it is a day');

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

  test('asks the question that fills the gap, and does nothing before it is answered', async () => {
    const { plan, press, rest, write, text, field } = await show();
    const council = addActor(plan, { name: 'Council', group: 'learner', kind: 'body' });
    addActor(plan, { name: 'Head', group: 'leadership', kind: 'body' });
    const measure = addMeasure(plan, { title: 'Welcome week' });
    await rest();
    expect(text()).toContain('Nobody answers for “Welcome week”.');
    await press('Answer: Nobody answers for “Welcome week”.');
    expect(document.activeElement).toBe(field('Who answers for “Welcome week”?'));
    await press('Save');
    expect(text()).toContain('Please choose one.');
    expect(plan.snapshot().links.accountableByMeasure.size).toBe(0);
    await write('Who answers for “Welcome week”?', council);
    await press('Save');
    expect(plan.snapshot().links.accountableByMeasure.get(measure)).toEqual([council]);
    await rest();
    expect(text()).not.toContain('Nobody answers for “Welcome week”.');
    expect(document.activeElement?.textContent).toBe('It is clear who does what');
  });

  test('names each of its buttons for what it is about', async () => {
    const { page, press } = await show();
    await press('Show 6 more', page.element.querySelector('[data-rule="R02"]') ?? undefined);
    for (const rule of page.element.querySelectorAll<HTMLElement>('[data-rule]')) {
      const names = [...rule.querySelectorAll('button')].map(
        (each) => each.getAttribute('aria-label') ?? each.textContent,
      );
      expect([rule.dataset['rule'], names]).toEqual([rule.dataset['rule'], [...new Set(names)]]);
    }
  });

  test('keeps what was begun in a question, says so, and gives it back', async () => {
    const { press, write, field } = await show();
    await press('Answer: There is no reason yet why learners leave.');
    await write('Why do learners leave here?', 'The bus');
    await press('Cancel');
    await press('Go on answering: There is no reason yet why learners leave.');
    expect(field('Why do learners leave here?').value).toBe('The bus');
  });

  test('what is being written stays when somebody else has filled the gap meanwhile', async () => {
    const { plan, page, press, write, field, rest, rule, text } = await show();
    await press('Answer: There is no reason yet why learners leave.');
    await write('Why do learners leave here?', 'The bus');
    await page.perform(() => void addRecord(plan, 'causes', { values: {}, texts: { statement: 'Money' } }));
    await rest();
    expect(field('Why do learners leave here?').value).toBe('The bus');
    expect(document.activeElement).toBe(field('Why do learners leave here?'));
    expect(text()).toContain('This is not missing any more.');
    await press('Save');
    await rest();
    expect(plan.snapshot().causes.map(({ statement }) => lineOf(statement))).toEqual(['Money', 'The bus']);
    expect(text()).not.toContain('There is no reason yet why learners leave.');

    await press('Answer: The plan has no beginning.');
    await write('Month', '09');
    await page.perform(() => setMeta(plan, { periodStart: '2026-08-01', periodEnd: '2027-07-31' }));
    await rest();
    expect(field('Month').value, 'also where all of a demand is met').toBe('09');
    await press('Cancel');
    await rest();
    expect(rule('R14').textContent).not.toContain('The plan has no beginning.');
  });

  test('a starting value that is answered leaves the day that somebody wrote for it', async () => {
    const { plan, press, write, rest } = await show();
    const indicator = { name: 'Absence', unit: '%', decimals: 0, direction: 'down' } as const;
    addTarget(plan, { indicator, goals: [], baselineDate: DAY });
    await rest();
    await press('Answer: It is not known where “Absence” stands today.');
    await write('Where does “Absence” stand today?', '14');
    await press('Save');
    expect(plan.snapshot().targets).toMatchObject([{ baselineValue: 14, baselineDate: DAY }]);
  });

  test('what is answered stands below what is there, and the question says that something is', async () => {
    const { plan, press, write, rest, rule, text } = await show();
    const question = 'What will be different when the plan has worked? A few sentences.';
    await press('Answer: The vision is short.', rule('R19'));
    expect(text()).not.toContain('stays');
    await press('Cancel', rule('R19'));
    appendText(plan, 'vision', 'Everybody stays until the end.');
    await rest();
    await press('Answer: The vision is short.', rule('R19'));
    expect(rule('R19').textContent).toContain(
      '“Everybody stays until the end.” stays as it is. What you write is added below',
    );
    await write(question, 'x'.repeat(LIMITS.visionCharacters - 31 - 2));
    await press('Save');
    expect(rule('R19').textContent).toContain('2 more characters, please.');
    await write(question, 'x'.repeat(LIMITS.visionCharacters - 31 - 1));
    await press('Save');
    expect(rule('R19').textContent).toContain('1 more character, please.');
    // While the form is open somebody else goes on.
    appendText(plan, 'vision', '\nNobody is alone.');
    const answer = `And nobody leaves unseen.${'x'.repeat(LIMITS.visionCharacters)}`;
    await write(question, answer);
    await press('Save');
    expect(plan.snapshot().vision.plainText).toBe(
      `Everybody stays until the end.\nNobody is alone.\n${answer}`,
    );
  });

  test('asks for a number as the line does in which it is written down, and keeps what was begun of it', async () => {
    const { plan, press, rest, write, field, rule } = await show();
    addTarget(plan, {
      indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down', frequency: 'monthly' },
    });
    await rest();
    const people =
      'About how many people? If they are fewer than 10, the number itself is not kept. Leave it empty if it is not about people.';
    const goOn = () => press('Go on answering: There is no new number of “Absence”.', rule('R16'));
    await press('Answer: There is no new number of “Absence”.', rule('R16'));
    await write('What was found?', '500');
    await write('On which day?', DAY ?? '');
    await write(people, '240');
    expect(rule('R16').textContent?.replaceAll('\u00A0', ' ')).toContain('Is 500 % right?');
    await press('Cancel', rule('R16'));
    await goOn();
    expect([field('What was found?').value, field(people).value]).toEqual(['500', '240']);
    await write(people, '7 pupils');
    expect(field('What was found?').value).toBe('500');
    await press('Cancel', rule('R16'));
    await goOn();
    expect([field('What was found?').value, field('On which day?').value, field(people).value]).toEqual([
      '',
      DAY,
      '',
    ]);
    await write('What was found?', '12.5');
    await write(people, '7');
    expect(rule('R16').textContent).toContain('About fewer than 10 people the number is not written down');
    await press('Save', rule('R16'));
    expect(plan.snapshot().measurements).toMatchObject([{ value: null, people: null, isHidden: true }]);
  });

  test('asks who spoke for a group with the help that is given where it is written down', async () => {
    const { plan, press, rest, field, rule } = await show();
    addGoal(plan, { statement: 'Everybody stays' });
    await rest();
    await press('Answer: Too few groups say yes to “Everybody stays”.', rule('R04'));
    const described = field('Who spoke for the group?').getAttribute('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => document.getElementById(id)?.textContent).join('')).toContain(
      'Name no learner.',
    );
  });

  test.each([
    ['The plan has no beginning.', '', 'Please choose a month and write a year, like 2027.'],
    ['There is no reason yet why learners leave.', '  ', 'Please write a few words.'],
    ['There is no reason yet why learners leave.', 'x'.repeat(301), 'Please write at most 300 characters.'],
  ])(
    'says what is wrong with an answer to “%s” (case %#), and changes nothing',
    async (gap, value, sentence) => {
      const { plan, press, write, text } = await show();
      const before = plan.snapshot();
      await press(`Answer: ${gap}`);
      if (value !== '') await write('Why do learners leave here?', value);
      await press('Save');
      expect(text()).toContain(sentence);
      expect(plan.snapshot()).toBe(before);
    },
  );

  test('takes months, and none that turns the period around', async () => {
    const { plan, press, write, text } = await show();
    setMeta(plan, { periodEnd: '2027-07-31' });
    await press('Answer: The plan has no beginning.');
    await write('Month', '09');
    await write('Year', '2027');
    await press('Save');
    expect(text()).toContain('This is after July 2027.');
    await write('Year', '2026');
    await press('Save');
    expect(plan.snapshot().period.start).toBe('2026-09-01');
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
