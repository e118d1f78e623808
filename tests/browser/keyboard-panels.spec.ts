import { expect, type Locator, type Page } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { Keys } from './keys.ts';
import type { Person } from './person.ts';
import { test } from './scene.ts';

/** Once around what a dialog has, and some on: it keeps the focus. */
const ROUND = 12;

/** A measure for a goal. */
async function beginMeasure({ page }: Person): Promise<void> {
  for (const [line, words] of [
    ['Add a goal', 'Nobody leaves unseen'],
    ['Add a measure', 'The welcome week'],
  ] as const) {
    await page.getByRole('textbox', { name: line }).fill(words);
    await page.keyboard.press('Enter');
  }
  await page
    .locator('#measures')
    .getByRole('button', { name: /^For which goals/ })
    .press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Nobody leaves unseen' }).press('Enter');
  await page.keyboard.press('Escape');
}

async function menuOfThePlan(keys: Keys, item: string | RegExp): Promise<Locator> {
  const more = keys.page.getByRole('button', { name: 'More', exact: true });
  await keys.enter(more);
  await keys.downTo(keys.page.getByRole('menuitem', { name: item }));
  return more;
}

async function expectInside(page: Page, what: Locator): Promise<void> {
  await expect.poll(() => what.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  expect(await findingsOn(page)).toEqual([]);
}

test('each panel and dialog of the plan’s menu is entered, gone through and left by keyboard alone', async ({
  ana,
}) => {
  const { page } = ana;
  const keys = new Keys(page);
  await ana.startPlan();
  await beginMeasure(ana);

  for (const title of ['For me', 'What is missing', 'Who has been heard', 'Removed', 'Kept versions'])
    await test.step(`the panel “${title}”`, async () => {
      const more = await menuOfThePlan(keys, new RegExp(`^${title}`));
      const panel = page.getByRole('complementary', { name: title });
      await expect(panel.getByRole('heading', { name: title })).toBeFocused();
      await keys.press('Escape');
      await expect(panel).toBeHidden();
      await expect(more).toBeFocused();
    });

  for (const item of [
    'Find in this plan',
    'Keys',
    'Continue on another device…',
    'Recovery code…',
    'Bring in a table…',
  ])
    await test.step(`the dialog “${item}”`, async () => {
      const more = await menuOfThePlan(keys, item);
      const dialog = page.getByRole('dialog');
      await expectInside(page, dialog);
      for (let stop = 0; stop < ROUND; stop += 1) {
        await keys.press('Tab');
        expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
      }
      await keys.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(more).toBeFocused();
    });

  await test.step('a panel from which one went on to another leads back to where the first was asked for', async () => {
    const details = page.getByRole('button', { name: 'Details of “The welcome week”' });
    await keys.enter(details);
    const measure = page.getByRole('complementary', { name: 'The welcome week' });
    await expect(measure.getByRole('heading', { name: 'The welcome week' })).toBeFocused();
    await keys.enter(measure.getByRole('button', { name: 'Nobody leaves unseen' }));
    const goal = page.getByRole('complementary', { name: 'Nobody leaves unseen' });
    await expect(goal.getByRole('heading', { name: 'Nobody leaves unseen' })).toBeFocused();
    await keys.press('Escape');
    await expect(goal).toBeHidden();
    await expect(details).toBeFocused();
  });
});

test('words are said, answered, suggested, declined, hidden and heard elsewhere by keyboard alone', async ({
  ana,
  ben,
}) => {
  const { page } = ana;
  const [keys, his] = [new Keys(page), new Keys(ben.page)];
  await ana.startPlan();
  await beginMeasure(ana);
  const invitation = await ana.invite('Commenter');

  await test.step('one joins', async () => {
    const { pathname, hash } = new URL(invitation);
    await ben.page.goto(pathname + hash);
    await expect(ben.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
    await his.type('Ben');
    await his.to(ben.page.getByLabel('Your group'));
    await his.type('Parents');
    await his.enter(ben.page.getByRole('button', { name: 'Join the plan' }));
    await ben.expectState('saved');
  });

  const hisPanel = ben.page.getByRole('complementary', { name: 'The welcome week' });
  await test.step('says something of a measure, and suggests other words for it', async () => {
    await his.enter(ben.page.getByRole('button', { name: 'Details of “The welcome week”' }));
    await his.to(hisPanel.getByRole('textbox', { name: 'Comment' }));
    await his.type('Who is there in the evening?');
    await his.press('Control+Enter');
    await expect(hisPanel.getByText('Who is there in the evening?')).toBeVisible();
    for (const words of ['running', 'done']) {
      await his.enter(hisPanel.getByRole('button', { name: 'Suggest another value' }));
      await his.to(hisPanel.getByLabel('What shall stand there instead?'));
      await his.type(words);
      await his.to(hisPanel.getByRole('textbox', { name: /^Why\?/ }));
      await his.press('Control+Enter');
      await expect(hisPanel.getByRole('insertion').filter({ hasText: words })).toBeVisible();
    }
  });

  const panel = page.getByRole('complementary', { name: 'Talk' });
  const said = (words: string) => panel.locator('[data-thread]').filter({ hasText: words });
  await test.step('is replied to, and told what became of it', async () => {
    await keys.enter(page.getByRole('button', { name: /^Talk/ }));
    const thread = said('in the evening');
    await keys.enter(thread.getByRole('button', { name: 'I agree' }));
    await expect(hisPanel.getByRole('button', { name: /I agree.*1/ })).toBeVisible();
    await keys.enter(thread.getByRole('button', { name: 'Reply' }));
    await keys.type('The caretaker.');
    await keys.press('Control+Enter');
    await keys.enter(thread.getByRole('button', { name: 'Say what became of it' }));
    await keys.type('Noted');
    await keys.to(panel.getByRole('textbox', { name: 'More about it' }));
    await keys.type('We ask the caretaker.');
    await keys.enter(panel.getByRole('button', { name: 'Close with this answer' }));
    await expect(hisPanel.getByText('We ask the caretaker.')).toBeVisible();
  });

  await test.step('one suggestion is accepted, the other declined with a reason', async () => {
    await keys.enter(said('done').getByRole('button', { name: 'Not, because …' }));
    await keys.type('It goes on.');
    await keys.press('Control+Enter');
    await expect(hisPanel.getByText('It goes on.')).toBeVisible();
    await keys.enter(said('running').getByRole('button', { name: 'Accept' }));
    await expect(hisPanel.getByText('Accepted by Ana')).toBeVisible();
  });

  await test.step('words are hidden from others, with a reason', async () => {
    await keys.to(panel.getByLabel('Show', { exact: true }));
    await keys.type('All');
    await keys.enter(said('in the evening').getByRole('button', { name: 'More about what Ben said' }));
    await keys.downTo(page.getByRole('menuitem', { name: 'Hide from others' }));
    await keys.type('A private matter.');
    await keys.enter(panel.getByRole('button', { name: 'Hide from others' }));
    await expect(hisPanel.getByText('A private matter.')).toBeVisible();
  });

  await test.step('a voice from elsewhere is written down', async () => {
    await keys.press('Escape');
    await menuOfThePlan(keys, 'Who has been heard');
    const heard = page.getByRole('complementary', { name: 'Who has been heard' });
    await keys.enter(heard.getByRole('button', { name: 'Record a voice: Employers' }));
    await keys.type('On the phone');
    await keys.to(heard.getByLabel('They agree that their words'));
    await keys.press('Space');
    await keys.to(heard.getByLabel('What did they say?'));
    await keys.type('We take two.');
    await keys.enter(heard.getByRole('button', { name: 'Record it' }));
    await expect(heard.getByText('We take two.')).toBeVisible();
    await keys.press('Escape');
  });

  await test.step('a group says yes to a goal', async () => {
    await keys.enter(page.getByRole('button', { name: 'Details of “Nobody leaves unseen”' }));
    const goal = page.getByRole('complementary', { name: 'Nobody leaves unseen' });
    await keys.enter(goal.getByRole('button', { name: 'Add a group’s yes' }));
    await keys.type('Employers');
    await keys.to(goal.getByLabel('How was it asked?'));
    await keys.type('At a meeting');
    await keys.to(goal.getByLabel('Who spoke for the group?'));
    await keys.type('chair of the guild');
    await keys.to(goal.getByLabel('How many people were asked?'));
    await keys.type('12');
    await keys.press('Enter');
    await expect(goal.getByText('chair of the guild spoke for them')).toBeVisible();
  });

  await test.step('he says how it goes', async () => {
    await his.enter(hisPanel.getByRole('button', { name: 'Say how it goes' }));
    await his.type('The first evening is over.');
    await his.enter(hisPanel.getByRole('button', { name: 'Post' }));
    await expect(hisPanel.getByRole('article').getByText('The first evening is over.')).toBeVisible();
  });
});
