import { expect, type Page } from '@playwright/test';

import { StockParticipant } from '../support/stock-participant.ts';
import { introduce, type Person } from './person.ts';
import { test } from './scene.ts';

const SAVED_HERE = /^Offline: saved on this device, \d+ changes waiting$/;

test.beforeEach(async ({ ana }) => {
  await ana.startPlan();
});

/** Ends the page's process at once: no unload, no last write. Prepared first, so that nothing delays the end. */
async function prepareCrash(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async () => {
    const crashed = page.waitForEvent('crash');
    // The page dies of it, so its answer never comes.
    void session.send('Page.crash').catch(() => undefined);
    await crashed;
  };
}

async function visionAtRelay(reader: StockParticipant): Promise<string> {
  return (await reader.readContent()).getXmlFragment('vision').toString();
}

test('a page that dies within 50 ms of a key has kept the key', async ({ ana }) => {
  test.slow();
  await ana.expectState('saved');
  // Without a relay that could hand the word back: only the device can have kept it.
  await ana.goOffline();
  let soonEnough = 0;
  // On a busy machine a page may live longer than 50 ms; such a round proves nothing and is not counted.
  for (let round = 0; soonEnough < 3 && round < 30; round += 1) {
    const word = `key${round}`;
    await ana.vision.click();
    await ana.vision.press('Control+End');
    const life = await watchLife(ana.page);
    const crash = await prepareCrash(ana.page);
    void ana.page.keyboard.insertText(` ${word}`).catch(() => undefined);
    await life.isDue;
    await crash();
    if (life.msAfterKey() < 50) soonEnough += 1;
    const url = ana.page.url();
    await ana.page.close();
    ana.page = await ana.context.newPage();
    await ana.page.goto(url);
    await expect(ana.vision).toContainText(word);
  }
  expect(soonEnough, 'deaths within 50 ms of the key').toBe(3);
});

/** The page says when it took the key, some 25 ms later that it may die now, and until then that it still lives. */
async function watchLife(page: Page): Promise<{ isDue: Promise<void>; msAfterKey: () => number }> {
  const said = new Map<string, number>();
  const isDue = new Promise<void>((resolve) => {
    page.on('console', (message) => {
      const [what = '', at] = message.text().split(' ');
      said.set(what, Number(at));
      if (what === 'due') resolve();
    });
  });
  await page.evaluate(() => {
    const say = (what: string): void => console.debug(`${what} ${Date.now()}`);
    setInterval(() => say('alive'), 4);
    const taken = (): void => {
      say('key');
      setTimeout(() => say('due'), 25);
    };
    document.addEventListener('beforeinput', taken, { once: true });
  });
  return { isDue, msAfterKey: () => (said.get('alive') ?? Number.NaN) - (said.get('key') ?? Number.NaN) };
}

test('two tabs of one person, the first closed by force: the edits of both reach the relay within 5 s', async ({
  relay,
  ana,
}) => {
  const reader = await StockParticipant.join(relay.url, await ana.invite('Reader'));
  await ana.expectState('saved');
  const first = ana.page;
  const second = await ana.context.newPage();
  await second.goto(first.url());
  await expect(second.getByRole('textbox', { name: 'Our vision' })).toBeVisible();

  // Without a network only the journal joins the two tabs.
  ana.link.set('refused');
  await ana.type(ana.vision, ' fromTheFirst');
  await expect(second.getByRole('textbox', { name: 'Our vision' })).toContainText('fromTheFirst');
  await (
    await prepareCrash(first)
  )();
  ana.page = second;
  await ana.type(ana.vision, ' fromTheSecond');
  await ana.goOnline();
  await expect.poll(() => visionAtRelay(reader), { timeout: 5_000 }).toMatch(/fromTheFirst.*fromTheSecond/);
});

test('a page whose browser has lost the network says so at the first word', async ({ ana }) => {
  await ana.expectState('saved');
  await ana.context.setOffline(true);
  await ana.type(ana.vision, ' unplugged');
  await expect(ana.sync).toHaveAttribute('data-sync', 'offline', { timeout: 5_000 });
  await expect(ana.sync).toHaveText(SAVED_HERE);

  // From then on nothing jumps about: while keys are stored one after another it says less, and then how many wait.
  await ana.saidSince();
  await ana.page.keyboard.type(' and typing', { delay: 40 });
  await expect(ana.sync).toHaveText(SAVED_HERE);
  const said = (await ana.saidSince()).map(({ words }) => words.replace(SAVED_HERE, 'n changes wait'));
  expect([...new Set(said)].toSorted()).toEqual(['Offline', 'n changes wait']);
  await ana.context.setOffline(false);
  await ana.expectState('saved');
});

