import { expect, type Locator } from '@playwright/test';

import { Keys } from './keys.ts';
import { Person } from './person.ts';
import { test } from './scene.ts';

const [GOAL, TARGET, MEASURE] = [
  'More learners stay and finish',
  'Learners who leave before they qualify',
  'Tutors call on the same day',
] as const;

/** What is answered to a gap that the panel names: a field each, nothing where it stays as it is offered. */
const ANSWERS: readonly (readonly [RegExp, ...string[]])[] = [
  [/^Nobody stands in the plan for: Learners/, 'Learners’ council', ''],
  [/^Nobody stands in the plan for: Parents/, 'Parents’ council', ''],
  [/^Nobody stands in the plan for: School/, 'Head of school', ''],
  [/^Nobody stands in the plan for: Teachers/, 'Class tutors', ''],
  [/^Nobody stands in the plan for: Trainers/, 'Garage trainers', ''],
  [/^Nobody stands in the plan for: Employers/, 'Silva carpenters', ''],
  [/^Nobody stands in the plan for: one of/, 'Youth office', 'Social services'],
  [/^No part in a measure under way/, '', '', 'They are asked'],
  [/^It is not said what “.+” does for the plan/, 'Comes to the table each month'],
  [/^Nobody answers for/, 'Head of school'],
  [/^Nobody does “/, 'Class tutors'],
  [/works on no reason\.$/, 'I miss so many days'],
  [/is about no reason why learners leave\.$/, 'I miss so many days'],
  [/^No measure works on/, MEASURE],
  [/of this kind: at the start/, 'First weeks together'],
  [/of this kind: training on the job/, 'Evenings on conflict'],
  [/^The training on the job is not for/, ''],
  [/^No target shows/, ''],
  [/^It is not known where “.+” stands today/, '12'],
  [/^It is not said where “.+” should get to/, '8'],
  [/^“.+” has no end/, 'June', '2028'],
  [/^The plan has no beginning/, 'September', '2026'],
  [/^The plan has no end/, 'July', '2029'],
];

const WITHOUT = [
  ['Non-teaching staff', 'Two people run the office and teach too'],
  ['Multi-professional team', 'There is none in our town yet'],
] as const;

const ALL_THERE = [
  'Made and done together: there',
  'Shared goals, clear roles: there',
  'It goes to the reasons: there',
  'Help for staff: there',
  'Results, in time: there',
] as const;

class Writer {
  readonly person: Person;
  readonly keys: Keys;

  constructor(person: Person) {
    this.person = person;
    this.keys = new Keys(person.page);
  }

  get page() {
    return this.person.page;
  }

  panel(name: string): Locator {
    return this.page.getByRole('complementary', { name });
  }

  async introduce(group: string): Promise<void> {
    await expect(this.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
    await this.keys.type(this.person.name);
    await this.keys.press('Tab');
    await this.keys.type(group);
    await this.keys.enter(this.page.getByRole('button', { name: /^(Start|Join) the plan$/ }));
    await this.person.sync.waitFor();
  }

  async join(invitation: string, group: string): Promise<void> {
    const { pathname, hash } = new URL(invitation);
    await this.page.goto(pathname + hash);
    await this.introduce(group);
    await this.person.expectState('saved');
  }

  async invite(role: string): Promise<string> {
    await this.keys.command('Share');
    const dialog = this.page.getByRole('dialog', { name: 'Share this plan' });
    await this.keys.to(dialog.getByLabel('Whoever opens the link becomes'));
    await this.keys.type(role);
    await this.keys.enter(dialog.getByRole('button', { name: 'Make an invitation link' }));
    const link = await dialog.getByRole('textbox', { name: /^Invitation link/ }).inputValue();
    await this.keys.press('Escape');
    await expect(dialog).toBeHidden();
    return link;
  }

  async remove(actions: string, item: string): Promise<void> {
    await this.keys.enter(this.page.getByRole('button', { name: actions }));
    await this.keys.downTo(this.page.getByRole('menuitem', { name: item }));
    await expect(this.page.getByRole('button', { name: actions })).toHaveCount(0);
  }

  async sayYes(group: string, who: string): Promise<void> {
    await this.keys.command(GOAL);
    const panel = this.panel(GOAL);
    await this.keys.enter(panel.getByRole('button', { name: 'Add a group’s yes' }));
    const form = panel.getByRole('form');
    await expect(form.getByLabel('Which group says yes?')).toBeFocused();
    await this.keys.fillOn(group, 'At a meeting', who, '14', '');
    await this.keys.enter(form.getByRole('button', { name: 'Record it' }));
    await expect(panel.getByText(`${who} spoke for them`)).toBeVisible();
  }

  async comment(words: string): Promise<void> {
    await this.keys.command('Talk');
    const field = this.panel('Talk').getByRole('textbox', { name: 'Comment' });
    await this.keys.to(field);
    await this.keys.type(words);
    await this.keys.press('Control+Enter');
    await expect(field).toHaveValue('');
  }

  async recordVoice(group: string): Promise<void> {
    const panel = this.panel('Who has been heard');
    await this.keys.enter(panel.getByRole('button', { name: `Record a voice: ${group}` }));
    await expect(panel.getByLabel('How did you hear it?')).toBeFocused();
    await this.keys.type('On the phone');
    await this.keys.enter(panel.getByRole('button', { name: 'Record it' }));
    await expect(panel.getByRole('heading', { name: group })).toBeFocused();
  }

  /** Answers what the panel asks, from the top down, until it asks nothing of which an answer is known. */
  async answerAll(): Promise<void> {
    const panel = this.panel('What is missing');
    for (let turn = 0; turn < 80; turn += 1) {
      const next = await this.#nextGap(panel);
      if (next === undefined) return;
      await this.#answer(next.statement, next.answers);
    }
    throw new Error('the panel asks without end');
  }

  async #nextGap(panel: Locator) {
    await panel.locator('[data-badge]').first().waitFor();
    const statements = await panel.locator('[data-badge] li:not(:has(li))').evaluateAll((items) =>
      items.map((item) => {
        const [place, answer] = item.querySelectorAll('button');
        return answer?.textContent === 'Answer' ? (place?.textContent ?? '') : '';
      }),
    );
    for (const statement of statements) {
      const found = ANSWERS.find(([asked]) => asked.test(statement));
      if (found !== undefined) return { statement, answers: found.slice(1) as string[] };
    }
    return undefined;
  }

