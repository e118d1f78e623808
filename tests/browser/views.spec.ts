import { expect, type Locator } from '@playwright/test';

import { findingsOn } from './axe.ts';
import type { Person } from './person.ts';
import { startTogether, test } from './scene.ts';
import { selectWords } from './select-words.ts';

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

test('a line that was begun in the plan goes on on the board, and one is where one was on coming back', async ({
  ana,
}) => {
  const { page } = ana;
  await ana.startPlan();
  await addMeasures(ana, 'One', 'Two', 'Three', 'Four', 'Five', 'Six');
  const line = page.getByRole('textbox', { name: 'Add a measure' });
  await line.fill('Seven, begun');
  await line.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => window.scrollY);
  expect(scrolled).toBeGreaterThan(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').fill('Board');
  await page.keyboard.press('Enter');
  await expect(line).toHaveValue('Seven, begun');
  await line.press('Enter');
  await expect(column(ana, 'Idea')).toHaveCount(7);
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Plan' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('heading', { level: 2, name: 'What we will do' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(scrolled / 2);
});

test('the address holds the view and the filter, and opens the same for somebody else', async ({
  ana,
  ben,
}) => {
  for (const { page } of [ana, ben]) await page.setViewportSize({ width: 1440, height: 900 });
  await startTogether(ana, ben);
  await addMeasures(ana, 'The welcome week', 'A call on the first day');
  await openView(ana, 'Board');
  await menuOf(ana, 'The welcome week').focus();
  await ana.page.keyboard.press('Alt+ArrowRight');
  await expect(column(ana, 'Agreed')).toHaveCount(1);

  await test.step('by the menu of what is shown', async () => {
    await ana.page.getByRole('button', { name: 'Filter' }).click();
    await ana.page
      .getByRole('region', { name: 'What is shown' })
      .getByRole('button', { name: 'Status' })
      .click();
    await ana.page.getByRole('menuitemcheckbox', { name: 'Agreed' }).click();
    await ana.page.keyboard.press('Escape');
    await expect(ana.page).toHaveURL(/\?view=board&status=agreed$/u);
    await expect(column(ana, 'Idea')).toHaveCount(0);
    await expect(ana.page.getByText('1 of 2 measures')).toBeVisible();
    expect(await findingsOn(ana.page)).toEqual([]);
  });

  await test.step('by the link, with a word in it that is none', async () => {
    const { search } = new URL(ana.page.url());
    await ben.page.goto(`${new URL(ben.page.url()).pathname}${search}&group=everybody`);
    await expect(column(ben, 'Agreed')).toHaveText(['The welcome week']);
    await expect(column(ben, 'Idea')).toHaveCount(0);
    await expect(ben.page.getByText('filters by something that is not in this plan')).toBeVisible();
  });

  await test.step('in the plan too, where the rest is one press away', async () => {
    await openView(ben, 'Plan');
    const list = ben.page.getByRole('list', { name: 'What we will do' }).locator('> li:visible');
    await expect(list).toHaveCount(1);
    await expect(ben.page.getByText('1 of 2 shown')).toBeVisible();
    await ben.page.locator('#measures').getByRole('button', { name: 'Show all' }).click();
    await expect(list).toHaveCount(2);
    expect(new URL(ben.page.url()).search).toBe('');
  });

  await test.step('what stands open beside the plan says that its row is hidden, and shows it again', async () => {
    const row = ben.page.locator('#measures [data-row]').filter({ hasText: 'A call on the first day' });
    await ben.page.getByRole('button', { name: 'Details of “A call on the first day”' }).press('Enter');
    const panel = ben.page.getByRole('complementary', { name: 'A call on the first day' });
    await panel.waitFor();
    await ben.page.getByRole('button', { name: 'Filter' }).click();
    await ben.page
      .getByRole('region', { name: 'What is shown' })
      .getByRole('button', { name: 'Status' })
      .click();
    await ben.page.getByRole('menuitemcheckbox', { name: 'Agreed' }).click();
    await ben.page.keyboard.press('Escape');
    await expect(row).toBeHidden();
    await expect(panel.getByText('Hidden by the filter here.')).toBeVisible();
    expect(await findingsOn(ben.page)).toEqual([]);
    await panel.getByRole('button', { name: 'Show all' }).press('Enter');
    await expect(row).toBeVisible();
    await expect(panel.getByText('Hidden by the filter here.')).toBeHidden();
  });

  await test.step('where nothing matches it says so, with a way out', async () => {
    await ana.page.goto(`${new URL(ana.page.url()).pathname}?view=timeline&status=done`);
    await expect(ana.page.getByText('Nothing in this plan matches what you filter by.')).toBeVisible();
    await ana.page.getByRole('main').getByRole('button', { name: 'Show all' }).last().click();
    await expect(ana.page.getByRole('region', { name: 'The plan in time' })).toBeVisible();
  });
});

