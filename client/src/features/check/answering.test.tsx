// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { LIMITS } from '@holdfast/plan-check';
import {
  addActor,
  addGoal,
  addMeasure,
  addRecord,
  addTarget,
  appendText,
  setMeta,
} from '@holdfast/plan-model';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { lineOf } from '../../session/record-name.ts';
import { startStrings } from '../../strings/strings.ts';
import { DAY, show, stubIdle } from './check-fixture.tsx';

beforeAll(startStrings);
beforeAll(stubIdle);
// What is begun outlives a page.
beforeEach(() => {
  localStorage.clear();
  window.history.replaceState(null, '', '/plan/plan-for-tests');
});

describe('a question of what is missing', () => {
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
    await write('On which day?', DAY);
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
});
