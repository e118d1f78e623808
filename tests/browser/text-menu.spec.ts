import { expect } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { test } from './scene.ts';

test('`/` makes a heading, a list and a measure by keyboard alone, and Escape leaves what was typed', async ({
  ana,
}) => {
  const { page } = ana;
  await ana.startPlan();
  const menu = page.getByRole('listbox', { name: 'What to write here' });

  await test.step('a heading', async () => {
    await ana.vision.click();
    for (const key of ['Control+End', 'Enter', '/']) await page.keyboard.press(key);
    await expect(menu.getByRole('option')).toHaveCount(5);
    await expect(ana.vision).toHaveAttribute('aria-activedescendant', /.+/);
    expect(await findingsOn(page)).toEqual([]);
    await page.keyboard.type('smal');
    await expect(menu.getByRole('option')).toHaveText([
      /^Smaller heading/,
      /^New reason/,
      /^New goal/,
      /^New measure/,
    ]);
    await page.keyboard.press('Enter');
    await expect(menu).toBeHidden();
    await page.keyboard.type('Why');
    await expect(ana.vision.getByRole('heading', { name: 'Why', level: 4 })).toBeVisible();
  });

  await test.step('Escape, and a date', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type('by 11/2027 /li');
    await expect(menu).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await page.keyboard.type('st');
    await expect(menu).toBeHidden();
    await expect(ana.vision).toContainText('by 11/2027 /list');
    await expect(ana.vision).toBeFocused();
  });

  await test.step('a sentence with a slash in it, ended by Enter, stays a sentence', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type('teachers /trainers at work');
    await expect(menu.getByRole('option', { selected: true })).toHaveCount(0);
    await page.keyboard.press('Enter');
    await page.keyboard.type('the next line');
    await expect(ana.vision.getByText('teachers /trainers at work')).toBeVisible();
    await expect(ana.vision.getByText('the next line')).toBeVisible();
  });

  await test.step('a measure, to which a reference stays', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type('First: /The welcome week');
    await expect(menu.getByRole('option')).toHaveCount(3);
    await page.keyboard.press('ArrowUp');
    await expect(menu.getByRole('option', { selected: true })).toHaveText('New measure: “The welcome week”');
    await page.keyboard.press('Tab');
    await page.keyboard.type('for all');
    await expect(ana.vision).toContainText('First: @The welcome week for all');
    await expect(page.getByRole('textbox', { name: 'Measure 1', exact: true })).toHaveText(
      'The welcome week',
    );
  });
});

test('`@` refers to what is in the plan under its name of today, for everybody', async ({ ana, ben }) => {
  await ana.startPlan();
  const line = ana.page.getByRole('textbox', { name: /^Add to:/ });
  await line.fill('Youth centre');
  await line.press('Enter');
  await ben.join(await ana.invite('Editor'));

  await ana.type(ana.vision, 'With @youth');
  const menu = ana.page.getByRole('listbox', { name: 'What to refer to' });
  await expect(menu.getByRole('option')).toHaveText(['Youth centrePerson or organisation']);
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.type('and @nobody of this name.');
  await expect(menu).toBeHidden();
  await expect(ana.vision).toContainText('With @Youth centre and @nobody of this name.');
  await expect(ben.vision).toContainText('With @Youth centre and @nobody of this name.');

  await test.step('the other renames it, and both see that at once', async () => {
    await ben.page.getByRole('button', { name: 'Name: Youth centre' }).click();
    const field = ben.page.getByRole('textbox', { name: 'Name', exact: true });
    await field.fill('Riverside');
    await field.press('Enter');
    await expect(ben.vision).toContainText('With @Riverside and');
    await expect(ana.vision).toContainText('With @Riverside and');
  });

  await test.step('a press on it leads to its details', async () => {
    const details = ben.page.getByRole('heading', { name: 'Riverside', level: 2 });
    // Ana writes in the text, so that it is an editor for Ben too; once she has left it is none.
    for (const leave of [() => ben.stepOut(), () => ana.stepOut()]) {
      await leave();
      await ben.page.getByText('@Riverside').click();
      await expect(details).toBeVisible();
      await ben.page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
      await expect(details).toBeHidden();
    }
  });

  await test.step('one step takes the reference back', async () => {
    await ana.type(ana.vision, ' @river');
    await ana.page.keyboard.press('Enter');
    await expect(ana.page.getByText('@Riverside')).toHaveCount(2);
    await ana.page.keyboard.press('Control+z');
    await expect(ana.page.getByText('@Riverside')).toHaveCount(1);
    await expect(ana.vision).toContainText('name. @river');
  });
});

test('the menu stays on a screen of 390 px, and is chosen from by touch', async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 390, height: 500 });
  await ana.startPlan();
  await ana.vision.click();
  for (const key of ['Control+End', 'Enter']) await page.keyboard.press(key);
  await page.keyboard.type('words that end far to the right /');
  const menu = page.getByRole('listbox');
  await expect(menu).toBeInViewport({ ratio: 1 });
  await menu.getByRole('option', { name: /^Numbered list/ }).click();
  await expect(ana.vision).toBeFocused();
  await page.keyboard.type('one');
  await expect(ana.vision.locator('[data-kind=ordered]')).toHaveText('words that end far to the right one');
});

test('the answer that the arrow keys choose comes into sight, and Tab leaves a menu in which none is chosen', async ({
  ana,
}) => {
  const { page } = ana;
  await page.setViewportSize({ width: 390, height: 360 });
  await ana.startPlan();
  await ana.vision.click();
  for (const key of ['Control+End', 'Enter', '/']) await page.keyboard.press(key);
  const menu = page.getByRole('listbox');
  const chosen = menu.getByRole('option', { selected: true });
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('option').last()).not.toBeInViewport({ ratio: 1 });
  await page.keyboard.press('ArrowUp');
  await expect(chosen).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toBeInViewport({ ratio: 1 });
  await page.keyboard.type('trainers at work');
  await expect(chosen).toHaveCount(0);
  await expect(menu).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(menu).toBeHidden();
  await expect(ana.vision).not.toBeFocused();
  await expect(page.locator(':focus')).toHaveCount(1);
});
