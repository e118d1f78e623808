import { expect, type Page } from '@playwright/test';

import { findingsOn } from './axe.ts';
import type { Person } from './person.ts';
import { test } from './scene.ts';

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
  test(`axe finds nothing on any screen at ${width} px`, async ({ ana }) => {
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

    await page
      .locator('#measures')
      .getByRole('button', { name: /^Who does it/ })
      .click();
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

  test(`axe finds nothing before one goes offline, changes one’s name or leaves the device, at ${width} px`, async ({
    ana,
  }) => {
    test.slow();
    const { page } = ana;
    await page.setViewportSize({ width, height });
    await ana.startPlan();
    await ana.expectState('saved');
    await ana.goOffline();
    await ana.type(ana.vision, 'Unsent');
    await ana.expectState('offline');
    await page.clock.setFixedTime(Date.now() + 4 * 24 * 3_600_000);
    await page.goto('/');
    await expect(page.getByText('so that there is a second copy')).toBeVisible();
    await expectNothing(page, 'a backup is due');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save a backup file' }).click();
    const file = await (await download).path();
    const restore = page.getByRole('dialog', { name: 'Restore from a backup file' });
    for (const [chosen, says] of [
      [file, 'You have this plan on this device'],
      ['package.json', 'This is not a backup file'],
    ] as const) {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Restore from a backup file' }).click();
      await (await chooser).setFiles(chosen);
      await expect(restore).toContainText(says);
      await expectNothing(page, says);
      await page.keyboard.press('Escape');
    }
    await page.goto('/me');
    await expect(page.getByRole('checkbox')).toBeChecked();
    await expectNothing(page, 'who I am');
    await page.getByRole('button', { name: 'Leave no trace on this device…' }).click();
    const remove = page.getByRole('button', { name: 'Remove everything, also what is only here' });
    await expect(remove).toBeVisible();
    await expectNothing(page, 'what would be lost');
    await remove.click();
    await expect(page.getByRole('heading', { name: 'Nothing of yours is on this device' })).toBeVisible();
    await expectNothing(page, 'nothing is left');
  });
}
