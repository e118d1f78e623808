import { expect, type Page, test } from '@playwright/test';

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

async function expectNothing(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await findingsOn(page), `${state}, ${colorScheme}`).toEqual([]);
  }
}

/** A plan with something of every kind in it. */
async function fillPlan({ page }: Person): Promise<void> {
  const lines: readonly (readonly [RegExp | string, string])[] = [
    [/^Add to:/, 'Learners’ council'],
    ['Add a measure', 'The welcome week'],
    ['Add a goal', 'Nobody leaves unseen'],
    ['Add a target to “Nobody leaves unseen”', 'Absence rate'],
  ];
  for (const [name, text] of lines) {
    const line = page.getByRole('textbox', { name });
    await line.fill(text);
    await line.press('Enter');
  }
  await expect(page.getByRole('button', { name: 'What is counted: Absence rate' }).last()).toBeVisible();
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test(`axe finds nothing on any screen at ${width} px`, async () => {
    test.slow();
    const { page } = ana;
    await page.setViewportSize({ width, height });
    await page.goto('/');
    await expectNothing(page, 'no plans yet');
    await page.getByRole('button', { name: 'Start a new plan' }).click();
    await expectNothing(page, 'who am I');
    await page.keyboard.press('Escape');
    await ana.startPlan();
    await fillPlan(ana);
    await expectNothing(page, 'the plan');

    await page
      .getByRole('button', { name: /^Value to reach/ })
      .last()
      .click();
    await expectNothing(page, 'an open slot');
    await page.keyboard.press('Escape');
    await ana.vision.click();
    await expectNothing(page, 'an open editor');
    await ana.stepOut();

    await page.getByRole('button', { name: /^Who does it/ }).click();
    await expectNothing(page, 'a list to pick from');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions for the measure “The welcome week”' }).click();
    await expectNothing(page, 'a menu');
    await page.keyboard.press('Escape');

    for (const title of ['The welcome week', 'Learners’ council', 'Nobody leaves unseen', 'Absence rate']) {
      await page.getByRole('button', { name: `Details of “${title}”` }).click();
      await expect(page.getByRole('heading', { name: title, level: 2 })).toBeVisible();
      await expectNothing(page, `details of ${title}`);
      await page.getByRole('button', { name: 'Close' }).last().click();
    }
    await page.getByRole('button', { name: /person here/ }).click();
    await expectNothing(page, 'people');
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Share' }).click();
    await expectNothing(page, 'share');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Actions for the measure “The welcome week”' }).click();
    await page.getByRole('menuitem', { name: 'Remove this measure' }).click();
    await page.getByRole('button', { name: 'Removed: 1' }).click();
    await expectNothing(page, 'removed, with a message');
    await page.goto('/');
    await expect(page.getByRole('list', { name: 'Plans on this device' })).toBeVisible();
    await expectNothing(page, 'my plans');
    await page.goto('/nowhere');
    await expectNothing(page, 'nothing at this address');
  });
}