  gap(statement: string): Locator {
    return this.panel('What is missing')
      .locator('[data-badge] li:not(:has(li))')
      .filter({ has: this.page.getByRole('button', { name: statement, exact: true }) })
      .first();
  }

  async #answer(statement: string, answers: readonly string[]): Promise<void> {
    const gap = this.gap(statement);
    await this.keys.enter(gap.getByRole('button', { name: /^Answer/ }));
    await gap.getByRole('form').waitFor();
    await this.keys.fillOn(...answers);
    await expect(gap.getByRole('button', { name: /^(Save|Yes)$/ }), statement).toBeFocused();
    await this.keys.press('Enter');
    await expect(gap, statement).toBeHidden();
  }

  async doWithout(group: string, reason: string): Promise<void> {
    const panel = this.panel('What is missing');
    const button = panel.getByRole('button', { name: `We do without: Not heard yet: ${group}` });
    const rule = panel.locator('[data-rule=R01]');
    await rule.waitFor();
    if ((await button.count()) === 0)
      await this.keys.enter(rule.getByRole('button', { name: /^Show \d+ more/ }));
    await this.keys.enter(button);
    await this.keys.fillOn(reason, '');
    await this.keys.press('Enter');
    await expect(panel.getByText(`${group}: ${reason}`)).toBeVisible();
  }

  /** What the panel says of each badge, in its words. */
  async badges(): Promise<readonly string[]> {
    return await this.panel('What is missing')
      .locator('[data-badge] > p:first-child strong')
      .evaluateAll((names) =>
        names.map((name) => `${name.textContent}: ${name.nextElementSibling?.textContent}`),
      );
  }
}

test.use({ actionTimeout: 6_000 });

