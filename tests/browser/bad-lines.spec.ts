import { expect } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { test } from './scene.ts';

test('a line of 10,000 letters or of spaces is not added, says why, and stays', async ({ ana }) => {
  const { page } = ana;
  await ana.startPlan();
  const line = page.getByRole('textbox', { name: 'Add a measure' });
  const words = 'much too long '.repeat(715).trim();
  await line.fill(words);
  await line.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'at most 300 letters' })).toBeVisible();
  await expect(line).toHaveValue(words);
  await expect(page.getByText('No measure yet. Write the first one here.')).toBeVisible();
  expect(await findingsOn(page)).toEqual([]);
  await line.fill('   ');
  await line.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'nothing to read' })).toBeVisible();
  await line.fill('The welcome week');
  await line.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Measure 1', exact: true })).toHaveText('The welcome week');
});

test('a title takes any length, as one line, and says that it is long', async ({ ana }) => {
  const { page } = ana;
  await ana.startPlan();
  await ana.title.click();
  const words = 'a very long title '.repeat(560).trim();
  await page.keyboard.insertText(`${words}\nof two lines`);
  await expect(ana.title).toContainText('a very long title of two lines');
  await expect(ana.title.locator('p')).toHaveCount(1);
  await ana.stepOut();
  await expect(page.getByText('very long for one line')).toBeVisible();
  await ana.expectState('saved');
  await page.reload();
  await expect(ana.title).toContainText('a very long title of two lines');
  await expect(ana.title.locator('p')).toHaveCount(1);
});

test('one Escape closes the search, whatever was typed in it', async ({ ana }) => {
  const { page } = ana;
  await ana.startPlan();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('goal');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the message about a removal goes when the removal is taken back by key', async ({ ana }) => {
  const { page } = ana;
  await ana.startPlan();
  await ana.addGoal('Stay here');
  await page.getByRole('button', { name: 'Actions for the goal “Stay here”' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Remove this goal' }).press('Enter');
  const message = page.getByText('Goal removed: Stay here');
  await expect(message).toBeVisible();
  await page.locator('body').press('Control+z');
  await expect(ana.goal('Stay here')).toBeVisible();
  await expect(message).toBeHidden({ timeout: 5_000 });
});

for (const width of [1440, 390]) {
  test(`at ${width} px the bar of formats covers no guidance, and no full stop stands alone`, async ({
    ana,
  }) => {
    const { page } = ana;
    await page.setViewportSize({ width, height: 844 });
    await ana.startPlan();
    await ana.vision.click();
    const bar = await page.getByRole('toolbar').boundingBox();
    const guidance = await page.getByText('What shall this school be like').boundingBox();
    if (bar === null || guidance === null) throw new Error('the bar and the guidance are on the screen');
    expect(bar.y).toBeGreaterThanOrEqual(guidance.y + guidance.height);

    const line = page.getByRole('textbox', { name: 'Add a measure' });
    await line.fill('One');
    await line.press('Enter');
    await page.getByRole('button', { name: /^For which goals/ }).press('Enter');
    await expect(page.getByRole('menuitemcheckbox').first()).toBeVisible();
    for (const goal of await page.getByRole('menuitemcheckbox').all()) await goal.click();
    await page.keyboard.press('Escape');
    const slot = page.getByRole('button', { name: /^For which goals: More/ });
    await expect(slot).toBeVisible();
    // The full stop after the value stands on the line on which its box ends, inside of the page.
    const {
      stop,
      box,
      page: end,
    } = await slot.evaluate((button) => {
      const range = document.createRange();
      const after = document.evaluate(
        'following::text()[1]',
        button,
        null,
        XPathResult.FIRST_ORDERED_NODE_TYPE,
      );
      if (after.singleNodeValue === null) throw new Error('the sentence has no end');
      range.selectNodeContents(after.singleNodeValue);
      const sentence = button.closest('p')?.getBoundingClientRect();
      return {
        stop: range.getBoundingClientRect(),
        box: button.getBoundingClientRect(),
        page: sentence?.right ?? 0,
      };
    });
    expect(stop.left).toBeGreaterThanOrEqual(box.right - 1);
    expect(stop.right).toBeLessThanOrEqual(end + 1);
  });
}
