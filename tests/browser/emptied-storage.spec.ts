import { expect, type Page } from '@playwright/test';

import type { Person } from './person.ts';
import { switchRelay, test } from './scene.ts';

/** How the storage of a page that is open goes away. */
const WAYS: readonly { readonly name: string; readonly empty: (page: Page) => Promise<void> }[] = [
  { name: 'the browser clears its databases', empty: (page) => clearSite(page, 'indexeddb') },
  { name: 'the person clears all data of the site', empty: (page) => clearSite(page, 'all') },
  { name: 'every database is deleted', empty: deleteDatabases },
];

for (const { name, empty } of WAYS) {
  test.describe(`${name} under an open plan`, () => {
    test('what was never sent to the relay is on the device again, with the plan in the list', async ({
      ana,
    }) => {
      await withoutRelay(ana.page);
      await ana.startPlan();
      await ana.type(ana.vision, ' before');
      await ana.expectState('offline');
      await expectWrittenBack(ana, () => empty(ana.page), 'offline');
      await ana.type(ana.vision, ' after');
      await ana.expectState('offline');
      await expectOnTheDevice(ana, ['before', 'after']);
    });

    test('is called saved again only when the words of the plan and its credential are back', async ({
      ana,
    }) => {
      await withoutRelay(ana.page);
      await ana.startPlan();
      await ana.type(ana.vision, ' before');
      await ana.expectState('offline');
      await expectWrittenBack(ana, () => empty(ana.page), 'offline');
      expect(await countRows(ana.page, ['plans', 'journal'])).toEqual([1, 1]);
    });

    test('what the relay has is on the device again', async ({ ana }) => {
      await ana.startPlan();
      await ana.type(ana.vision, ' before');
      await ana.expectState('saved');
      await expectWrittenBack(ana, () => empty(ana.page), 'saved');
      await ana.type(ana.vision, ' after');
      await ana.expectState('saved');
      await withoutRelay(ana.page);
      await expectOnTheDevice(ana, ['before', 'after']);
    });
  });
}

/** The sync state says of itself that the device lacks something, and then that it has it. */
async function expectWrittenBack(
  ana: Person,
  emptied: () => Promise<void>,
  then: 'saved' | 'offline',
): Promise<void> {
  await ana.saidSince();
  await emptied();
  const said: string[] = [];
  await expect
    .poll(async () => {
      said.push(...(await ana.saidSince()).map(({ saving }) => saving));
      return [said.some((each) => each === 'saving' || each === 'not-saved'), said.at(-1)];
    })
    .toEqual([true, then]);
}

async function expectOnTheDevice(ana: Person, words: readonly string[]): Promise<void> {
  await ana.page.reload();
  for (const word of words) await expect(ana.vision).toContainText(word);
  await ana.page.goto('/');
  await expect(ana.page.getByRole('list', { name: 'Plans on this device' }).getByRole('link')).toHaveCount(1);
}

/** The app still comes, since clearing everything takes it as well; no word goes to the relay or comes from it. */
async function withoutRelay(page: Page): Promise<void> {
  await (await switchRelay(page)).cut();
}

/** What "Clear browsing data" does for one site. */
async function clearSite(page: Page, storageTypes: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes });
  await devtools.detach();
}

async function deleteDatabases(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    await Promise.all(
      databases.map(async ({ name = '' }) => {
        const request = indexedDB.deleteDatabase(name);
        await new Promise((resolve) => request.addEventListener('success', resolve));
      }),
    );
  });
}

async function countRows(page: Page, tables: readonly string[]): Promise<readonly number[]> {
  return page.evaluate(
    async (names) => {
      const opening = indexedDB.open('holdfast');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const transaction = opening.result.transaction(names);
      const requests = names.map((name) => transaction.objectStore(name).count());
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      opening.result.close();
      return requests.map(({ result }) => result);
    },
    [...tables],
  );
}
