import { expect } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { test } from './scene.ts';

test('in a long list one finds who does a measure by a few letters, by keyboard alone', async ({ ana }) => {
  const { page } = ana;
  await ana.startPlan();
  const line = page.getByRole('textbox', { name: /^Add to:/ });
  for (let number = 1; number <= 9; number++) {
    await line.fill(number === 7 ? 'Übergang Riverside' : `Organisation ${number}`);
    await line.press('Enter');
  }
  const measure = page.getByRole('textbox', { name: 'Add a measure' });
  await measure.fill('The welcome week');
  await measure.press('Enter');

  await page.getByRole('button', { name: /^Who does it/ }).press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Find in this list' })).toBeFocused();
  expect(await findingsOn(page)).toEqual([]);
  const options = page.getByRole('menuitemcheckbox');
  await expect(options).toHaveCount(9);
  await page.keyboard.type('nobody');
  await expect(page.getByText('Nothing in this list has these letters.')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('uber');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Who does it: Übergang Riverside' })).toBeFocused();
});
