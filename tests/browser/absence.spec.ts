import { expect } from '@playwright/test';

import { test } from './scene.ts';

test('whoever was away reads what others changed, and once it is read it is news no more', async ({
  ana,
  ben,
}) => {
  test.slow();
  await ana.startPlan();
  await ana.addGoal('Nobody leaves unseen');
  await ana.addTarget('Nobody leaves unseen', 'Absence rate');
  await ana.expectState('saved');
  await ben.join(await ana.invite('Editor'));
  await expect(ben.target('Absence rate')).toBeVisible();
  await ben.expectState('saved');
  const address = ben.page.url();
  const notice = ben.page.getByRole('status').filter({ hasText: 'Since you were last here' });

  await test.step('Ben goes to his list of plans; Ana writes on', async () => {
    await ben.page.getByRole('link', { name: 'My plans' }).first().click();
    await expect(ben.page.getByRole('heading', { name: 'My plans' })).toBeVisible();
    await ana.type(ana.vision, ' anaWrote');
    await ana.setSlot(ana.target('Absence rate'), 'Value to reach', '9.5');
    await ana.addGoal('Everybody is heard');
    await ana.expectState('saved');
  });

  await test.step('three hours later he is told, by sections', async () => {
    // Only the date moves: everything goes on running at its own pace.
    await ben.page.clock.setSystemTime(Date.now() + 3 * 3_600_000);
    await ben.page.goto(address);
    await expect(notice).toContainText('3 things have changed');
    await expect(ben.page.locator('[data-news]').filter({ hasText: 'anaWrote' })).toBeVisible();
    await expect(ben.target('Absence rate').locator('[data-news]')).toContainText('9.5');
    await expect(ben.goal('Everybody is heard').locator('xpath=ancestor-or-self::*[@data-news]')).toHaveCount(
      1,
    );
    await notice.getByRole('button', { name: 'Show what changed' }).press('Enter');
    const dialog = ben.page.getByRole('dialog', { name: 'What changed since you were last here' });
    await expect(dialog.getByRole('heading', { name: 'Goals and targets' })).toBeVisible();
    await expect(dialog).toContainText('Goal “Everybody is heard” was added.');
    await expect(dialog).toContainText('Target “Absence rate”: value to reach is now 9.5.');
    await expect(dialog).toContainText('anaWrote');
    await dialog.getByRole('button', { name: 'I have read it' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(notice).toBeHidden();
    await expect(ben.page.locator('[data-news]')).toHaveCount(0);
  });

  await test.step('the next time there is nothing to tell', async () => {
    await ben.page.clock.setSystemTime(Date.now() + 6 * 3_600_000);
    await ben.page.reload();
    await ben.expectState('saved');
    await expect(ben.goal('Everybody is heard')).toBeVisible();
    await expect(notice).toBeHidden();
  });
});
