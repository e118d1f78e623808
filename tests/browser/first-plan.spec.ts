import { expect } from '@playwright/test';

import { test } from './scene.ts';

test('a list that Enter opens for the first time has the keyboard', async ({ ana }) => {
  const { page } = ana;
  await ana.startPlan();
  const measure = page.getByRole('textbox', { name: 'Add a measure' });
  await measure.fill('The welcome week');
  await measure.press('Enter');

  for (const slot of [/^For which goals/, /^Against which reasons/, /^How much it matters here/]) {
    const button = page.getByRole('button', { name: slot }).first();
    await button.press('Enter');
    const menu = page.getByRole('menu');
    await expect(menu).toBeVisible();
    await expect.poll(() => menu.evaluate((list) => list.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await expect(button).toBeFocused();
  }
});
