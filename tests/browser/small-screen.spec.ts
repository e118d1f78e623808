import { expect } from '@playwright/test';

import type { Person } from './person.ts';
import { test } from './scene.ts';

/** How far the page reaches beyond the screen, sideways. */
async function overflow(person: Person): Promise<number> {
  return await person.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

test('a word without an end stays on a screen of 320 px, wherever it stands', async ({ ana }) => {
  const word = 'w'.repeat(200);
  await ana.page.setViewportSize({ width: 320, height: 640 });
  await ana.startPlan();
  await ana.addGoal(word);
  await ana.addTarget(word, word);
  await ana.type(ana.vision, word);
  await ana.type(ana.title, word);
  expect(await overflow(ana), 'while it is typed').toBe(0);
  await ana.stepOut();
  await ana.expectState('saved');
  expect(await overflow(ana), 'as it is read').toBe(0);

  await ana.page.getByRole('button', { name: `What is counted: ${word}` }).click();
  expect(await overflow(ana), 'in an open slot').toBe(0);
  await ana.page.keyboard.press('Escape');

  await ana.page.getByRole('button', { name: `Actions for the goal “${word}”` }).click();
  await ana.page.getByRole('menuitem', { name: 'Remove this goal' }).click();
  await ana.page.getByText('Removed: 1').click();
  expect(await overflow(ana), 'in a message and among what was removed').toBe(0);

  await ana.page.goto('/');
  await expect(ana.page.getByRole('list', { name: 'Plans on this device' })).toContainText(word);
  expect(await overflow(ana), 'in the list of plans').toBe(0);
});