test('a community goes from an empty template to all five points of the minimum by keyboard alone, and each is lost and comes back', async ({
  browser,
  relay,
  ana,
  ben,
}) => {
  const olga = await Person.arrive(browser, 'Olga', relay.port);
  const leo = await Person.arrive(browser, 'Leo', relay.port);
  const [head, teacher, parent, learner] = [
    new Writer(ana),
    new Writer(ben),
    new Writer(olga),
    new Writer(leo),
  ];

  await test.step('the head of school starts the plan and invites three people', async () => {
    await ana.page.goto('/');
    await head.keys.enter(ana.page.getByRole('button', { name: 'Start a new plan' }));
    await head.introduce('School leadership');
    const editor = await head.invite('Editor');
    const commenter = await head.invite('Commenter');
    await teacher.join(editor, 'Teachers');
    await parent.join(commenter, 'Parents and families');
    await learner.join(commenter, 'Learners');
  });

  await test.step('what is not wanted is taken away', async () => {
    await head.keys.command('Goals and targets');
    for (const goal of [
      'Everyone has a part in this and knows which',
      'Teachers and trainers feel ready to help',
    ])
      await head.remove(`Actions for the goal “${goal}”`, 'Remove this goal');
    for (const target of [
      'Absence',
      'Learners who say that their view counts',
      'Staff who had training on early leaving',
    ])
      await head.remove(`Actions for the target “${target}”`, 'Remove this target');
    await expect(ana.page.getByRole('button', { name: /^Actions for the target/ })).toHaveCount(1);
  });

  await test.step('a measure is agreed, and a teacher adds a reason', async () => {
    await head.keys.command('Add a measure');
    await expect(ana.page.getByRole('textbox', { name: 'Add a measure' })).toBeFocused();
    await head.keys.type(MEASURE);
    await head.keys.press('Enter');
    const status = ana.page.getByRole('button', { name: /^Status: / }).first();
    await head.keys.enter(status);
    await head.keys.downTo(ana.page.getByRole('menuitemradio', { name: 'Agreed' }));
    await expect(ana.page.getByRole('button', { name: 'Status: Agreed' })).toBeFocused();
    await teacher.keys.command('Add a reason for leaving');
    await expect(teacher.page.getByRole('textbox', { name: 'Add a reason' })).toBeFocused();
    await teacher.keys.type('Nobody notices the first missed days');
    await teacher.keys.press('Enter');
    await expect(ana.page.getByText('Nobody notices the first missed days').first()).toBeVisible();
  });

  await test.step('a parent and a learner say what they think, and each a yes of their group', async () => {
    await parent.comment('Call us in the evening, please.');
    await learner.comment('Ask us why, before you ask our parents.');
    await parent.sayYes('Parents', 'Chair of the parents’ council');
    await learner.sayYes('Learners', 'Speaker of the learners');
    await head.sayYes('Trainers', 'Master of the garage');
    await head.keys.command('Who has been heard');
    for (const group of ['Employers', 'Social services']) await head.recordVoice(group);
  });

  await test.step('the panel asks for the rest, and the head of school answers', async () => {
    await head.keys.command('What is missing');
    for (const [group, reason] of WITHOUT) await head.doWithout(group, reason);
    await head.answerAll();
    await expect.poll(() => head.badges()).toEqual(ALL_THERE);
  });

  await test.step('the parent reads that all five points are there, and has nothing to answer', async () => {
    await parent.keys.command('What is missing');
    await expect.poll(() => parent.badges()).toEqual(ALL_THERE);
    await expect(parent.panel('What is missing').getByRole('button', { name: /^Answer/ })).toHaveCount(0);
  });

  await test.step('each point is lost, and comes back', async () => {
    const { page } = ana;
    const row = page
      .locator('[data-row]')
      .filter({ has: page.getByRole('button', { name: `Actions for the measure “${MEASURE}”` }) });
    const expectOpen = async (name: string): Promise<void> => {
      const partly = ALL_THERE.map((said) => (said.startsWith(name) ? `${name}: partly there` : said));
      await expect.poll(() => parent.badges(), { message: `${name} is lost` }).toEqual(partly);
    };
    const expectAll = () => expect.poll(() => parent.badges()).toEqual(ALL_THERE);
    const toggle = async (slot: RegExp, option: string): Promise<void> => {
      await row.getByRole('button', { name: slot }).click();
      await page.getByRole('menuitemcheckbox', { name: option }).click();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menuitemcheckbox')).toHaveCount(0);
    };

    const [team, reason] = WITHOUT[1];
    await page.getByRole('button', { name: `Take it back: ${team}` }).click();
    await expectOpen('Made and done together');
    await head.doWithout(team, reason);
    await expectAll();
    await head.keys.press('Escape');

    await toggle(/^Who does it/, 'Class tutors');
    await expectOpen('Shared goals, clear roles');
    await toggle(/^Who does it/, 'Class tutors');
    await expectAll();

    await toggle(/^Against which reasons/, 'I am often ill');
    await expectOpen('It goes to the reasons');
    await toggle(/^Against which reasons/, 'I am often ill');
    await expectAll();

    await page.getByRole('button', { name: 'Actions for the measure “First weeks together”' }).click();
    await page.getByRole('menuitem', { name: 'Remove this measure' }).click();
    await expectOpen('Help for staff');
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    const notice = page
      .locator('div')
      .filter({ hasText: 'Measure removed: First weeks together', has: undo });
    await notice.last().getByRole('button', { name: 'Undo', exact: true }).click();
    await expectAll();

    await ana.setSlot(ana.target(TARGET), 'Value to reach', '');
    await expectOpen('Results, in time');
    await ana.setSlot(ana.target(TARGET), 'Value to reach', '7');
    await expectAll();
  });
  await Promise.all([olga.leave(), leo.leave()]);
});
