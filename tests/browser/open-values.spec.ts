import { expect, type Locator, type Page } from '@playwright/test';

import { findingsOn } from './axe.ts';
import type { Person } from './person.ts';
import { test } from './scene.ts';

const GOAL = 'Nobody leaves unseen';
const TARGET = 'Absence rate';
const MEASURE = 'The welcome week';
const ACTOR = 'Learners’ council';

/** What stands over the sheet or beside it. */
const OVER = 'aside, [role=dialog], [role=menu]';

const ON_THE_SHEET = [
  ['article header', 'The plan in a few sentences'],
  ['#community', 'Country'],
  ['#evaluations', 'How we find it out'],
  ['#reviews', 'How far the plan is'],
] as const;

const IN_DETAILS = [
  [GOAL, ['Who answers for it', 'What will be different when it is reached']],
  [TARGET, ['Parts that are counted by themselves', 'Where it shows']],
  [ACTOR, ['Whom they belong to', 'Where they work']],
] as const;

async function expectNothing(page: Page, state: string, within: string): Promise<void> {
  expect.soft(await findingsOn(page, within), state).toEqual([]);
}

function slot(place: Locator | Page, name: string): Locator {
  return place.getByRole('button', { name: `${name}:` }).first();
}

async function write({ page }: Person, name: RegExp | string, words: string): Promise<void> {
  const line = page.getByRole('textbox', { name });
  await line.fill(words);
  await line.press('Enter');
}

async function openDetails({ page }: Person, title: string): Promise<Locator> {
  await page
    .getByRole('button', { name: `Details of “${title}”` })
    .first()
    .click();
  const heading = page.getByRole('heading', { name: title, level: 2 });
  await expect(heading).toBeVisible();
  return page.locator('aside, [role=dialog]').filter({ has: heading });
}

async function closeDetails({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Close' }).last().click();
}

/** Money is typed wrongly, then rightly, and stands below the measures. */
async function setMoney(ana: Person): Promise<void> {
  const { page } = ana;
  const panel = await openDetails(ana, MEASURE);
  await slot(panel, 'Money set aside for it').click();
  const money = panel.getByRole('textbox', { name: 'Money set aside for it' });
  await money.fill('much');
  await money.press('Enter');
  await expect(panel.getByText('Please write one amount')).toBeVisible();
  await expectNothing(page, 'no amount', OVER);
  await money.fill('1200 EUR');
  await money.press('Enter');
  await closeDetails(ana);
  await expect(page.getByText('Set aside for all measures together: €1,200.')).toBeVisible();
  await expectNothing(page, 'the sum', '#measures');
}

/** A number says of which learners it is, and how it was found. */
async function noteNumber(ana: Person): Promise<void> {
  const { page } = ana;
  await page.getByRole('button', { name: `Add a number for “${TARGET}”` }).click();
  const form = page.getByRole('form', { name: `Add a number for “${TARGET}”` });
  await form.getByLabel('Day').fill('2026-03-02');
  await form.getByLabel('Number').fill('12');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  const numbers = page.getByRole('list', { name: `Numbers of “${TARGET}”` });
  await numbers.getByRole('button', { name: 'Details of' }).click();
  for (const name of ['Part of the learners', 'How it was found']) {
    await slot(page.locator('aside, [role=dialog]'), name).click();
    await expectNothing(page, name, OVER);
    await page.keyboard.press('Escape');
  }
  await closeDetails(ana);
}

// What contrasts at one width does so at the other: each is looked at in one of the themes.
for (const [width, height, colorScheme] of [
  [1440, 900, 'dark'],
  [390, 844, 'light'],
] as const) {
  test(`axe finds nothing in a value that is open, on the sheet or in details, at ${width} px`, async ({
    ana,
  }) => {
    const { page } = ana;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await ana.startPlan();
    await write(ana, /^Add to:/, ACTOR);
    await write(ana, 'Add a measure', MEASURE);
    await ana.addGoal(GOAL);
    await ana.addTarget(GOAL, TARGET);
    for (const [within, name] of ON_THE_SHEET) {
      await slot(page, name).click();
      await expectNothing(page, name, `${within}, ${OVER}`);
      if (name === 'How far the plan is')
        await page.getByRole('menuitemradio', { name: 'adopted', exact: true }).click();
      else await page.keyboard.press('Escape');
    }
    await slot(page, 'Day on which it was adopted').click();
    await expectNothing(page, 'the day on which it was adopted', '#reviews');
    await page.keyboard.press('Escape');
    for (const [title, names] of IN_DETAILS) {
      const panel = await openDetails(ana, title);
      for (const name of names) {
        await slot(panel, name).click();
        await expectNothing(page, `${title}: ${name}`, OVER);
        await page.keyboard.press('Escape');
      }
      await closeDetails(ana);
    }
    await setMoney(ana);
    await noteNumber(ana);
  });
}
