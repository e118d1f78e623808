import { expect } from '@playwright/test';

import { test } from './scene.ts';

test('a version that was kept without a network is read as it was, and the plan goes on', async ({ ana }) => {
  await ana.startPlan();
  await ana.expectState('saved');
  await ana.goOffline();
  await ana.addGoal('A goal of before');
  await ana.page.getByRole('button', { name: 'More', exact: true }).click();
  await ana.page.getByRole('menuitem', { name: 'Kept versions' }).click();
  const name = ana.page.getByRole('textbox', { name: 'Name of the version to keep' });
  await name.fill('Before the meeting');
  await name.press('Enter');
  const panel = ana.page.getByRole('complementary', { name: 'Kept versions' });
  await expect(panel.getByRole('listitem')).toContainText('Before the meeting');
  await ana.page.keyboard.press('Escape');
  await ana.addGoal('A goal of after');
  await ana.page.reload();

  await ana.page.getByRole('button', { name: 'More', exact: true }).click();
  await ana.page.getByRole('menuitem', { name: 'Kept versions' }).click();
  await ana.page.getByRole('button', { name: 'Read “Before the meeting”' }).click();
  const sheet = ana.page.getByRole('article');
  await expect(sheet).toContainText('A goal of before');
  await expect(sheet).not.toContainText('A goal of after');
  await expect(ana.page.getByRole('textbox', { name: 'Add a goal' })).toBeHidden();

  await ana.page.getByRole('button', { name: 'Back to the plan' }).click();
  await expect(ana.goal('A goal of after')).toBeVisible();

  await ana.page.getByRole('button', { name: 'More', exact: true }).click();
  await ana.page.getByRole('menuitem', { name: 'Kept versions' }).click();
  await ana.page.getByRole('button', { name: 'Remove “Before the meeting”' }).click();
  await expect(panel).toContainText('No version was kept yet.');
  await ana.page.getByRole('button', { name: 'Undo', disabled: false }).click();
  await expect(panel.getByRole('listitem')).toContainText('Before the meeting');
});
