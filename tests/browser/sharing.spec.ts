import { expect } from '@playwright/test';

import { startTogether, test } from './scene.ts';

test('a facilitator sees who is in the plan, changes what they may do, and withdraws a link', async ({
  ana,
  ben,
}) => {
  await startTogether(ana, ben);
  const { page } = ana;
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this plan' });
  await expect(dialog).toContainText('2 people can see this plan: 1 facilitator and 1 editor.');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Ben' })).toContainText('last here');

  await test.step('a new role holds within two seconds, and a last facilitator stays one', async () => {
    await dialog.getByRole('button', { name: 'Actions for Ben' }).click();
    await page.getByRole('menuitem', { name: 'Make: Reader' }).click();
    await expect(dialog.getByText('Ben is now: Reader.')).toBeVisible();
    await expect(ben.vision).toBeHidden({ timeout: 2_000 });
    await dialog.getByRole('button', { name: 'Actions for Ana' }).click();
    await page.getByRole('menuitem', { name: 'Make: Editor' }).click();
    await dialog.getByRole('button', { name: 'Give the rights away' }).click();
    await expect(dialog).toContainText('a plan needs at least one facilitator');
    await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  });

  await test.step('a link says what it is for, and lets nobody in once it is withdrawn', async () => {
    await dialog.getByText('More choices').click();
    await dialog.getByLabel('How many people can use it').selectOption('30 people');
    await dialog.getByLabel('A note for yourself').fill('Parents’ evening');
    await dialog.getByRole('button', { name: 'Make an invitation link' }).click();
    await expect(dialog.getByText('This link works only on this computer')).toBeVisible();
    const link = dialog
      .getByRole('list', { name: 'Invitation links' })
      .getByRole('listitem')
      .filter({ hasText: 'Parents’ evening' });
    await expect(link).toContainText('Editor · used 0 of 30 times · until');
    await link.getByRole('button', { name: 'Withdraw…' }).click();
    await link.getByRole('button', { name: 'Withdraw the link' }).click();
    await expect(link).toBeHidden();
  });

  await test.step('whoever is removed is out, and what they wrote stays', async () => {
    await dialog.getByRole('button', { name: 'Actions for Ben' }).click();
    await page.getByRole('menuitem', { name: 'Remove from the plan…' }).click();
    await dialog.getByRole('button', { name: 'Remove Ben' }).click();
    await expect(dialog).toContainText('1 person can see this plan');
    await expect(ben.page.getByText('access')).toBeVisible();
  });
});
