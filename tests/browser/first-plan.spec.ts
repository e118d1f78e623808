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

test('the way through the plan says where one is in each of its sections', async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 900 });
  await ana.startPlan();
  // By then every section stands in the place of its heading.
  await page.getByRole('textbox', { name: 'Plan a review' }).waitFor();
  const chapters = page.getByRole('navigation', { name: 'Chapters' });
  for (const section of ['How we will know', 'Helping staff', 'Why learners leave', 'Goals and targets']) {
    const entry = chapters.getByRole('link', { name: section });
    await entry.click();
    await expect(page.getByRole('heading', { name: section, exact: true })).toBeFocused();
    await expect(entry).toHaveAttribute('aria-current', 'location');
  }
});

test('on a low screen one reaches the last section and what is missing without scrolling the plan', async ({
  ana,
}) => {
  const { page } = ana;
  await page.setViewportSize({ width: 1280, height: 620 });
  await ana.startPlan();
  await page.getByRole('textbox', { name: 'Plan a review' }).waitFor();
  const chapters = page.getByRole('navigation', { name: 'Chapters' });
  await chapters.hover();
  await page.mouse.wheel(0, 400);
  await expect(chapters.getByRole('link', { name: 'Review and agreement' })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => window.scrollY)).toBe(0);

  await page.getByRole('button', { name: 'What is missing' }).click();
  await expect(page.getByRole('complementary', { name: 'What is missing' })).toBeVisible();
});
