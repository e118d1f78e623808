import { readFile } from 'node:fs/promises';

import { expect, type Locator } from '@playwright/test';

import { introduce, type Person } from './person.ts';
import { test } from './scene.ts';

const DAY = 24 * 3_600_000;

function entryOf({ page }: Person): Locator {
  return page.getByRole('list', { name: 'Plans on this device' }).getByRole('listitem');
}

test('a plan that was opened is ready offline, and one that has not come yet says what is missing', async ({
  ana,
  ben,
}) => {
  await ana.startPlan();
  await ana.type(ana.vision, 'For everybody');
  await ana.expectState('saved');
  await ana.expectShell();
  await ana.page.goto('/');
  await expect(entryOf(ana)).toContainText('Ready offline');
  await entryOf(ana).getByRole('link').click();
  const invitation = await ana.invite('Editor');

  await ben.page.goto('/');
  await ben.goOffline();
  const { pathname, hash } = new URL(invitation);
  await ben.page.goto(pathname + hash);
  await introduce(ben.page, 'Ben');
  await ben.page.getByRole('button', { name: 'Join the plan' }).click();
  // Only who stays until the plan is opened has joined.
  await expect(ben.page).toHaveURL(/\/plan\//);
  await ben.page.goto('/');
  await expect(entryOf(ben)).toContainText('the text is not complete on this device');

  ben.link.set('healthy');
  await entryOf(ben).getByRole('link').click();
  await expect(ben.vision).toContainText('For everybody');
  await ben.expectState('saved');
  // The plan stays open in its tab; the list in another one follows.
  const list = await ben.context.newPage();
  await list.goto('/');
  await expect(list.getByRole('listitem')).toContainText('Ready offline');
  await list.close();
  await ben.page.goto('/');
  await expect(entryOf(ben)).toContainText('Ready offline');

  ben.link.set('refused');
  await ben.page.reload();
  await entryOf(ben).getByRole('link').click();
  await expect(ben.vision).toContainText('For everybody');
});

test('the list says how much waits and since when, and after three days offers a file that holds it', async ({
  ana,
}) => {
  await ana.startPlan();
  await ana.expectState('saved');
  await ana.goOffline();
  await ana.type(ana.vision, 'Offline');
  await ana.expectState('offline');
  await ana.page.goto('/');
  const entry = entryOf(ana);
  await expect(entry).toContainText(/\d+ changes wait to be sent, the oldest since \d+ \w+ \d{4}/);
  await expect(entry.getByRole('button', { name: 'Save a backup file' })).toBeHidden();

  await ana.page.clock.setFixedTime(Date.now() + 3 * DAY);
  await ana.page.reload();
  await expect(entry).toContainText('Save a backup file, so that there is a second copy');
  const download = ana.page.waitForEvent('download');
  await entry.getByRole('button', { name: 'Save a backup file' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file).toContain('"format":"holdfast-backup"');
  await expect(entry.getByRole('button', { name: 'Save a backup file' })).toBeHidden();
  await expect(entry).toContainText('wait to be sent');
});

test('the title is in the list when one leaves right after typing it', async ({ ana }) => {
  await ana.startPlan();
  await ana.expectState('saved');
  await ana.type(ana.title, 'Stay with us');
  await ana.page.getByRole('link', { name: 'My plans' }).click();
  await expect(entryOf(ana)).toContainText('Stay with us');
  await entryOf(ana).getByRole('link').click();
  await ana.type(ana.title, ' at school');
  await ana.page.goto('/');
  await expect(entryOf(ana)).toContainText('Stay with us at school');
});
