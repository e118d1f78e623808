import { readFile } from 'node:fs/promises';

import { expect, type Locator } from '@playwright/test';

import { Person } from './person.ts';
import { startTogether, test } from './scene.ts';

async function saveBackup({ page }: Person): Promise<string> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save a backup file' }).click();
  return await readFile(await (await download).path(), 'utf8');
}

/** Hands a file in under My plans; the answer is the dialog that says what it is. */
async function handIn({ page }: Person, text: string): Promise<Locator> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Restore from a backup file' }).click();
  const file = { name: 'holdfast.json', mimeType: 'application/json', buffer: Buffer.from(text) };
  await (await chooser).setFiles(file);
  return page.getByRole('dialog', { name: 'Restore from a backup file' });
}

test('words that never left a device that was lost are on another one, and go on from there', async ({
  browser,
  relay,
  ana,
}) => {
  await ana.startPlan();
  await ana.expectState('saved');
  await ana.goOffline();
  await ana.type(ana.vision, 'Three days of work');
  await ana.addGoal('A goal of the journey');
  await ana.expectState('offline');
  const file = await saveBackup(ana);

  const again = await Person.arrive(browser, 'Ana', relay.port);
  await again.page.goto('/');
  const dialog = await handIn(again, file);
  await expect(dialog).toContainText('This plan is not on this device');
  await dialog.getByRole('button', { name: 'Open it as a plan of my own' }).click();
  await dialog.getByRole('link', { name: 'Open the plan' }).click();
  await expect(again.vision).toContainText('Three days of work');
  await expect(again.goal('A goal of the journey')).toBeVisible();
  await again.expectState('saved');
  await again.type(again.vision, ' and on');
  await again.expectState('saved');

  await again.page.getByRole('link', { name: 'My plans' }).click();
  const second = await handIn(again, file);
  await expect(second).toContainText('You opened such a file before');
  await second.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(second).toContainText('Everything in this file is here already');
  await second.getByRole('link', { name: 'Open the plan' }).click();
  await expect(again.vision).toContainText('Three days of work and on');
  expect((await again.words()).split('Three days of work')).toHaveLength(2);
  await again.leave();
});

test('a file brings back to its own plan what the device has lost, and the others get it', async ({
  ana,
  ben,
}) => {
  await startTogether(ana, ben);
  await ben.goOffline();
  await ben.type(ben.vision, 'Bens words');
  await ben.expectState('offline');
  const file = await saveBackup(ben);

  // A page that still had the plan would write back what goes.
  await ben.page.goto('/');
  await ben.page.evaluate(async () => {
    const opening = indexedDB.open('holdfast');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction(['journal'], 'readwrite');
    transaction.objectStore('journal').clear();
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
    for (const { name = '' } of await indexedDB.databases()) {
      if (name.startsWith('holdfast:')) indexedDB.deleteDatabase(name);
    }
  });
  ben.link.set('healthy');
  await ben.page.reload();
  const dialog = await handIn(ben, file);
  await expect(dialog).toContainText('You have this plan on this device');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog).toContainText('What was missing is there again');
  await dialog.getByRole('link', { name: 'Open the plan' }).click();
  await expect(ben.vision).toContainText('Bens words');
  await ben.expectState('saved');
  await expect(ana.vision).toContainText('Bens words');
});

test('a file that is none, was cut, changed or comes from a newer version changes nothing', async ({
  ana,
}) => {
  await ana.startPlan();
  await ana.type(ana.vision, 'As it was');
  await ana.expectState('saved');
  const file = await saveBackup(ana);
  await ana.page.getByRole('link', { name: 'My plans' }).click();
  for (const [text, says] of [
    ['{"shopping":["milk"]}', 'This is not a backup file of Holdfast'],
    ['', 'This is not a backup file of Holdfast'],
    [file.slice(0, -40), 'This backup file is damaged'],
    [file.replace('"title":"', '"title":"x'), 'This backup file is damaged'],
    [file.replace('"version":1', '"version":9'), 'a newer version of Holdfast'],
  ] as const) {
    const dialog = await handIn(ana, text);
    await expect(dialog.getByRole('alert')).toContainText(says);
    await expect(dialog.getByRole('alert')).toContainText('Nothing was changed');
    await ana.page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await expect(
    ana.page.getByRole('list', { name: 'Plans on this device' }).getByRole('listitem'),
  ).toHaveCount(1);
});
