import { expect } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { Keys } from './keys.ts';
import type { Person } from './person.ts';
import { test } from './scene.ts';

async function addMeasure(ana: Person, title: string): Promise<void> {
  const line = ana.page.getByRole('textbox', { name: 'Add a measure' });
  await line.fill(title);
  await line.press('Enter');
}

test('anything is found by a few letters, and its address opens at the same place', async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 900 });
  await ana.startPlan();
  await addMeasure(ana, 'The welcome week');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  expect(await findingsOn(page)).toEqual([]);
  await page.keyboard.type('welcome');
  await expect(page.getByRole('menuitem'), 'a name first, then words in a text').toHaveText([
    /^The welcome week/,
    /feels welcome.*Our vision$/,
  ]);
  await page.keyboard.type(' week');
  await expect(page.getByRole('menuitem')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const details = page.getByRole('complementary', { name: 'The welcome week' });
  await expect(details).toBeVisible();

  await ana.expectState('saved');
  await page.reload();
  await expect(details).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Measure 1', exact: true })).toBeInViewport();
});

test('whoever looks for something out of a text is back in it, or in what they found', async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 900 });
  await ana.startPlan();
  await addMeasure(ana, 'The welcome week');
  await ana.type(ana.vision, ' first');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeHidden();
  await expect(ana.vision).toBeFocused();
  await page.keyboard.type(' second');
  await expect(ana.vision).toContainText(' first second');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('welcome week');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const details = page.getByRole('complementary', { name: 'The welcome week' });
  await expect(details.getByRole('heading', { name: 'The welcome week' })).toBeFocused();
});

test('whoever asks for the panel that is open goes into it, and back to where they were', async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 900 });
  await ana.startPlan();
  const keys = new Keys(page);
  await keys.command('Talk');
  const heading = page.getByRole('complementary').getByRole('heading', { name: 'Talk', exact: true });
  await expect(heading).toBeFocused();
  const before = page.getByRole('button', { name: 'Share' });
  await before.focus();
  await keys.command('Talk');
  await expect(heading, 'out of the plan').toBeFocused();
  await keys.press('Tab', 'Tab');
  await expect(heading).not.toBeFocused();
  await keys.command('Talk');
  await expect(heading, 'from within').toBeFocused();
  await keys.press('Escape');
  await expect(page.getByRole('complementary')).toBeHidden();
  await expect(before).toBeFocused();

  await keys.command('Talk');
  await ana.expectState('saved');
  await page.reload();
  await expect(heading).toBeVisible();
  await expect(heading, 'a link opened it').not.toBeFocused();
  await keys.command('Talk');
  await expect(heading, 'a person asked for it').toBeFocused();
});

test('a panel moves nothing that is being read', async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 900 });
  await ana.startPlan();
  const before = await ana.vision.boundingBox();
  await page.getByRole('button', { name: /person here/ }).click();
  await expect(page.getByRole('complementary', { name: 'Who is here' })).toBeVisible();
  expect(await ana.vision.boundingBox()).toEqual(before);
});

test('on a phone a plan is read until the pencil is taken', async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 390, height: 844 });
  await ana.startPlan();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(ana.vision).toBeVisible();
});
