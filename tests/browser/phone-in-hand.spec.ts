import { expect, type Locator, type Page } from '@playwright/test';

import { Person } from './person.ts';
import { test as base } from './scene.ts';

const UPRIGHT = { width: 390, height: 844 };
const TURNED = { width: 844, height: 390 };
/** What a keyboard leaves of an upright phone. */
const ABOVE_KEYBOARD = { width: 390, height: 420 };

/** Ana holds a phone and has taken the pencil. */
const test = base.extend({
  ana: async ({ browser, relay }, hand) => {
    const ana = await Person.arrive(browser, 'Ana', relay.port, { hasTouch: true, viewport: UPRIGHT });
    await ana.startPlan();
    await hand(ana);
    await ana.leave();
  },
});

interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Where one writes: the caret in a text, else the field that has the focus. */
async function writing(page: Page): Promise<Extent> {
  return await page.evaluate(() => {
    const field = document.activeElement;
    if (field === null || field === document.body) throw new Error('nothing has the focus');
    const caret = field.matches('[contenteditable=true]') ? getSelection()?.getRangeAt(0) : undefined;
    const { top, bottom } = (caret ?? field).getBoundingClientRect();
    return { top, bottom };
  });
}

/** What the bars above and below leave of the page. */
async function room(page: Page): Promise<Extent> {
  const above = await page.getByRole('banner').boundingBox();
  const below = await page.getByRole('navigation').last().boundingBox();
  if (above === null || below === null) throw new Error('a phone has a bar above and one below');
  return { top: above.y + above.height, bottom: below.y };
}

/** Puts the place where one writes low on the screen, where a keyboard will be. */
async function scrollLow(page: Page): Promise<void> {
  const { bottom } = await writing(page);
  await page.evaluate((distance) => window.scrollBy(0, distance), bottom - 740);
  expect((await writing(page)).bottom, 'before the keyboard').toBeGreaterThan(ABOVE_KEYBOARD.height);
}

async function expectSeenAboveKeyboard(page: Page): Promise<void> {
  await page.setViewportSize(ABOVE_KEYBOARD);
  await expect
    .poll(async () => {
      const [{ top, bottom }, seen] = [await writing(page), await room(page)];
      return top >= seen.top && bottom <= seen.bottom;
    })
    .toBe(true);
  await page.setViewportSize(UPRIGHT);
}

test('a keyboard that comes up covers neither the caret in a text, nor an open value, nor a new line', async ({
  ana,
}) => {
  const { page } = ana;
  await ana.addGoal('Fewer leave');
  await ana.addTarget('Fewer leave', 'Absence rate');

  await ana.type(ana.vision, ' the end');
  await scrollLow(page);
  await expectSeenAboveKeyboard(page);

  await ana.target('Absence rate').getByRole('button', { name: 'Value to reach:' }).click();
  await scrollLow(page);
  await expectSeenAboveKeyboard(page);

  await page.getByRole('textbox', { name: 'Add a goal' }).focus();
  await scrollLow(page);
  await expectSeenAboveKeyboard(page);
});

test('a keyboard that comes up does not cover a field in a sheet', async ({ ana }) => {
  const { page } = ana;
  await ana.addGoal('Fewer leave');
  await ana.addTarget('Fewer leave', 'Absence rate');
  await ana
    .target('Absence rate')
    .getByRole('button', { name: /^Details/ })
    .click();
  const gaps = page.getByRole('dialog').getByRole('button', { name: 'not known yet' });
  await gaps.first().click();
  await page.keyboard.insertText('Days away of all days, in percent. '.repeat(18));
  await page.keyboard.press('Enter');
  await expect(gaps).toHaveCount(1);
  await gaps.click();
  expect((await writing(page)).bottom, 'before the keyboard').toBeGreaterThan(ABOVE_KEYBOARD.height);
  await page.setViewportSize(ABOVE_KEYBOARD);
  await expect.poll(async () => (await writing(page)).bottom).toBeLessThan(ABOVE_KEYBOARD.height);
  expect((await writing(page)).top).toBeGreaterThan(0);
  await page.setViewportSize(UPRIGHT);

  await test.step('nor where the browser lays it over the page, which knows only by what is seen', async () => {
    await page.evaluate((height) => {
      Object.defineProperty(visualViewport, 'height', { get: () => height });
      visualViewport?.dispatchEvent(new Event('resize'));
    }, ABOVE_KEYBOARD.height);
    await expect.poll(async () => (await writing(page)).bottom).toBeLessThan(ABOVE_KEYBOARD.height);
    expect((await writing(page)).top).toBeGreaterThan(0);
  });
});

/** Types in the middle of what stands there, turns the phone there and back, and goes on. */
async function writeAcrossTurns(page: Page, turned = TURNED, upright = UPRIGHT): Promise<void> {
  await page.keyboard.type('one two');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
  await page.setViewportSize(turned);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(turned.width);
  await page.keyboard.type(' and');
  await page.setViewportSize(upright);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(upright.width);
  await page.keyboard.type(' then');
}

async function openSlotInDetails(ana: Person): Promise<Locator> {
  await ana.addGoal('Fewer leave');
  await ana.addTarget('Fewer leave', 'Absence rate');
  await ana
    .target('Absence rate')
    .getByRole('button', { name: /^Details/ })
    .click();
  const source = ana.page.getByRole('button', { name: 'Where the number comes from: not known yet' });
  await source.click();
  return ana.page.getByRole('textbox').and(ana.page.locator(':focus'));
}

test('a phone that is turned while one writes keeps the caret and the words, in a text and in a value', async ({
  ana,
}) => {
  const { page } = ana;
  await ana.vision.click();
  await ana.vision.press('Control+End');
  await writeAcrossTurns(page);
  await expect(ana.vision).toContainText('one and then two');

  await page.getByRole('button', { name: 'School or organisation:' }).click();
  await writeAcrossTurns(page);
  const field = page.getByRole('textbox', { name: 'School or organisation' });
  await expect(field).toHaveValue('one and then two');
  await expect(field).toBeFocused();
});

test('a phone that is turned while one writes keeps the caret and the words in the details', async ({
  ana,
}) => {
  const field = await openSlotInDetails(ana);
  await writeAcrossTurns(ana.page);
  await expect(field).toHaveValue('one and then two');
});

test('a tablet that is turned, and has room for a panel then, keeps the caret and the words in the details', async ({
  ana,
}) => {
  const upright = { width: 600, height: 960 };
  await ana.page.setViewportSize(upright);
  const field = await openSlotInDetails(ana);
  await writeAcrossTurns(ana.page, { width: 960, height: 600 }, upright);
  await expect(field).toHaveValue('one and then two');
});

test('a value that stands alone in its line is met by a finger, also beside its letters', async ({ ana }) => {
  const { page } = ana;
  await ana.addGoal('Nobody leaves unseen');
  await page.getByRole('button', { name: 'Details of “Nobody leaves unseen”' }).click();
  const slot = page.getByRole('dialog').getByRole('button', { name: 'Who answers for it:' });
  const reach = () =>
    slot.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isMet = (by: number) =>
        element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2 + by));
      return [-21, 0, 21].every(isMet);
    });
  await expect.poll(reach, { message: '44 px high' }).toBe(true);
});
