import { expect, test } from '@playwright/test';

import { RelayProcess } from '../support/relay-process.ts';
import { findingsOn } from './axe.ts';
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

async function addMeasure(title: string): Promise<void> {
  const line = ana.page.getByRole('textbox', { name: 'Add a measure' });
  await line.fill(title);
  await line.press('Enter');
}

test('anything is found by a few letters, and its address opens at the same place', async () => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 900 });
  await ana.startPlan();
  await addMeasure('The welcome week');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  expect(await findingsOn(page)).toEqual([]);
  await page.keyboard.type('welc');
  await expect(page.getByRole('menuitem')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const details = page.getByRole('complementary', { name: 'The welcome week' });
  await expect(details).toBeVisible();

  await ana.expectState('saved');
  await page.reload();
  await expect(details).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Measure 1', exact: true })).toBeInViewport();
});

test('a panel moves nothing that is being read', async () => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 900 });
  await ana.startPlan();
  const before = await ana.vision.boundingBox();
  await page.getByRole('button', { name: /person here/ }).click();
  await expect(page.getByRole('complementary', { name: 'Who is here' })).toBeVisible();
  expect(await ana.vision.boundingBox()).toEqual(before);
});

test('on a phone a plan is read until the pencil is taken', async () => {
  const { page } = ana;
  await page.setViewportSize({ width: 390, height: 844 });
  await ana.startPlan();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(ana.vision).toBeVisible();
});
