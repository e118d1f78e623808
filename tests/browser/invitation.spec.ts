import { expect } from '@playwright/test';

import { introduce, type Person } from './person.ts';
import { test } from './scene.ts';

test.beforeEach(async ({ ana }) => {
  await ana.startPlan();
  await ana.expectState('saved');
});

/** Makes an invitation, and withdraws it as its maker when it is asked to. */
async function inviteForNow(ana: Person): Promise<{ path: string; withdraw: () => Promise<void> }> {
  const made = ana.page.waitForRequest(
    (request) => request.method() === 'PUT' && request.url().includes('/invitations/'),
  );
  const { pathname, hash } = new URL(await ana.invite('Editor'));
  const request = await made;
  const { authorization = '' } = await request.allHeaders();
  return {
    path: pathname + hash,
    async withdraw() {
      const answer = await fetch(request.url(), { method: 'DELETE', headers: { authorization } });
      expect(answer.ok).toBe(true);
    },
  };
}

/** Ben reads the invitation, joins without a network and writes; then the invitation is withdrawn. */
async function joinInVain(ana: Person, ben: Person): Promise<void> {
  const { path, withdraw } = await inviteForNow(ana);
  // The app is on the device before the network goes.
  await ben.page.goto('/');
  await ben.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await ben.page.goto(path);
  await expect(ben.page.getByText('You will join as: Editor')).toBeVisible();
  ben.link.set('refused');
  await introduce(ben.page, 'Ben');
  await ben.page.getByRole('button', { name: 'Join the plan' }).click();
  await expect(ben.page.getByText('You have not joined yet')).toBeVisible();
  await expect(ben.page.getByText('You have joined')).toBeHidden();
  await ben.type(ben.vision, 'bensWord');
  await ben.expectState('offline');
  await withdraw();
  ben.link.set('healthy');
  await expect(ben.page.getByText('This invitation is no longer valid.')).toBeVisible({ timeout: 60_000 });
  await expect(ben.page.getByText('access')).toBeHidden();
  await expect(ben.vision).toContainText('bensWord');
}

test('an invitation can lead to one place of the plan', async ({ ana, ben }) => {
  await ana.addGoal('Nobody leaves unseen');
  await ana.page.getByRole('button', { name: 'Details of “Nobody leaves unseen”' }).click();
  await ana.page.getByRole('button', { name: 'Share' }).click();
  const dialog = ana.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make an invitation link' }).click();
  await dialog.getByLabel('It opens').selectOption('Goal “Nobody leaves unseen”');
  const link = await dialog.getByRole('textbox', { name: /^Invitation link/ }).inputValue();
  const { pathname, search, hash } = new URL(link);
  await ben.page.goto(pathname + search + hash);
  await introduce(ben.page, 'Ben');
  await ben.page.getByRole('button', { name: 'Join the plan' }).click();
  await expect(ben.page.getByRole('complementary').getByText('Nobody leaves unseen').first()).toBeVisible();
});

test('an invitation that was withdrawn before the relay heard of it is named, here and in the list', async ({
  ana,
  ben,
}) => {
  await joinInVain(ana, ben);
  await ben.page.getByRole('link', { name: 'My plans' }).click();
  const entry = ben.page.getByRole('list', { name: 'Plans on this device' }).getByRole('listitem');
  await expect(entry).toContainText('This invitation is no longer valid');
  await expect(entry).not.toContainText('Editor');
});

test('a new invitation lets the same person in, with what they wrote meanwhile', async ({ ana, ben }) => {
  await joinInVain(ana, ben);
  const { path } = await inviteForNow(ana);
  await ben.page.goto('/');
  await ben.page.goto(path);
  await ben.page.getByRole('button', { name: 'Join with this invitation' }).click();
  await expect(ben.vision).toContainText('bensWord');
  await ben.expectState('saved');
  await expect(ana.vision).toContainText('bensWord');
  await ben.page.goto('/');
  await expect(ben.page.getByRole('link', { name: /Ben · Editor/ })).toHaveCount(1);
});

test('a plan with unsent work leaves this device only after a backup was offered', async ({ ana, ben }) => {
  await joinInVain(ana, ben);
  await ben.page.getByRole('link', { name: 'My plans' }).click();
  await ben.page.getByRole('button', { name: 'Actions for the plan' }).click();
  await ben.page.getByRole('menuitem', { name: 'Remove from this device' }).click();
  const dialog = ben.page.getByRole('dialog', { name: /^Remove/ });
  await expect(dialog).toContainText('on this device only');
  const [backup] = await Promise.all([
    ben.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save a backup file' }).click(),
  ]);
  expect(backup.suggestedFilename()).toMatch(/^holdfast-.*\.json$/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(ben.page.getByRole('list', { name: 'Plans on this device' })).toBeVisible();

  await ben.page.getByRole('button', { name: 'Actions for the plan' }).click();
  await ben.page.getByRole('menuitem', { name: 'Remove from this device' }).click();
  await dialog.getByRole('button', { name: 'Yes, remove it for good' }).click();
  await expect(ben.page.getByText('You have no plans on this device yet.')).toBeVisible();
  await ben.page.reload();
  await expect(ben.page.getByText('You have no plans on this device yet.')).toBeVisible();
});

test('a plan that is at the relay leaves at once, and comes back with all its words', async ({ ana }) => {
  await ana.type(ana.title, 'Hill School');
  await ana.expectState('saved');
  await ana.page.getByRole('link', { name: 'My plans' }).click();
  await ana.page.getByRole('button', { name: 'Actions for the plan “Hill School”' }).click();
  await ana.page.getByRole('menuitem', { name: 'Remove from this device' }).click();
  await expect(ana.page.getByText('You have no plans on this device yet.')).toBeVisible();
  await ana.page.getByRole('button', { name: 'Undo' }).click();
  await ana.page.getByRole('link', { name: /Hill School/ }).click();
  await expect(ana.title).toContainText('Hill School');
  await expect(ana.vision).toContainText('Who belongs to our community');
  await ana.expectState('saved');
});
