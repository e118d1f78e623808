import { expect, type Locator } from '@playwright/test';

import { findingsOn } from './axe.ts';
import type { Person } from './person.ts';
import { startTogether, test } from './scene.ts';

async function addMeasures({ page }: Person, ...titles: readonly string[]): Promise<void> {
  const line = page.getByRole('textbox', { name: 'Add a measure' });
  for (const title of titles) {
    await line.fill(title);
    await line.press('Enter');
  }
}

async function openView({ page }: Person, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

function column({ page }: Person, status: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^${status}`) }).getByRole('heading', { level: 3 });
}

function menuOf({ page }: Person, title: string): Locator {
  return page.getByRole('button', { name: `Actions for the measure “${title}”` });
}

test('two people move measures on the board, by key and by drag, and see the same one', async ({
  ana,
  ben,
}) => {
  for (const { page } of [ana, ben]) await page.setViewportSize({ width: 1440, height: 900 });
  await startTogether(ana, ben);
  await addMeasures(ana, 'The welcome week', 'A call on the first day');
  for (const person of [ana, ben]) {
    await openView(person, 'Board');
    await expect(column(person, 'Idea')).toHaveText(['The welcome week', 'A call on the first day']);
  }
  expect(await findingsOn(ana.page)).toEqual([]);

  await test.step('Ana by key', async () => {
    await menuOf(ana, 'The welcome week').focus();
    await ana.page.keyboard.press('Alt+ArrowRight');
    await ana.page.keyboard.press('Alt+ArrowRight');
    for (const person of [ana, ben]) await expect(column(person, 'Running')).toHaveText(['The welcome week']);
    await expect(menuOf(ana, 'The welcome week')).toBeFocused();
    await expect(
      ana.page.getByText('“The welcome week” now stands under “Running”, number 1 of 1.'),
    ).toBeAttached();
  });

  await test.step('Ben by drag, above the one that Ana has moved', async () => {
    const card = column(ben, 'Idea').getByText('A call on the first day');
    const target = column(ben, 'Running').getByText('The welcome week');
    await card.hover();
    await ben.page.mouse.down();
    const box = await target.boundingBox();
    if (box === null) throw new Error('the card is not on the screen');
    await ben.page.mouse.move(box.x + 20, box.y - 8, { steps: 10 });
    await ben.page.mouse.up();
    for (const person of [ana, ben])
      await expect(column(person, 'Running')).toHaveText(['A call on the first day', 'The welcome week']);
  });

  await test.step('each takes back what they did, in one step', async () => {
    await ben.page.keyboard.press('Control+z');
    for (const person of [ana, ben]) {
      await expect(column(person, 'Idea')).toHaveText(['A call on the first day']);
      await expect(column(person, 'Running')).toHaveText(['The welcome week']);
    }
  });

  await test.step('a measure that is dropped asks why, and the plan has the answer', async () => {
    await menuOf(ana, 'The welcome week').click();
    await ana.page.getByRole('menuitem', { name: 'Move to “Dropped”' }).click();
    await ana.page.getByRole('button', { name: 'Say why' }).click();
    await ana.page.keyboard.type('The hall is closed');
    await ana.page.keyboard.press('Enter');
    await expect(ben.page.getByText('Dropped because The hall is closed')).toBeVisible();
  });
});
