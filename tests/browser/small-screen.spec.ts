import { expect } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { introduce, type Person } from './person.ts';
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

test('what is typed on a phone is seen: no bar stands over the caret, or over what is offered there', async ({
  ana,
}) => {
  const { page } = ana;
  await page.setViewportSize({ width: 390, height: 844 });
  await ana.startPlan();
  await ana.type(ana.vision, ' the end');
  for (const key of ['Enter', 'Enter', 'Enter', 'x']) await page.keyboard.press(key);
  const bar = page.getByRole('button', { name: 'Done', exact: true });
  const free = async (): Promise<number> => {
    const caret = await page.evaluate(
      () => getSelection()?.getRangeAt(0).getBoundingClientRect().bottom ?? Number.NaN,
    );
    return ((await bar.boundingBox())?.y ?? Number.NaN) - caret;
  };
  await expect.poll(free, { message: 'room between the caret and the bar' }).toBeGreaterThan(0);

  await page.keyboard.type(' /');
  const menu = page.getByRole('listbox', { name: 'What to write here' });
  await expect(menu).toBeVisible();
  const [offered, below] = [await menu.boundingBox(), await bar.boundingBox()];
  if (offered === null || below === null) throw new Error('the menu and the bar are on the screen');
  expect(offered.y + offered.height, 'no bar stands over what is offered').toBeLessThanOrEqual(below.y);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('@');
  const names = page.getByRole('listbox', { name: 'What to refer to' });
  await expect(names).toBeVisible();
  // The keyboard of a small phone comes up, and leaves no room for all that is offered.
  await page.setViewportSize({ width: 320, height: 480 });
  const isFree = async (): Promise<boolean> => {
    const [menuBox, barBox] = [await names.boundingBox(), await bar.boundingBox()];
    const top = (await page.getByRole('banner').boundingBox())?.height ?? Number.NaN;
    return menuBox !== null && barBox !== null && menuBox.y >= top && menuBox.y + menuBox.height <= barBox.y;
  };
  await expect.poll(isFree, { message: 'what is offered stands between the bars' }).toBe(true);
});

test('whoever starts a plan is in it with the keyboard', async ({ ana }) => {
  await ana.startPlan();
  await expect(ana.page.getByRole('main')).toBeFocused();
  await ana.page.keyboard.press('Tab');
  await expect(ana.page.getByRole('tab', { name: 'Plan' }), 'the views of the plan come first').toBeFocused();
  await ana.page.keyboard.press('Tab');
  await expect(ana.page.getByRole('button', { name: 'Filter' }), 'then what is shown').toBeFocused();
  await ana.page.keyboard.press('Tab');
  await expect(ana.title).toBeFocused();
});

/** Words of the plan that stand beyond the edge of the screen, where nobody can scroll to them. */
async function wordsBeyond({ page }: Person): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const isScrolled = (element: Element): boolean => {
      const box = element.closest('[data-scrolls], table, [role=grid]')?.parentElement ?? null;
      return box !== null && box.scrollWidth > box.clientWidth;
    };
    return [...document.querySelectorAll('article *')].flatMap((element) => {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
      const { left, right, width } = element.getBoundingClientRect();
      const isBeyond = own && width > 1 && (right > innerWidth + 1 || left < -1) && !isScrolled(element);
      return isBeyond ? [(element.textContent ?? '').slice(0, 80)] : [];
    });
  });
}

test('on a phone every word of a whole plan can be read, also while it is edited', async ({ ana }) => {
  const { page } = ana;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Other ways to begin…' }).click();
  await expect(page.getByRole('button', { name: 'Look at it: “Example school”' })).toBeVisible();
  expect(await findingsOn(page), 'the ways to begin').toEqual([]);
  await page.getByRole('button', { name: 'Look at it: “Example school”' }).click();
  await introduce(page, 'Ana');
  await page.getByRole('button', { name: 'Start the plan' }).click();
  await expect(page.getByRole('heading', { name: 'The first two months' })).toBeAttached();
  // Each record has had its turn.
  await expect(page.locator('article li:empty')).toHaveCount(0);
  expect(await wordsBeyond(ana), 'as it is read').toEqual([]);
  expect(await findingsOn(page), 'as it is read').toEqual([]);
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('textbox', { name: 'Add a measure' })).toBeAttached();
  expect(await wordsBeyond(ana), 'while it is edited').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await findingsOn(page), 'while it is edited').toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(async () => await wordsBeyond(ana), { message: 'at 320 px' }).toEqual([]);
  expect(await overflow(ana), 'at 320 px').toBe(0);
});
