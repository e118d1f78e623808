import { expect, type Page } from '@playwright/test';

import type { Person } from './person.ts';
import { startTogether, test } from './scene.ts';

async function beginLeaving(page: Page) {
  await page.goto('/me');
  await page.getByRole('button', { name: 'Leave no trace on this device…' }).click();
  return page.getByRole('dialog', { name: 'This is not my device' });
}

/** All that a device keeps, apart from the app itself. */
async function traces({ page }: Person): Promise<unknown> {
  return await page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const opening = indexedDB.open('holdfast');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const { result } = opening;
    const names = [...result.objectStoreNames];
    const transaction = result.transaction(names);
    const requests = names.map((name) => transaction.objectStore(name).getAll());
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    result.close();
    return {
      databases,
      rows: requests.flatMap(({ result: rows }) => rows.map((row) => row.name ?? 'a row')),
      localStorage: localStorage.length,
      sessionStorage: sessionStorage.length,
      caches: (await caches.keys()).filter((name) => !name.includes('precache')),
    };
  });
}

test('a device that is left says what only it has, sends it, and keeps nothing of anybody', async ({
  ana,
  ben,
}) => {
  await startTogether(ana, ben);
  await ben.goOffline();
  await ben.type(ben.vision, 'Bens last words');
  await ben.expectState('offline');
  await ben.page.getByRole('textbox', { name: 'Add a goal' }).fill('Begun');
  const dialog = await beginLeaving(ben.page);
  await expect(dialog).toContainText('As far as this device knows, nobody else has this');
  await expect(dialog).toContainText(/\d+ changes wait to be sent, the oldest since/);
  await expect(dialog).toContainText('1 line or value was begun and not added');
  const download = ben.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save a backup file' }).click();
  await download;

  ben.link.set('healthy');
  await dialog.getByRole('button', { name: 'Send it now' }).click();
  await expect(dialog.getByRole('button', { name: 'Send it now' })).toBeHidden({ timeout: 40_000 });
  await expect(dialog).not.toContainText('wait to be sent');
  await expect(ana.vision).toContainText('Bens last words');
  await dialog.getByRole('button', { name: 'Remove everything, also what is only here' }).click();
  await expect(ben.page.getByRole('heading', { name: 'Nothing of yours is on this device' })).toBeVisible();
  await expect
    .poll(() => traces(ben))
    .toEqual({
      databases: ['holdfast'],
      rows: ['incarnation'],
      localStorage: 0,
      sessionStorage: 0,
      caches: [],
    });
  await ben.page.getByRole('link', { name: 'My plans' }).click();
  await expect(ben.page.getByText('You have no plans on this device yet.')).toBeVisible();
  await ben.page.getByRole('button', { name: 'Start a new plan' }).click();
  await expect(ben.page.getByRole('textbox', { name: 'Your name' })).toHaveValue('');
});

test('whoever types in another tab is brought away with their words counted, and nothing comes back', async ({
  ana,
}) => {
  await ana.startPlan();
  await ana.expectState('saved');
  await ana.goOffline();
  await ana.type(ana.vision, 'typed in the other tab');
  const other = await ana.context.newPage();
  const dialog = await beginLeaving(other);
  await expect(dialog).toContainText('As far as this device knows, nobody else has this');
  await expect(ana.page.getByRole('heading', { name: 'Your plans were closed here' })).toBeVisible();

  // They go back and write on while the dialog waits.
  await ana.page.getByRole('link', { name: 'My plans' }).click();
  await ana.page.getByRole('list', { name: 'Plans on this device' }).getByRole('link').click();
  await ana.type(ana.vision, ' and on');
  await ana.expectState('offline');
  await dialog.getByRole('button', { name: 'Remove everything, also what is only here' }).click();
  await expect(dialog).toContainText('Meanwhile something was added in another tab');
  await expect(ana.page.getByRole('heading', { name: 'Your plans were closed here' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove everything, also what is only here' }).click();
  await expect(other.getByRole('heading', { name: 'Nothing of yours is on this device' })).toBeVisible();
  await expect(ana.page.getByRole('heading', { name: 'Nothing of yours is on this device' })).toBeVisible();
  await expect.poll(() => traces(ana)).toMatchObject({ databases: ['holdfast'], rows: ['incarnation'] });
});

test('a device whose work was all sent is left by keyboard alone, and a kept version is named', async ({
  ana,
}) => {
  await ana.startPlan();
  await ana.expectState('saved');
  await ana.page.getByRole('button', { name: 'More', exact: true }).click();
  await ana.page.getByRole('menuitem', { name: 'Kept versions' }).click();
  const name = ana.page.getByRole('textbox', { name: 'Name of the version to keep' });
  await name.fill('Before the meeting');
  await name.press('Enter');
  await expect(ana.page.getByRole('button', { name: 'Read “Before the meeting”' })).toBeVisible();
  await ana.page.goto('/me');
  const { keyboard } = ana.page;
  const focused = ana.page.locator(':focus');
  const tabTo = async (label: string): Promise<void> => {
    for (let step = 0; step < 40; step += 1) {
      if ((await focused.textContent())?.startsWith(label) === true) return;
      await keyboard.press('Tab');
    }
    throw new Error(`no way by keyboard to: ${label}`);
  };
  await expect(ana.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await tabTo('Leave no trace');
  await keyboard.press('Enter');
  const dialog = ana.page.getByRole('dialog', { name: 'This is not my device' });
  await expect(dialog).toContainText('1 version that you have kept is on this device only');
  await expect(dialog).not.toContainText('wait to be sent');
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(focused).toHaveText('Leave no trace on this device…');
  await keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Remove everything' })).toBeVisible();
  await tabTo('Remove everything');
  await keyboard.press('Enter');
  await expect(ana.page.getByRole('heading', { name: 'Nothing of yours is on this device' })).toBeVisible();
});
