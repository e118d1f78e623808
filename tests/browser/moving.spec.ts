import { expect, type Locator } from '@playwright/test';

import { findingsOn } from './axe.ts';
import type { Person } from './person.ts';
import { test } from './scene.ts';

async function addMeasures({ page }: Person, ...titles: readonly string[]): Promise<void> {
  const line = page.getByRole('textbox', { name: 'Add a measure' });
  for (const title of titles) {
    await line.fill(title);
    await line.press('Enter');
  }
}

function measures({ page }: Person): Locator {
  return page.getByRole('list', { name: 'What we will do' }).locator('> li h3');
}

/** Drags a record by its handle to the upper or lower edge of another. */
async function drag({ page }: Person, from: Locator, to: Locator, edge: 'above' | 'below'): Promise<void> {
  await from.hover();
  const handle = from.locator('> span[aria-hidden]');
  await handle.hover();
  await page.mouse.down();
  const box = await to.boundingBox();
  if (box === null) throw new Error('the row is not on the screen');
  const y = edge === 'above' ? box.y - 2 : box.y + box.height + 2;
  await page.mouse.move(box.x + 40, y, { steps: 8 });
  await page.mouse.up();
}

test('a record is moved by key, by menu and by its handle, and each is one step of undo', async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 1000 });
  await ana.startPlan();
  await addMeasures(ana, 'One', 'Two', 'Three');
  const rows = page.getByRole('list', { name: 'What we will do' }).locator('> li');

  await test.step('by key, while one writes in it: the caret stays', async () => {
    const title = page.getByRole('textbox', { name: 'Measure 1', exact: true });
    await title.click();
    await page.keyboard.press('End');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(measures(ana)).toHaveText(['Two', 'One', 'Three']);
    await page.keyboard.type(' more');
    await expect(measures(ana)).toHaveText(['Two', 'One more', 'Three']);
    await expect(page.getByText('“One” is now number 2 of 3.')).toBeAttached();
  });

  await test.step('by key, from a button that would open a menu', async () => {
    const button = page.getByRole('button', { name: 'Actions for the measure “Three”' });
    await button.focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(measures(ana)).toHaveText(['Two', 'Three', 'One more']);
    await expect(button).toBeFocused();
    await expect(page.getByRole('menu')).toBeHidden();
  });

  await test.step('by menu, by keyboard alone', async () => {
    const button = page.getByRole('button', { name: 'Actions for the measure “Two”' });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Move to…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Move “Two”' });
    expect(await findingsOn(page)).toEqual([]);
    await dialog.getByLabel('Place in the list').selectOption('After “One more”');
    await dialog.getByRole('button', { name: 'Move' }).press('Enter');
    await expect(measures(ana)).toHaveText(['Three', 'One more', 'Two']);
    await expect(button).toBeFocused();
  });

  await test.step('by its handle', async () => {
    await drag(ana, rows.nth(2), rows.nth(0), 'above');
    await expect(measures(ana)).toHaveText(['Two', 'Three', 'One more']);
    await expect(page.getByRole('button', { name: 'Actions for the measure “Two”' })).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(measures(ana)).toHaveText(['Three', 'One more', 'Two']);
  });

  await test.step('Escape ends a drag where it began', async () => {
    await rows.nth(2).hover();
    await rows.nth(2).locator('> span[aria-hidden]').hover();
    await page.mouse.down();
    await rows.nth(0).hover();
    await expect(rows.nth(2)).toHaveAttribute('data-dragged');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(rows.nth(2)).not.toHaveAttribute('data-dragged');
    await expect(measures(ana)).toHaveText(['Three', 'One more', 'Two']);
  });
});

test('a target goes to another goal by its handle and by choosing, and keeps the keyboard', async ({
  ana,
}) => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 1400 });
  await ana.startPlan();
  await ana.addGoal('First goal');
  await ana.addGoal('Second goal');
  await ana.addTarget('First goal', 'Attendance');
  const under = (goal: string): Locator =>
    page.getByRole('list', { name: `Targets of “${goal}”` }).locator('> li');

  await drag(
    ana,
    under('First goal').first(),
    page.getByRole('textbox', { name: 'Add a target to “Second goal”' }),
    'above',
  );
  await expect(under('Second goal')).toHaveCount(1);
  await expect(under('First goal')).toHaveCount(0);
  const button = page.getByRole('button', { name: 'Actions for the target “Attendance”' });
  await expect(button).toBeFocused();

  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move to…' }).press('Enter');
  await page.getByLabel('To which goal').selectOption('First goal');
  await page.getByRole('dialog').getByRole('button', { name: 'Move' }).press('Enter');
  await expect(under('First goal')).toHaveCount(1);
  await expect(under('Second goal')).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(page.getByText('“Attendance” now stands under “First goal”, number 1 of 1.')).toBeAttached();
  await page.keyboard.press('Control+z');
  await expect(under('Second goal')).toHaveCount(1);
  await expect(under('First goal')).toHaveCount(0);
});

test('two people who move records at once end with one order, and with every record', async ({
  ana,
  ben,
}) => {
  await ana.startPlan();
  await addMeasures(ana, 'One', 'Two', 'Three', 'Four');
  await ben.join(await ana.invite('Editor'));
  await expect(measures(ben)).toHaveText(['One', 'Two', 'Three', 'Four']);
  await ben.expectState('saved');

  await test.step('each moves another record', async () => {
    for (const { link } of [ana, ben]) link.set('frozen');
    await ana.page.getByRole('button', { name: 'Actions for the measure “Four”' }).focus();
    for (let up = 0; up < 3; up++) await ana.page.keyboard.press('Alt+ArrowUp');
    await ben.page.getByRole('button', { name: 'Actions for the measure “One”' }).focus();
    for (let down = 0; down < 2; down++) await ben.page.keyboard.press('Alt+ArrowDown');
    await expect(measures(ana)).toHaveText(['Four', 'One', 'Two', 'Three']);
    await expect(measures(ben)).toHaveText(['Two', 'Three', 'One', 'Four']);
    for (const { link } of [ana, ben]) link.set('healthy');
    for (const person of [ana, ben])
      await expect(measures(person)).toHaveText(['Four', 'Two', 'Three', 'One'], { timeout: 60_000 });
  });

  await test.step('one drags a record while the other moves it and writes in it', async () => {
    const row = ana.page.getByRole('list', { name: 'What we will do' }).locator('> li').first();
    await row.hover();
    await row.locator('> span[aria-hidden]').hover();
    await ana.page.mouse.down();
    await ana.page.mouse.move(300, 300, { steps: 4 });
    await ben.type(ben.page.getByRole('textbox', { name: 'Measure 1', exact: true }), ' with Ben');
    await ben.page.keyboard.press('Alt+ArrowDown');
    await expect(measures(ana)).toHaveText(['Two', /^Four with Ben/, 'Three', 'One']);
    const rows = ana.page.getByRole('list', { name: 'What we will do' }).locator('> li');
    const last = await rows.last().boundingBox();
    if (last === null) throw new Error('the last measure is not drawn');
    await ana.page.mouse.move(400, last.y + last.height + 6, { steps: 4 });
    await ana.page.mouse.up();
    for (const person of [ana, ben])
      await expect(measures(person)).toHaveText(['Two', 'Three', 'One', /^Four with Ben/]);
  });
});
