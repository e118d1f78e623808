import { expect, type Locator } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { startTogether, test } from './scene.ts';

/** As a spreadsheet fills the clipboard: the cells as text, and the same once more as a table. */
const CELLS = [
  'Title\tStatus\tFrom\tWho',
  'Homework club\tin progress\t3/4/2027\tYouth centre',
  '"A buddy\nfor the first month"\tperhaps\t5/6/2027\t',
  '\tidea\t\t',
].join('\r\n');
const HTML = '<table><tr><td>Title</td><td>Status</td></tr><tr><td>Homework club</td></tr></table>';

async function paste(into: Locator): Promise<void> {
  await into.click();
  await into.evaluate(
    (element, [text, html]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text ?? '');
      clipboardData.setData('text/html', html ?? '');
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      // A paste that a script makes is not carried out; this is what the browser does with one of a person.
      if (element.dispatchEvent(event)) document.execCommand('insertText', false, text);
    },
    [CELLS, HTML],
  );
}

test('cells of a spreadsheet are mended, come in together, offline too, and are taken back together', async ({
  ana,
  ben,
}) => {
  await startTogether(ana, ben);
  const { page } = ana;
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Bring in a table…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bring in a table' });
  await paste(dialog.getByRole('textbox', { name: 'The table, with its headings' }));
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Column D: Who holds' })).toHaveValue('actorsOfMeasure');
  expect(await findingsOn(page), 'what the columns hold').toEqual([]);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(dialog.getByText('3 rows cannot come in as they are.')).toBeVisible();
  expect(await findingsOn(page), 'what would come in').toEqual([]);

  await dialog.getByRole('combobox', { name: 'Beginning: “3/4/2027” is' }).selectOption('day-first');
  await dialog.getByRole('combobox', { name: 'Status in row 3' }).selectOption('agreed');
  // By accident.
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('Bring in a');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const field = dialog.getByRole('textbox', { name: 'Title in row 4' });
  await field.fill('Open evening');
  await field.press('Enter');
  await expect(dialog.getByText('3 rows come into the plan.')).toBeVisible();
  await expect(page.locator('#measures').getByText('Homework club')).toHaveCount(0);

  ana.link.set('refused');
  await dialog.getByRole('button', { name: 'Bring in 3 rows' }).click();
  const titles = ['Homework club', 'A buddy for the first month', 'Open evening'];
  for (const title of titles) await expect(page.locator('#measures').getByText(title).first()).toBeVisible();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click();
  for (const title of titles) await expect(page.locator('#measures').getByText(title)).toHaveCount(0);
  await page.getByRole('button', { name: 'Redo' }).first().click();

  await ana.goOnline();
  for (const title of titles)
    await expect(ben.page.locator('#measures').getByText(title).first()).toBeVisible();
  await expect(ben.page.locator('#community').getByText('Youth centre').first()).toBeVisible();
  await expect(ben.page.locator('#measures').getByText('Youth centre').first()).toBeVisible();
});

test('an empty section offers a table of what belongs there, until something stands in it', async ({
  ana,
}) => {
  await ana.startPlan();
  const { page } = ana;
  const dialog = page.getByRole('dialog', { name: 'Bring in a table' });
  const kind = dialog.getByRole('combobox', { name: 'What each row is' });
  for (const [section, words, value] of [
    ['#progress', 'Bring in a table of numbers', 'measurements'],
    ['#community', 'Bring in a table of people and organisations', 'actors'],
    ['#measures', 'Bring in a table of measures', 'measures'],
  ] as const) {
    const offer = page.locator(section).getByRole('button', { name: words });
    await offer.click();
    await expect(kind).toHaveValue(value);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(offer, 'the focus is where it was').toBeFocused();
  }
  await page.getByRole('textbox', { name: 'Add a measure' }).fill('The welcome week');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Bring in a table of measures' })).toHaveCount(0);
});
