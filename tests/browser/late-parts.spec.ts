import { expect, type Page } from '@playwright/test';

import { introduce } from './person.ts';
import { test } from './scene.ts';

test('a network that goes while a plan arrives leaves the plan on the screen and its texts in use', async ({
  ana,
}) => {
  const { page } = ana;
  const away = /context-series-.*\.js|healthz/;
  await page.route(away, (route) => route.abort());
  await ana.startPlan();
  const notice = page.getByText('A part of Holdfast has not arrived');
  await expect(notice).toBeVisible();
  await markPage(page);
  await ana.type(ana.vision, ' typed meanwhile');
  await ana.expectState('saved');

  await page.unroute(away);
  await expect(page.getByText('It comes when you load the page again')).toBeVisible();
  expect(await isMarked(page), 'nobody takes the page away from under the caret').toBe(true);
  await page.addInitScript(noteScriptsOfFirstText);
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(page.getByRole('figure', { name: /^For comparison/ }).first()).toBeVisible();
  await test.step('what is not needed to read and to write comes after that, or when it is asked for', async () => {
    const first = await page.evaluate(() => window.scriptsOfFirstText ?? []);
    expect(first.filter((script) => /\/plan-screen-/.test(script))).toHaveLength(1);
    expect(
      first.filter((script) => /plan-panel-host|command-menu|series|Menu-|Dialog-/.test(script)),
    ).toEqual([]);
    await expect.poll(() => hasLoaded(page, /command-menu-/)).toBe(1);
    expect(await hasLoaded(page, /plan-panel-host-/)).toBe(0);
    await page.getByRole('button', { name: /person here/ }).click();
    await expect(page.getByRole('complementary', { name: 'Who is here' })).toBeVisible();
  });
  await expect(page.getByText('A part of Holdfast')).toBeHidden();
  await expect(ana.vision).toContainText('typed meanwhile');
});

test('a part that the server no longer has brings the page of its newer version, with every word', async ({
  ana,
}) => {
  const { page } = ana;
  let isGone = true;
  // The route stays: taken away while the new page loads, it may take a request along.
  await page.route(/share-dialog-.*\.js/, (route) =>
    isGone ? route.fulfill({ status: 404, body: 'not here' }) : route.continue(),
  );
  await ana.startPlan();
  await ana.type(ana.vision, ' typed before');
  await markPage(page);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.waitForFunction(() => !('marked' in globalThis));
  isGone = false;
  await expect(ana.vision).toContainText('typed before');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('over plain http, where nothing is kept for later, what one may need is there before the network goes', async ({
  ana,
  playwright,
}) => {
  const { launchOptions } = test.info().project.use;
  const args = [...(launchOptions?.args ?? []), '--host-resolver-rules=MAP lan.test 127.0.0.1'];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  const page = await browser.newPage();
  await page.goto(ana.link.url.replace('localhost', 'lan.test'));
  await page.getByRole('button', { name: 'Start a new plan' }).click();
  await introduce(page, 'Ana');
  await page.getByRole('button', { name: 'Start the plan' }).click();
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
  await expect.poll(() => hasLoaded(page, /share-dialog-|versions-|drag-record-/)).toBe(3);
  await page.evaluate(`import(${JSON.stringify(await addressOf(page, 'share-dialog-'))}).then(() => true)`);
  ana.link.set('refused');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await browser.close();
});

declare global {
  interface Window {
    scriptsOfFirstText?: readonly string[];
  }
}

/** Runs in the page: notes which scripts have come by the time there is a text to be edited. */
function noteScriptsOfFirstText(): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector('#vision [role=textbox]') === null) return;
    observer.disconnect();
    window.scriptsOfFirstText = performance.getEntriesByType('resource').map(({ name }) => name);
  });
  observer.observe(document, { subtree: true, childList: true });
}

async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(globalThis, { marked: true }));
}

async function isMarked(page: Page): Promise<boolean> {
  return await page.evaluate(() => 'marked' in globalThis);
}

/** Of a script that has come; what it needs itself may still be on its way. */
async function addressOf(page: Page, part: string): Promise<string | undefined> {
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  return names.find((name) => name.includes(`/${part}`));
}

async function hasLoaded(page: Page, parts: RegExp): Promise<number> {
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  return new Set(names.map((name) => parts.exec(name)?.[0]).filter(Boolean)).size;
}
