import { expect } from '@playwright/test';
import * as Y from 'yjs';

import { StockParticipant } from '../support/stock-participant.ts';
import { test } from './scene.ts';

test.describe('the device', () => {
  test('a storage that does not open is named, and no plan is begun that could not be kept', async ({
    ana,
  }) => {
    await ana.context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('no storage here', 'SecurityError');
      };
    });
    await ana.page.goto('/');
    await expect(ana.page.getByText('This browser does not let Holdfast keep anything')).toBeVisible();
    await ana.page.getByRole('button', { name: 'Start a new plan' }).click();
    await ana.page.getByRole('textbox', { name: 'Your name' }).fill('Ana');
    await ana.page.getByRole('button', { name: 'Start the plan' }).click();
    await expect(ana.page.getByText('could not be stored on this device').first()).toBeVisible();
  });

  test('a storage that is closed under the page opens again, and no key is lost', async ({ ana }) => {
    await ana.startPlan();
    await ana.expectState('saved');
    await ana.expectShell();
    ana.link.set('refused');
    await ana.type(ana.vision, ' before');
    await ana.page.evaluate(async () => {
      // Another tab that upgrades the database makes the browser ask this page to close its connection.
      for (const { name } of await indexedDB.databases()) {
        if (name === undefined) continue;
        const request = indexedDB.open(name, 9_000_000);
        await new Promise<void>((resolve) => {
          request.addEventListener('upgradeneeded', () => {
            request.transaction?.abort();
          });
          request.addEventListener('error', () => resolve());
          request.addEventListener('success', () => resolve());
        });
      }
    });
    await ana.type(ana.vision, ' after');
    await ana.expectState('offline');
    await ana.page.reload();
    await expect(ana.vision).toContainText('before');
    await expect(ana.vision).toContainText('after');
  });

  test('a full storage is called "Not saved", with a way to export, until it takes the words', async ({
    ana,
  }) => {
    await ana.startPlan();
    await ana.expectState('saved');
    await ana.expectShell();
    ana.link.set('refused');
    await ana.page.evaluate(() => {
      const healthy = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype);
      const full = (): never => {
        throw new DOMException('no space', 'QuotaExceededError');
      };
      IDBObjectStore.prototype.add = full;
      IDBObjectStore.prototype.put = full;
      window.addEventListener('space-again', () => {
        Object.defineProperties(IDBObjectStore.prototype, { add: healthy.add, put: healthy.put });
      });
    });
    await ana.type(ana.vision, ' squeezed');
    await ana.expectState('not-saved');
    const [backup] = await Promise.all([
      ana.page.waitForEvent('download'),
      ana.page.getByRole('button', { name: 'Save a backup file' }).first().click(),
    ]);
    expect(await backup.failure()).toBeNull();

    await ana.page.evaluate(() => window.dispatchEvent(new Event('space-again')));
    await ana.expectState('offline');
    await ana.page.reload();
    await expect(ana.vision).toContainText('squeezed');
  });
});

test.describe('the document', () => {
  let stranger: StockParticipant;
  let theirs: Y.Doc;
  let leave: () => void;

  test.beforeEach(async ({ relay, ana }) => {
    await ana.startPlan();
    await ana.expectState('saved');
    stranger = await StockParticipant.join(relay.url, await ana.invite('Editor'));
    theirs = new Y.Doc();
    const provider = await stranger.connect(theirs);
    leave = () => provider.destroy();
  });

  test.afterEach(() => leave());

  test('a node, a mark and an attribute that this version does not know stay, and the text is read only', async ({
    ana,
  }) => {
    await ana.type(ana.vision, ' mine');
    await ana.expectState('saved');
    theirs.transact(() => {
      const vision = theirs.getXmlFragment('vision');
      const card = new Y.XmlElement('measureCard');
      card.insert(0, [new Y.XmlText('from the future')]);
      vision.push([card]);
      const marked = new Y.XmlElement('paragraph');
      const text = new Y.XmlText();
      text.insert(0, 'sparkling', { sparkle: {} });
      marked.insert(0, [text]);
      marked.setAttribute('uid', 'u1');
      vision.push([marked]);
    });
    await expect(ana.page.getByText('something that this version of Holdfast does not know')).toBeVisible();
    await expect(ana.page.getByRole('main')).toContainText('from the future');
    await expect(ana.page.getByRole('main')).toContainText('sparkling');
    await ana.page.reload();
    await expect(ana.page.getByRole('main')).toContainText('from the future');
    await ana.addGoal('Something else is still editable');
    await ana.expectState('saved');
    const stored = (await stranger.readContent()).getXmlFragment('vision').toString();
    expect(stored).toContain('from the future');
    expect(stored).toContain('sparkling');
    expect(stored).toContain('uid');
    expect(stored).toContain('mine');
  });

  test('a record with a wrong type, a missing field and a dangling link is shown as unreadable and left alone', async ({
    ana,
  }) => {
    theirs.transact(() => {
      const broken = new Y.Map<unknown>();
      broken.set('order', 'a0');
      broken.set('statement', 42);
      theirs.getMap('goals').set('brokenbroken', broken);
      const target = new Y.Map<unknown>();
      target.set('order', 'a0');
      target.set('indicatorId', 'nothinghere1');
      target.set('targetValue', 'nine');
      theirs.getMap('targets').set('brokentarget', target);
      theirs.getMap('links').set('brokentarget|g|nosuchgoal00', true);
    });
    await expect(ana.page.getByText('unreadable value').first()).toBeVisible();
    await ana.addGoal('Still alive');
    await ana.expectState('saved');
    const stored = await stranger.readContent();
    expect((stored.getMap('goals').get('brokenbroken') as Y.Map<unknown>).get('statement')).toBe(42);
  });

  test('a plan with a schema from the future is read only and says so', async ({ ana }) => {
    theirs.getMap('meta').set('schemaVersion', 2);
    await expect(ana.page.getByText('written with a newer version of Holdfast')).toBeVisible();
    await expect(ana.page.getByRole('textbox', { name: 'Add a goal' })).toBeHidden();
  });
});

test('over plain http from another machine it works while connected, says so, and still journals', async ({
  ana,
  playwright,
}) => {
  const { launchOptions } = test.info().project.use;
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--host-resolver-rules=MAP lan.test 127.0.0.1'],
  });
  const page = await browser.newPage();
  await page.goto(ana.link.url.replace('localhost', 'lan.test'));
  expect(
    await page.evaluate(() => [isSecureContext, 'locks' in navigator, 'serviceWorker' in navigator]),
  ).toEqual([false, false, false]);
  await page.getByRole('button', { name: 'Start a new plan' }).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ana');
  await page.getByRole('button', { name: 'Start the plan' }).click();
  const vision = page.getByRole('textbox', { name: 'Our vision' });
  await expect(page.getByText('works here only while connected')).toBeVisible();
  await vision.click();
  await page.keyboard.insertText(' journaled');
  await expect(page.locator('[data-sync]')).toHaveAttribute('data-sync', 'saved');
  await page.reload();
  await expect(vision).toContainText('journaled');
  await browser.close();
});