test('while a key is not yet stored, no word says that it is', async ({ ana }) => {
  await ana.expectState('saved');
  await ana.goOffline();
  await ana.type(ana.vision, ' stored');
  await expect(ana.sync).toHaveText(SAVED_HERE);
  const letGo = await holdStorage(ana.page);
  await ana.saidSince();
  await ana.page.keyboard.type(' held');
  await expect(ana.sync).toHaveText('Saving…');
  const said = await ana.saidSince();
  expect(said[0], 'at the first key').toEqual({ saving: 'saving', words: 'Offline' });
  expect(said.filter(({ words }) => /saved/i.test(words))).toEqual([]);

  await letGo();
  await expect(ana.sync).toHaveText(SAVED_HERE);
  await ana.page.reload();
  await expect(ana.vision).toContainText('stored held');
});

/** Keeps the journal busy, as another tab or a slow disk would: what is written waits until the test lets go. */
async function holdStorage(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(async () => {
    const opening = indexedDB.open('holdfast');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('journal', 'readwrite');
    let isHeld = true;
    // A transaction lives as long as something is asked of it.
    const hold = (): void => {
      if (isHeld) transaction.objectStore('journal').get(0).addEventListener('success', hold);
      else opening.result.close();
    };
    hold();
    window.addEventListener('let-go', () => (isHeld = false), { once: true });
  });
  return () => page.evaluate(() => void window.dispatchEvent(new Event('let-go')));
}

test('a plan has its template once, however often and by whomever it is opened', async ({
  relay,
  ana,
  ben,
}) => {
  test.slow();
  const goalsOf = ({ page }: Person) => page.getByRole('textbox', { name: /^Goal \d+/ });
  const count = await goalsOf(ana).count();
  expect(count).toBeGreaterThan(0);
  await ben.join(await ana.invite('Editor'));
  const reader = await StockParticipant.join(relay.url, await ana.invite('Reader'));
  for (let reload = 0; reload < 5; reload += 1) {
    for (const person of [ana, ben]) {
      await person.page.reload();
      await expect(person.vision).toBeVisible();
      await expect(goalsOf(person)).toHaveCount(count);
    }
  }
  for (const person of [ana, ben]) {
    await person.expectState('saved');
    await expect(goalsOf(person)).toHaveCount(count);
  }
  expect((await reader.readContent()).getMap('goals').size).toBe(count);
});

test('undo takes back the last own change, of text and of records, and what was removed comes back', async ({
  ana,
}) => {
  await ana.addGoal('A goal to undo');
  await ana.page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(ana.goal('A goal to undo')).toBeHidden();
  await ana.page.getByRole('button', { name: 'Redo' }).first().click();
  await expect(ana.goal('A goal to undo')).toBeVisible();

  await ana.page.getByRole('button', { name: 'Actions for the goal “A goal to undo”' }).click();
  await ana.page.getByRole('menuitem', { name: 'Remove this goal' }).click();
  await expect(ana.goal('A goal to undo')).toBeHidden();
  await ana.page.getByText('Removed: 1').click();
  await ana.page.getByRole('button', { name: 'Restore “A goal to undo”' }).click();
  await expect(ana.goal('A goal to undo')).toBeVisible();
});

test('two people of one device in one plan: the unsent words of the first stay within reach and are sent', async ({
  relay,
  ana,
  ben,
}) => {
  const invitation = await ana.invite('Editor');
  const reader = await StockParticipant.join(relay.url, await ana.invite('Reader'));
  await ben.join(invitation);
  await ben.expectState('saved');
  ben.link.set('refused');
  await ben.type(ben.vision, ' bensUnsentWord');
  await ben.expectState('offline');

  ben.link.set('healthy');
  const { pathname, hash } = new URL(invitation);
  await ben.page.goto('/');
  await ben.page.goto(pathname + hash);
  await ben.page.getByRole('button', { name: 'Join as another person' }).click();
  await introduce(ben.page, 'Cleo');
  await ben.page.getByRole('button', { name: 'Join the plan' }).click();
  await expect(ben.vision).toBeVisible();

  await ben.page.goto('/');
  await ben.page.getByRole('link', { name: /Ben · Editor/ }).click();
  await expect(ben.vision).toContainText('bensUnsentWord');
  await ben.expectState('saved');
  expect(await visionAtRelay(reader)).toContain('bensUnsentWord');
});