test('a measure is moved along the timeline by key, by menu and by drag', async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 900 });
  await ana.startPlan();
  await addMeasures(ana, 'The welcome week');
  await openView(ana, 'Timeline');
  const undated = page.getByRole('region', { name: 'No date yet' });
  await undated
    .getByRole('listitem')
    .filter({ hasText: 'The welcome week' })
    .getByRole('button', { name: 'Month in which it begins: not known yet' })
    .click();
  await page.getByLabel('Month', { exact: true }).selectOption('09');
  await page.getByLabel('Year', { exact: true }).fill('2096');
  await page.keyboard.press('Enter');
  const bar = (months: string) => page.getByRole('button', { name: `The welcome week: ${months}` });
  await expect(bar('From September 2096')).toBeVisible();

  await test.step('by key', async () => {
    await bar('From September 2096').focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(bar('From October 2096')).toBeFocused();
  });
  await test.step('by menu, and by the months in a dialog', async () => {
    await page.getByRole('button', { name: 'Months of “The welcome week”' }).click();
    await page.getByRole('menuitem', { name: 'One month later', exact: true }).click();
    await expect(bar('From November 2096')).toBeVisible();
    await page.getByRole('button', { name: 'Months of “The welcome week”' }).click();
    await page.getByRole('menuitem', { name: 'Set the months…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Month in which it ends: not known yet' }).click();
    await dialog.getByLabel('Month', { exact: true }).selectOption('12');
    await dialog.getByLabel('Year', { exact: true }).fill('2096');
    await page.keyboard.press('Enter');
    expect(await findingsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(bar('November 2096 to December 2096')).toBeVisible();
  });
  await test.step('by drag, and taken back in one step', async () => {
    const now = bar('November 2096 to December 2096');
    const [box, lane] = [await now.boundingBox(), await now.locator('..').boundingBox()];
    if (box === null || lane === null) throw new Error('the bar is not on the screen');
    const month = box.width / 2;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 2 * month, box.y + 10, { steps: 6 });
    await page.mouse.up();
    await expect(bar('January 2097 to February 2097')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(now).toBeVisible();
  });
});

test('words that were found or spoken of are shown in the plan, from another view and from under a sheet', async ({
  ana,
  ben,
}) => {
  await ana.page.setViewportSize({ width: 1440, height: 900 });
  await startTogether(ana, ben);
  await ana.type(ana.vision, ' We call every family.');
  await ana.page.evaluate(selectWords, 'every family');
  await ana.page.keyboard.press('Control+Alt+m');
  const talk = ana.page.getByRole('complementary', { name: 'Talk' });
  await talk.getByRole('textbox', { name: 'Comment' }).fill('Also in summer?');
  await talk.getByRole('button', { name: 'Send' }).click();
  const inSight = (person: Person) =>
    expect(person.page.locator('[data-text=vision]')).toBeInViewport({ ratio: 0.3 });

  for (const way of ['Show the words', 'Our vision']) {
    await test.step(`by “${way}” in Talk`, async () => {
      await openView(ana, 'Board');
      await expect(ana.page.locator('[data-text=vision]')).toHaveCount(0);
      await talk.getByRole('button', { name: way }).click();
      await inSight(ana);
    });
  }
  await test.step('by the search', async () => {
    await openView(ana, 'Timeline');
    await ana.page.keyboard.press('Control+k');
    await expect(ana.page.getByRole('searchbox')).toBeFocused();
    await ana.page.keyboard.type('call every');
    await expect(ana.page.getByRole('menuitem')).toHaveCount(1);
    await ana.page.keyboard.press('ArrowDown');
    await ana.page.keyboard.press('Enter');
    await inSight(ana);
    await expect(ana.page.locator('[data-text=vision]')).toBeFocused();
  });
  await test.step('on a phone, where Talk covers the plan', async () => {
    const { page } = ben;
    await page.setViewportSize({ width: 390, height: 844 });
    const sheet = page.getByRole('dialog', { name: 'Talk' });
    for (const way of ['Show the words', 'Our vision']) {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await page.getByRole('button', { name: /^Talk/ }).click();
      await sheet.getByLabel('Show', { exact: true }).selectOption('Open');
      await sheet.getByRole('button', { name: way }).click();
      await expect(sheet).toBeHidden();
      await inSight(ben);
    }
  });
});
