import { expect } from '@playwright/test';

import type { Person } from './person.ts';
import { test } from './scene.ts';

test.beforeEach(async ({ ana }) => {
  await ana.startPlan();
  await ana.expectState('saved');
  await ana.vision.click();
  await ana.vision.press('Control+a');
  await ana.page.keyboard.type('line 0');
  for (let line = 1; line <= 8; line += 1) {
    await ana.page.keyboard.press('Enter');
    await ana.page.keyboard.type(`line ${line}`);
  }
});

async function lines(person: Person): Promise<readonly string[]> {
  return await person.vision.evaluate((vision) =>
    [...vision.children].map((line) => {
      const words = line.cloneNode(true) as Element;
      for (const caret of words.querySelectorAll('[aria-hidden="true"]')) caret.remove();
      return words.textContent ?? '';
    }),
  );
}

test('keys pressed at once act one after the other, each where the caret then is', async ({ ana }) => {
  const { keyboard } = ana.page;
  await keyboard.press('Control+Home');
  await Promise.all([
    keyboard.press('End'),
    keyboard.press('Enter'),
    keyboard.press('x'),
    keyboard.press('ArrowDown'),
    keyboard.press('End'),
    keyboard.press('Enter'),
    keyboard.press('y'),
  ]);
  expect((await lines(ana)).slice(0, 5)).toEqual(['line 0', 'x', 'line 1', 'y', 'line 2']);
});

test('a caret that moves while someone else types goes as far as it was told', async ({ ana, ben }) => {
  await ben.join(await ana.invite('Editor'));
  // Before they come, his words would stand in a line of their own.
  await expect(ben.vision).toContainText('line 8');
  await ben.type(ben.vision, ' ', 'end');
  for (let round = 0; round < 6; round += 1) {
    await ana.vision.click();
    await ana.vision.press('Control+End');
    await expect.poll(async () => await lines(ana)).toEqual(await lines(ben));
    const typing = ben.page.keyboard.type('words ', { delay: 20 });
    for (let move = 0; move < 6; move += 1) await ana.page.keyboard.press('ArrowUp', { delay: 5 });
    await ana.page.keyboard.press('X');
    await typing;
    await expect.poll(async () => (await lines(ana)).findIndex((line) => line.includes('X'))).toBe(2);
    await ana.page.keyboard.press('Backspace');
  }
});

test('where somebody else has their caret, their name stands', async ({ ana, ben }) => {
  await ben.join(await ana.invite('Editor'));
  // Before they come, his words would stand in a line of their own.
  await expect(ben.vision).toContainText('line 8');
  await ben.type(ben.vision, ' here', 'end');
  await expect(ana.vision.locator('p', { hasText: 'line 8 here' })).toContainText('Ben');
  await ben.stepOut();
  await expect(ana.vision).not.toContainText('Ben');
});
