import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

import { expect, type Locator, type Page, test } from '@playwright/test';

import { RelayProcess } from '../support/relay-process.ts';
import { StockParticipant } from '../support/stock-participant.ts';
import { Person } from './person.ts';

let directory: string;
let relay: RelayProcess;
let ana: Person;

test.beforeEach(async ({ browser }) => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-build-'));
  cpSync('client/dist', directory, { recursive: true });
  relay = await RelayProcess.start({ CLIENT_DIR: directory });
  ana = await Person.arrive(browser, 'Ana', relay.port);
});

test.afterEach(async () => {
  await ana.leave();
  await relay.dispose();
  rmSync(directory, { recursive: true, force: true });
});

const TEXT = new Set(['.js', '.css', '.html', '.webmanifest']);

/** What a build of changed sources leaves behind: every file that is named by its content has another name, and the old ones are gone. */
function serveNextBuild(): void {
  const assets = readdirSync(join(directory, 'assets')).filter((name) => extname(name) !== '.map');
  const next = new Map(assets.map((name) => [name, name.replace(/(\.[a-z0-9]+)$/, '-next$1')]));
  const texts = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    TEXT.has(extname(name)),
  );
  for (const name of texts) {
    let text = readFileSync(join(directory, name), 'utf8');
    for (const [from, to] of next) text = text.replaceAll(from, to);
    // The revision of the page in the worker's list.
    if (name === 'sw.js') text = text.replace(/(index\.html",revision:")[^"]+/, '$1the-next-one');
    writeFileSync(join(directory, name), text);
  }
  for (const [from, to] of next) {
    cpSync(join(directory, 'assets', from), join(directory, 'assets', to));
    rmSync(join(directory, 'assets', from));
  }
}

/** Is there on a page of the next build. A locator, since the page may be going while it is asked. */
function scriptOfNextBuild(page: Page): Locator {
  return page.locator('script[src*="-next.js"]').first();
}

test('a new version asks once in each tab, and neither tab loses a word that was written offline', async () => {
  test.slow();
  await ana.startPlan();
  await ana.expectState('saved');
  const reader = await StockParticipant.join(relay.url, await ana.invite('Reader'));
  await ana.expectShell();
  // Controlled by the worker of the first build, as any page but the very first is.
  await ana.page.reload();
  const first = ana.page;
  const second = await ana.context.newPage();
  await second.goto(first.url());
  const visionOf = (page: Page) => page.getByRole('textbox', { name: 'Our vision' });
  const offerOf = (page: Page) => page.getByText('A new version of Holdfast is ready.');
  await expect(visionOf(second)).toBeVisible();

  await ana.goOffline();
  await ana.type(visionOf(first), ' firstTab');
  await ana.type(visionOf(second), ' secondTab');
  await expect(visionOf(first)).toContainText('secondTab');
  serveNextBuild();
  await ana.goOnline();

  await test.step('both tabs ask, and none goes by itself', async () => {
    for (const page of [first, second]) await expect(offerOf(page)).toHaveCount(1);
    await expect(scriptOfNextBuild(first)).not.toBeAttached();
    await ana.type(visionOf(first), ' whileAsked');
  });

  await test.step('the first tab takes it', async () => {
    await first.getByRole('button', { name: 'Reload now' }).click();
    await expect(scriptOfNextBuild(first)).toBeAttached();
    for (const word of ['firstTab', 'secondTab', 'whileAsked'])
      await expect(visionOf(first)).toContainText(word);
    await expect(offerOf(first)).toBeHidden();
  });

  await test.step('the second, whose parts are gone from the server, still writes, and takes it too', async () => {
    await expect(offerOf(second)).toHaveCount(1);
    await ana.type(visionOf(second), ' stillHere');
    await second.getByRole('button', { name: 'Reload now' }).click();
    await expect(scriptOfNextBuild(second)).toBeAttached();
    await second.getByRole('button', { name: 'Share' }).click();
    await expect(second.getByRole('dialog')).toBeVisible();
  });

  const wordsAtRelay = async (): Promise<string> =>
    (await reader.readContent()).getXmlFragment('vision').toString();
  await expect.poll(wordsAtRelay).toContain('stillHere');
  for (const word of ['firstTab', 'secondTab', 'whileAsked']) expect(await wordsAtRelay()).toContain(word);
  await first.reload();
  await expect(visionOf(first)).toContainText('stillHere');
  await expect(offerOf(first)).toBeHidden();
});
