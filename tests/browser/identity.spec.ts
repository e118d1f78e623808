import { expect } from '@playwright/test';

import { startTogether, test } from './scene.ts';

test('a new name is seen by the others without a reload, in presence and in the list', async ({
  ana,
  ben,
}) => {
  await startTogether(ana, ben);
  await expect(ana.page.getByRole('button', { name: '2 people here' })).toBeVisible();

  // In another tab, while the plan stays open.
  const other = await ben.context.newPage();
  await other.goto('/');
  await other.getByRole('link', { name: 'You: Ben' }).click();
  const name = other.getByRole('textbox', { name: 'Your name' });
  await expect(name).toHaveValue('Ben');
  await expect(other.getByRole('checkbox')).toBeChecked();
  await name.fill('Benjamin');
  await other.getByLabel('Your group').selectOption({ label: 'Learners' });
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('checkbox')).toHaveAccessibleName(/Benjamin · Learners$/);

  await ana.page.getByRole('button', { name: '2 people here' }).click();
  const people = ana.page.getByRole('list', { name: 'Who is here' });
  await expect(people).toContainText('Benjamin · Learners');
  await expect(ana.page.getByRole('list', { name: 'People in this plan' })).toContainText('Benjamin');
  await ben.page.getByRole('button', { name: '2 people here' }).click();
  await expect(ben.page.getByRole('list', { name: 'Who is here' })).toContainText('Benjamin (you)');
});

test('a name that was changed without a network reaches the others when there is one', async ({
  ana,
  ben,
}) => {
  await startTogether(ana, ben);
  await ben.goOffline();
  await ben.page.getByRole('button', { name: 'More', exact: true }).click();
  await ben.page.getByRole('menuitem', { name: 'You on this device' }).click();
  await ben.page.getByRole('textbox', { name: 'Your name' }).fill('Benjamin');
  await ben.page.getByRole('textbox', { name: 'Your name' }).press('Enter');
  await expect(ben.page.getByRole('checkbox')).toHaveAccessibleName(/the others do not see it yet$/);
  await ben.page.goto('/');
  await expect(ben.page.getByRole('link', { name: /Benjamin · Editor/ })).toBeVisible();

  ben.link.set('healthy');
  await ben.page.reload();
  await ben.page.goto('/me');
  await expect(ben.page.getByRole('checkbox')).toHaveAccessibleName(/Teachers$/);
  await ana.page.getByRole('button', { name: /here$/ }).click();
  await expect(ana.page.getByRole('list', { name: 'People in this plan' })).toContainText('Benjamin');
});
