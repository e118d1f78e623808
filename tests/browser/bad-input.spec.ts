import { refusedFrame } from '@holdfast/sync-protocol';
import { expect } from '@playwright/test';
import * as Y from 'yjs';

import { StockParticipant } from '../support/stock-participant.ts';
import { introduce, type Person } from './person.ts';
import { switchRelay, test } from './scene.ts';

test.describe('the device', () => {
  test('a storage that does not open is named, and no plan is begun that could not be kept', async ({
    ana,
  }) => {
    await refuseStorageWhenTold(ana);
    await ana.page.goto('/');
    await ana.page.evaluate(() => sessionStorage.setItem('storage', 'refused'));
    await ana.page.reload();
    await expect(ana.page.getByText('This browser does not let Holdfast keep anything')).toBeVisible();
    await ana.page.getByRole('button', { name: 'Start a new plan' }).click();
    await introduce(ana.page, 'Ana');
    await ana.page.getByRole('button', { name: 'Start the plan' }).click();
    await expect(ana.page.getByText('could not be stored on this device').first()).toBeVisible();
  });

  test('a plan whose storage does not open says so at its address, and has every word when it opens again', async ({
    ana,
  }) => {
    await refuseStorageWhenTold(ana);
    await ana.startPlan();
    await ana.expectState('saved');
    await ana.goOffline();
    await ana.type(ana.vision, ' keptHere');
    await ana.expectState('offline');
    await ana.page.evaluate(() => sessionStorage.setItem('storage', 'refused'));
    await ana.page.reload();
    await expect(ana.page.getByText('This browser does not let Holdfast keep anything')).toBeVisible();
    await ana.page.evaluate(() => sessionStorage.removeItem('storage'));
    await ana.page.reload();
    await expect(ana.vision).toContainText('keptHere');
    await ana.expectState('offline');
  });

  test('a storage that is closed under the page opens again, and no key is lost', async ({ ana }) => {
    await ana.startPlan();
    await ana.expectState('saved');
    await ana.goOffline();
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
    await ana.goOffline();
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

/** From the next page on the storage opens, or not, as `sessionStorage` says. */
async function refuseStorageWhenTold({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    if (sessionStorage.getItem('storage') !== 'refused') return;
    IDBFactory.prototype.open = () => {
      throw new DOMException('no storage here', 'SecurityError');
    };
  });
}

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
      theirs.getMap('links').set('brokentarget|g|brokenbroken', true);
      theirs.getMap('links').set('brokentarget|g|nosuchgoal00', true);
    });
    // Each field that should be there and is not counts, shown in the plan or not.
    await expect(ana.page.getByText('10 values of this plan cannot be read by this version.')).toBeVisible();
    const goal = ana.page
      .getByRole('listitem')
      .filter({ has: ana.page.getByRole('heading', { name: 'unreadable value' }) });
    await expect(
      goal.getByText('unreadable value', { exact: true }),
      'its statement, its why, and the note on its target',
    ).toHaveCount(3);
    await expect(
      goal.getByText(
        'not known yet: from not known yet (not known yet) to unreadable value (nine) by not known yet.',
      ),
    ).toBeVisible();
    await ana.addGoal('Still alive');
    await ana.expectState('saved');
    const stored = await stranger.readContent();
    expect(stored.getMap('goals').toJSON()['brokenbroken']).toEqual({ order: 'a0', statement: 42 });
    expect(stored.getMap('targets').toJSON()['brokentarget']).toEqual({
      order: 'a0',
      indicatorId: 'nothinghere1',
      targetValue: 'nine',
    });
    expect(stored.getMap('links').get('brokentarget|g|nosuchgoal00')).toBe(true);
  });

  test('a plan with a schema from the future is read only and says so, and what was written before is sent', async ({
    ana,
  }) => {
    await ana.goOffline();
    await ana.type(ana.vision, ' mine');
    await ana.expectState('offline');
    theirs.getMap('meta').set('schemaVersion', 2);
    const versionAtRelay = async (): Promise<unknown> =>
      (await stranger.readContent()).getMap('meta').get('schemaVersion');
    await expect.poll(versionAtRelay).toBe(2);
    await ana.goOnline();
    for (const time of ['when it comes', 'after a reload']) {
      await test.step(time, async () => {
        await expect(ana.page.getByText('written with a newer version of Holdfast')).toBeVisible();
        await expect(ana.page.getByRole('main')).toContainText(' mine');
        await expect(ana.vision).toBeHidden();
        await expect(ana.page.getByRole('textbox', { name: 'Add a goal' })).toBeHidden();
        await expect
          .poll(async () => (await stranger.readContent()).getXmlFragment('vision').toString())
          .toContain(' mine');
        await ana.expectState('saved');
      });
      await ana.page.reload();
    }
  });
});

