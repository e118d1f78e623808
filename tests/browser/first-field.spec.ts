import { expect } from '@playwright/test';

import { test } from './scene.ts';

test('whoever starts a plan types their name at once', async ({ ana }) => {
  await ana.page.goto('/');
  await ana.page.getByRole('button', { name: 'Start a new plan' }).click();
  await expect(ana.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await ana.page.keyboard.type('Ana');
  await ana.page.keyboard.press('Enter');
  await expect(ana.page.getByLabel('Your group')).toBeFocused();
  await ana.page.keyboard.type('School leadership');
  await ana.page.getByRole('button', { name: 'Start the plan' }).press('Enter');
  await expect(ana.vision).toBeVisible();
});

test('whoever comes by an invitation types their name at once, by the link and by its text', async ({
  ana,
  ben,
}) => {
  await ana.startPlan();
  await ana.expectState('saved');
  const { pathname, hash } = new URL(await ana.invite('Editor'));
  const name = ben.page.getByRole('textbox', { name: 'Your name' });
  await ben.page.goto(pathname + hash);
  await expect(name).toBeFocused();

  await ben.page.goto('/');
  await ben.page
    .getByRole('textbox', { name: 'Do you have an invitation link?' })
    .fill(`Join us: ${ben.link.url}${pathname}${hash}.`);
  await ben.page.keyboard.press('Enter');
  await expect(name).toBeFocused();
  await ben.page.keyboard.type('Ben');
  await ben.page.getByLabel('Your group').selectOption('Teachers');
  await name.press('Enter');
  await expect(ben.vision).toBeVisible();
});
