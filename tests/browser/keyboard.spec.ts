import { expect, type Locator, type Page } from '@playwright/test';

import { StockParticipant } from '../support/stock-participant.ts';
import { test } from './scene.ts';

/** More stops than a plan from the template has. */
const MOST_STOPS = 200;

/** Goes on by Tab, as whoever has no mouse does, until the focus is in `target`. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press(key);
    if ((await target.count()) === 1 && (await target.evaluate(hasFocus))) return;
  }
  throw new Error(`${key} does not lead to ${String(target)}`);
}

function hasFocus(element: Element): boolean {
  return element.contains(document.activeElement);
}

test('the main job is done by keyboard alone', async ({ ana, ben, relay }) => {
  const { page } = ana;
  await page.goto('/');
  await tabTo(page, page.getByRole('button', { name: 'Start a new plan' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await page.keyboard.type('Ana');
  await page.keyboard.press('Enter');
  // Nobody is taken for one of a group that they did not choose.
  await expect(page.getByText('Please choose the group that you speak for.')).toBeVisible();
  await expect(page.getByLabel('Your group')).toBeFocused();
  await page.keyboard.type('School');
  await tabTo(page, page.getByRole('button', { name: 'Start the plan' }));
  await page.keyboard.press('Enter');
  await expect(ana.vision).toBeVisible();

  await tabTo(page, ana.vision);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Nobody is lost.');
  await page.keyboard.press('Escape');

  await test.step('a goal, a target of it, and its value', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('goals and');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('textbox', { name: 'Add a goal' }));
    await page.keyboard.type('Nobody leaves unseen');
    await page.keyboard.press('Enter');
    await expect(ana.goal('Nobody leaves unseen')).toBeVisible();
    await tabTo(
      page,
      page.getByRole('textbox', { name: 'Add a target to “Nobody leaves unseen”' }),
      'Shift+Tab',
    );
    await page.keyboard.type('Absence');
    await page.keyboard.press('Enter');
    // The template has one of this name, too.
    await expect(page.getByRole('button', { name: 'What is counted: Absence' })).toHaveCount(2);
    const target = ana.target('Absence').last();
    await tabTo(page, target.getByRole('button', { name: /^Value to reach/ }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('12.5');
    await page.keyboard.press('Enter');
    await expect(target.getByRole('button', { name: 'Value to reach: 12.5 %' })).toBeFocused();
  });

  const invitation = await test.step('an invitation', async () => {
    await page.keyboard.press('Control+Home');
    await page.reload();
    // Before the plan is there, a key would begin from the end of the page.
    await expect(ana.vision).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Share' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await tabTo(page, dialog.getByLabel('Whoever opens the link becomes'));
    await page.keyboard.type('Editor');
    await tabTo(page, dialog.getByRole('button', { name: 'Make an invitation link' }));
    await page.keyboard.press('Enter');
    const link = await dialog.getByRole('textbox', { name: /^Invitation link/ }).inputValue();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    return link;
  });

  await test.step('joining, writing, and taking it back', async () => {
    const { pathname, hash } = new URL(invitation);
    await ben.page.goto(pathname + hash);
    await expect(ben.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
    await ben.page.keyboard.type('Ben');
    await tabTo(ben.page, ben.page.getByLabel('Your group'));
    await ben.page.keyboard.type('Teachers');
    await tabTo(ben.page, ben.page.getByRole('button', { name: 'Join the plan' }));
    await ben.page.keyboard.press('Enter');
    await expect(ben.vision).toContainText('Nobody is lost.');
    await tabTo(ben.page, ben.vision);
    await ben.page.keyboard.press('Control+End');
    await ben.page.keyboard.type(' Everyone is met.');
    await expect(ana.vision).toContainText('Everyone is met.');
    await ben.page.keyboard.press('Control+z');
    await expect(ana.vision).not.toContainText('Everyone is met.');
    await ben.page.keyboard.press('Control+Shift+z');
    await expect(ana.vision).toContainText('Nobody is lost. Everyone is met.');
  });

  const reader = await StockParticipant.join(relay.url, invitation);
  expect((await reader.readContent()).getXmlFragment('vision').toString()).toContain('Everyone is met.');
});

test('the plan screen reads sensibly from its first line to its last', async ({ ana }) => {
  await ana.startPlan();
  await ana.expectState('saved');
  await expect(ana.page.getByRole('figure', { name: /^For comparison/ })).toBeVisible();
  await expect(ana.page.locator('body')).toMatchAriaSnapshot({ name: 'plan-screen.aria.yml' });
});