test('a stored change that cannot be read is named and kept, and nothing else waits for it', async ({
  ana,
  relay,
}) => {
  await ana.startPlan();
  await ana.expectState('saved');
  const stranger = await StockParticipant.join(relay.url, await ana.invite('Editor'));
  await ana.goOffline();
  await ana.type(ana.vision, ' before');
  await ana.expectState('offline');
  await ana.page.evaluate(async () => {
    const opening = indexedDB.open('holdfast');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('journal', 'readwrite');
    const rows = transaction.objectStore('journal');
    const reading = rows.getAll();
    reading.addEventListener('success', () => {
      const { seq: _seq, ...row } = (reading.result as Record<string, unknown>[]).at(-1) ?? {};
      rows.add({ ...row, update: Uint8Array.of(9, 9, 9, 9) });
    });
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  });
  await ana.page.reload();
  const notice = ana.page.getByText('1 stored change on this device cannot be read. It is kept');
  await expect(notice).toBeVisible();
  await ana.type(ana.vision, ' after');
  await ana.expectState('offline');
  ana.link.set('healthy');
  await expect
    .poll(async () => (await stranger.readContent()).getXmlFragment('vision').toString())
    .toContain(' before after');
  await ana.page.reload();
  await expect(notice).toBeVisible();
  await expect(ana.vision).toContainText(' before after');
});

test('a frame that cannot be read costs a connection and no word', async ({ ana, relay }) => {
  const say: ((frame: Buffer) => void)[] = [];
  await ana.page.routeWebSocket(/\/sync\//, (socket) => {
    socket.connectToServer();
    say.push((frame) => socket.send(frame));
  });
  await ana.startPlan();
  await ana.expectState('saved');
  const stranger = await StockParticipant.join(relay.url, await ana.invite('Editor'));
  const connections = say.length;
  await ana.saidSince();
  for (const frame of [Buffer.of(0, 2, 4, 9, 9, 9, 9), Buffer.of(255, 255, 255)]) {
    await ana.type(ana.vision, ' word');
    for (const each of say) each(frame);
  }
  await ana.type(ana.vision, ' last');
  await expect.poll(() => say.length, { message: 'a new connection' }).toBeGreaterThan(connections);
  await ana.expectState('saved');
  expect((await ana.saidSince()).map(({ saving }) => saving)).not.toContain('not-saved');
  await expect
    .poll(async () => (await stranger.readContent()).getXmlFragment('vision').toString())
    .toContain(' word word last');

  const notice = ana.page.getByText('Some of what came from the relay could not be read');
  await expect(notice).toBeHidden();
  await expect(async () => {
    for (const each of say) each(Buffer.of(0, 2, 4, 9, 9, 9, 9));
    await expect(notice).toBeVisible({ timeout: 1_000 });
  }, 'a relay that goes on so is named').toPass();
  await ana.type(ana.vision, ' still');
  await ana.expectState('saved');
  await ana.page.reload();
  await expect(ana.vision).toContainText('last still');
  await expect(notice).toBeHidden();
});

test('work that the relay refuses is shown with its words, kept, and goes only when its person says so', async ({
  ana,
}) => {
  let isDeaf = false;
  const refuse: (() => void)[] = [];
  await ana.page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => isDeaf || server.send(message));
    refuse.push(() => socket.send(Buffer.from(refusedFrame('no-right'))));
  });
  await ana.startPlan();
  await ana.expectState('saved');
  isDeaf = true;
  await ana.type(ana.vision, ' unwanted');
  isDeaf = false;
  for (const each of refuse) each();
  const notice = ana.page.getByText('1 piece of work could not be shared');
  await expect(notice).toBeVisible();
  await ana.expectState('saved');
  await expect(ana.vision).not.toContainText('unwanted');
  await ana.page.reload();
  await ana.page.getByRole('button', { name: 'Show it', exact: true }).click();
  const shelf = ana.page.getByRole('dialog');
  await expect(shelf.getByText('your role did not allow it')).toBeVisible();
  await expect(shelf.getByText('unwanted')).toBeVisible();
  await shelf.getByRole('button', { name: 'Remove from this device' }).click();
  await shelf.getByRole('button', { name: 'Yes, remove it for good' }).click();
  await expect(notice).toBeHidden();
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
  const relayOfPage = await switchRelay(page);
  await page.goto(ana.link.url.replace('localhost', 'lan.test'));
  expect(
    await page.evaluate(() => [isSecureContext, 'locks' in navigator, 'serviceWorker' in navigator]),
  ).toEqual([false, false, false]);
  await page.getByRole('button', { name: 'Start a new plan' }).click();
  await introduce(page, 'Ana');
  await page.getByRole('button', { name: 'Start the plan' }).click();
  const vision = page.getByRole('textbox', { name: 'Our vision' });
  await expect(page.getByText('works here only while connected')).toBeVisible();
  const expectState = (state: string): Promise<void> =>
    expect(page.locator('[data-sync]')).toHaveAttribute('data-sync', state, { timeout: 60_000 });
  await expectState('saved');

  // Only the device has the word now; the page itself still comes, as it would from a relay that has just started.
  await relayOfPage.cut();
  await vision.click();
  await page.keyboard.insertText(' journaled');
  await expectState('offline');
  await page.reload();
  await expect(vision).toContainText('journaled');
  await expectState('offline');
  await relayOfPage.letBack();
  await expectState('saved');
  await browser.close();
});
