import { expect, type Locator, type Page } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { test } from './scene.ts';

/** By Mod+K to what the words find first, until the focus is there. */
async function goTo(page: Page, words: string, there: Locator): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(there).toBeFocused();
}

test('who does what is said by keyboard alone, and the other person reads it', async ({ ana, ben }) => {
  const { page } = ana;
  await ana.startPlan();
  await ben.join(await ana.invite('Editor'));
  for (const name of ['Council', 'Parents’ evening']) {
    await goTo(page, 'add a person', page.getByRole('textbox', { name: /^Add to:/ }));
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }
  for (const title of ['Welcome week', 'First call', 'Breakfast']) {
    await goTo(page, 'add a measure', page.getByRole('textbox', { name: 'Add a measure' }));
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
  }
  // The view of that name comes first among what is found: the section is below the help for staff.
  await goTo(page, 'helping staff', page.getByRole('heading', { name: 'Helping staff' }));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Add help for staff' })).toBeFocused();
  const cell = (name: string) => page.getByRole('gridcell', { name });
  await page.keyboard.press('Tab');
  await expect(cell('Council, Welcome week: nothing')).toBeFocused();

  await test.step('one stop, and arrows from cell to cell', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(cell('Parents’ evening, First call')).toBeFocused();
    await page.keyboard.press('Control+End');
    await expect(cell('Parents’ evening, Breakfast')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(page.getByRole('button', { name: 'Breakfast', exact: true })).toBeFocused();
    await page.keyboard.press('Control+Home');
    await expect(cell('Council, Welcome week')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(cell('Council, Welcome week')).toBeFocused();
  });

  await test.step('letters do nothing; Space chooses and goes on choosing, Enter chooses and is done', async () => {
    await page.keyboard.type('da');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await page.keyboard.press('Space');
    await expect(page.getByRole('menu', { name: 'Council in “Welcome week”' })).toBeVisible();
    expect(await findingsOn(page)).toEqual([]);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(cell('Council, Welcome week: does, answers')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByText('2 answer for “Welcome week”')).toBeVisible();
    await expect(cell('Parents’ evening, Welcome week: answers')).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(cell('Parents’ evening, Welcome week: nothing')).toBeFocused();
    await page.keyboard.press('Escape');
  });

  await expect(
    ben.page.getByRole('gridcell', { name: 'Council, Welcome week: does, answers' }),
  ).toBeVisible();
  await expect(ben.page.getByText('For 2 measures nobody answers yet.')).toBeVisible();
});
