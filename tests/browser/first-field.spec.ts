import { expect, test } from '@playwright/test';

import { RelayProcess } from '../support/relay-process.ts';
import { Person } from './person.ts';

let relay: RelayProcess;
let ana: Person;

test.beforeEach(async ({ browser }) => {
  relay = await RelayProcess.start();
  ana = await Person.arrive(browser, 'Ana', relay.port);
});

test.afterEach(async () => {
  await ana.leave();
  await relay.dispose();
});

test('whoever starts a plan types their name at once', async () => {
  await ana.page.goto('/');
  await ana.page.getByRole('button', { name: 'Start a new plan' }).click();
  await expect(ana.page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await ana.page.keyboard.type('Ana');
  await ana.page.keyboard.press('Enter');
  await expect(ana.vision).toBeVisible();
});

test('whoever comes by an invitation types their name at once, by the link and by its text', async ({
  browser,
}) => {
  await ana.startPlan();
  await ana.expectState('saved');
  const { pathname, hash } = new URL(await ana.invite('Editor'));
  const ben = await Person.arrive(browser, 'Ben', relay.port);
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
  await ben.page.keyboard.press('Enter');
  await expect(ben.vision).toBeVisible();
  await ben.leave();
});
