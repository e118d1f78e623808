import { expect } from '@playwright/test';

import { test } from './scene.ts';

test.beforeEach(async ({ ana }) => {
  await ana.startPlan();
});

test('a line that was begun is there after a reload, in its own list, until it is added', async ({ ana }) => {
  await ana.addGoal('Fewer leave');
  const goalLine = ana.page.getByRole('textbox', { name: 'Add a goal' });
  const targetLine = ana.page.getByRole('textbox', { name: 'Add a target to “Fewer leave”' });
  await goalLine.fill('Every learner has ');
  await targetLine.fill('Absence');
  await ana.page.reload();
  await expect(goalLine).toHaveValue('Every learner has ');
  await expect(targetLine).toHaveValue('Absence');

  await goalLine.press('Enter');
  await expect(ana.goal('Every learner has')).toBeVisible();
  await ana.expectState('saved');
  await ana.page.reload();
  await expect(targetLine).toHaveValue('Absence');
  await expect(goalLine).toHaveValue('');
});

test('a value that stands in an open field is in the plan when the page goes out of sight', async ({
  ana,
}) => {
  await ana.addGoal('Fewer leave');
  await ana.addTarget('Fewer leave', 'Absence rate');
  const target = ana.target('Absence rate');
  const field = target.getByRole('textbox', { name: 'Value to reach' });
  await target.getByRole('button', { name: 'Value to reach:' }).click();
  await field.fill('9,5');
  await ana.page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(field).toHaveValue('9,5');
  await ana.expectState('saved');
  await ana.page.reload();
  // Whoever comes back may not have been done.
  await expect(field).toHaveValue('9,5');
  await field.press('Enter');
  await expect(target).toContainText('to 9.5 %');

  await target.getByRole('button', { name: 'Value to reach:' }).click();
  await field.fill('about ten');
  await ana.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
  await expect(field).toHaveValue('about ten');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
});

test('a value that was typed and not given in is in its open field after a reload, until it is given in', async ({
  ana,
}) => {
  await ana.addGoal('Fewer leave');
  await ana.addTarget('Fewer leave', 'Absence rate');
  await ana.expectState('saved');
  const target = ana.target('Absence rate');
  const field = target.getByRole('textbox', { name: 'Value to reach' });
  await target.getByRole('button', { name: 'Value to reach:' }).click();
  await field.fill('about 9');
  await ana.page.reload();
  await expect(field).toHaveValue('about 9');
  await expect(field).not.toBeFocused();
  await field.fill('9');
  await field.press('Enter');
  await expect(target).toContainText('to 9 %');
  await ana.expectState('saved');
  await ana.page.reload();
  await expect(target).toContainText('to 9 %');
  await expect(field).toBeHidden();
});

test('a value that stands in an open field stays there when the page gets as narrow as a phone', async ({
  ana,
}) => {
  await ana.page.getByRole('button', { name: 'School or organisation:' }).click();
  const field = ana.page.getByRole('textbox', { name: 'School or organisation' });
  await field.fill('Hill School');
  await ana.page.setViewportSize({ width: 390, height: 844 });
  await expect(ana.page.getByRole('button', { name: 'Chapters' })).toBeVisible();
  await expect(field).toHaveValue('Hill School');
  await field.press('Enter');
  await expect(ana.page.getByRole('heading', { level: 1 }).locator('..')).toContainText('For Hill School,');
});

test('a double click on “Add” adds once and opens nothing', async ({ ana }) => {
  for (const statement of ['Zebra', 'Yak', 'Xerus']) {
    await ana.page.getByRole('textbox', { name: 'Add a goal' }).fill(statement);
    await ana.page.getByRole('button', { name: 'Add', exact: true }).dblclick();
    await expect(ana.goal(statement)).toHaveCount(1);
    await expect(ana.page.getByRole('menu')).toHaveCount(0);
    await expect(ana.page.getByRole('textbox', { name: 'Add a goal' })).toBeFocused();
  }
  await ana.page.getByRole('button', { name: 'Actions for the goal “Xerus”' }).click();
  await expect(ana.page.getByRole('menu')).toBeVisible();
});
