/**
 * How long a person waits for a large plan, beside a bare editor that holds the same text: `pnpm bench:client`. One run
 * measures both in one browser on one machine; nothing else should run meanwhile. `views` as an argument measures the
 * views of a plan alone, `talk` the plan of which much is said.
 */
import { type Browser, chromium, type Page } from '@playwright/test';

import playwrightConfig from '../../../playwright.config.ts';
import { type Contestant, openBare, openHoldfast } from './contestants.ts';
import { COMMENTS, THREADS } from './large-discussion.ts';
import { ITEMS, LARGE_PLAN } from './large-plan.ts';
import { clickUntilShown, installProbe } from './probe.ts';
import { letThemType } from './typists.ts';
import { measureViews } from './views.ts';
import { IN_WHOLE_PLAN, WHOLE_PLAN } from './whole-plan.ts';

const LOADS = 5;
const KEYS = 150;
const TYPISTS = 5;
const SLOWER = 4;
/** Long enough that a slow page shows as figures, and not as a failure. */
const PATIENCE_MS = 60_000;

interface Figures {
  readonly firstEdit: number;
  readonly slowFirstEdit: number;
  readonly key: { readonly median: number; readonly p95: number };
  readonly slowInteraction: number;
}

const PARTS = ['editing', 'talk', 'views'] as const;
const named = PARTS.filter((part) => process.argv.includes(part));
const parts = new Set(named.length === 0 ? PARTS : named);

const opened: (() => Promise<unknown>)[] = [];
try {
  const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
  opened.push(() => browser.close());
  if (parts.has('editing') || parts.has('talk')) await measureEditing(browser);
  if (parts.has('views')) {
    const whole = await openHoldfast(browser, WHOLE_PLAN);
    opened.push(whole.dispose);
    await reportViews(whole);
  }
} finally {
  for (const close of opened.reverse()) await close();
}

async function measureEditing(browser: Browser): Promise<void> {
  const ours = await openHoldfast(browser, LARGE_PLAN);
  opened.push(ours.dispose);
  const bare = await openBare(browser, ours.doc);
  opened.push(bare.dispose);
  console.log(
    `${ITEMS} items; median of ${LOADS} loads, ${KEYS} keys, ${TYPISTS} others typing; Chromium ${browser.version()}\n`,
  );
  const limit = await measure(bare);
  if (parts.has('editing')) report([await measure(ours), limit], await measureClicks(ours.page));
  if (!parts.has('talk')) return;
  await ours.discuss();
  const underTalk = await measure(ours);
  report([underTalk, limit], await measureClicks(ours.page), await measureTalk(ours.page));
}

async function measure({ context, page, text, seats }: Contestant): Promise<Figures> {
  await context.addInitScript(installProbe, text);
  const devtools = await context.newCDPSession(page);
  const throttle = (rate: number) => devtools.send('Emulation.setCPUThrottlingRate', { rate });
  const firstEdit = await medianLoad(page);
  const stop = letThemType(await seats(TYPISTS));
  const keys = await typeKeys(page);
  stop();
  await throttle(SLOWER);
  const slowKeys = await typeKeys(page);
  const slowFirstEdit = await medianLoad(page);
  await throttle(1);
  return {
    firstEdit,
    slowFirstEdit,
    key: { median: quantile(keys.times, 0.5), p95: quantile(keys.times, 0.95) },
    slowInteraction: quantile(slowKeys.interactions, 0.98),
  };
}

async function medianLoad(page: Page): Promise<number> {
  const times: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    await page.reload();
    await page.waitForFunction(() => window.probe.firstEdit !== undefined, undefined, {
      timeout: PATIENCE_MS,
    });
    times.push(await page.evaluate(() => window.probe.firstEdit ?? Number.NaN));
  }
  return quantile(times, 0.5);
}

/** Types at the end of the text that has the focus, as fast as a quick typist. */
async function typeKeys(page: Page) {
  await page.keyboard.press('Control+End');
  await page.evaluate(() => {
    window.probe.keys = [];
    window.probe.interactions.clear();
  });
  await page.keyboard.type('the quick brown fox '.repeat(KEYS).slice(0, KEYS), { delay: 80 });
  await page.waitForFunction((count) => window.probe.keys.length >= count, KEYS, { timeout: PATIENCE_MS });
  return await page.evaluate(() => ({
    times: window.probe.keys,
    interactions: [...window.probe.interactions.values()],
  }));
}

/** Milliseconds until a panel is there, and until another section is. */
async function measureClicks(page: Page) {
  // What is out of sight is drawn after what is edited first, and the section of the address before the others.
  for (const row of ['measures', 'goals'])
    await page
      .locator(`[id^="${row}/"] button[aria-label^="Details"]`)
      .nth(LOADS)
      .waitFor({ state: 'attached', timeout: PATIENCE_MS });
  const panels: number[] = [];
  const sections: number[] = [];
  for (let round = 0; round < LOADS; round += 1) {
    const click = `[id^="goals/"]:nth-of-type(${round + 1}) button[aria-label^="Details"]`;
    panels.push(await page.evaluate(clickUntilShown, { click, shown: 'aside' }));
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
    const link = round % 2 === 0 ? 'a[href="#measures"]' : 'a[href="#vision"]';
    sections.push(await page.evaluate(clickUntilShown, { click: link, shown: 'main' }));
  }
  return { panel: quantile(panels, 0.5), section: quantile(sections, 0.5) };
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}

/** Milliseconds until what is said of the plan is there. */
async function measureTalk(page: Page): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < LOADS; round += 1) {
    const click = 'header button[aria-label^="Talk"]';
    times.push(await page.evaluate(clickUntilShown, { click, shown: '[data-thread]' }));
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click();
  }
  return quantile(times, 0.5);
}

function report(
  [plan, limit]: readonly [Figures, Figures],
  { panel, section }: { panel: number; section: number },
  talk?: number,
) {
  if (talk !== undefined) console.log(`\nwith ${THREADS} threads, ${COMMENTS} comments:\n`);
  const rows: readonly (readonly [string, number, number | undefined, number])[] = [
    ['from the device to the first edit', plan.firstEdit, limit.firstEdit, 1000],
    ['key to screen, median', plan.key.median, limit.key.median, 16],
    ['key to screen, p95', plan.key.p95, limit.key.p95, 50],
    ['panel open', panel, undefined, 100],
    ['another section', section, undefined, 100],
    ...(talk === undefined ? [] : [['what is said opens', talk, undefined, 100] as const]),
    [`${SLOWER}× slower: first edit`, plan.slowFirstEdit, limit.slowFirstEdit, 2500],
    [`${SLOWER}× slower: interaction, p98`, plan.slowInteraction, limit.slowInteraction, 200],
  ];
  console.log('| ms | Holdfast | bare Tiptap + Yjs | ratio | bar | |\n|---|---|---|---|---|---|');
  for (const [name, ms, peer, bar] of rows) {
    const beside = peer === undefined ? '– | –' : `${peer.toFixed(1)} | ${(ms / peer).toFixed(2)}`;
    console.log(`| ${name} | ${ms.toFixed(1)} | ${beside} | ${bar} | ${ms <= bar ? 'holds' : 'missed'} |`);
  }
}

/** The plan with everything in it: how long a view takes, a filter, and a key before and after other views were open. */
async function reportViews({ context, page, text }: Contestant): Promise<void> {
  await context.addInitScript(installProbe, text);
  await medianLoad(page);
  const before = await typeKeys(page);
  const { views, filters } = await measureViews(page);
  await page.locator(text).click();
  const after = await typeKeys(page);
  console.log(
    `\n${IN_WHOLE_PLAN}:\n\n| ms | first time | median | longest | bar | |\n|---|---|---|---|---|---|`,
  );
  for (const [name, times, bar] of [
    ...views.map(({ what, times }) => [what, times, 300] as const),
    ...filters.map(({ what, times }) => [what, times, 50] as const),
  ]) {
    const [first = Number.NaN] = times;
    const longest = Math.max(...times);
    const figures = [first, quantile(times, 0.5), longest].map((ms) => ms.toFixed(1)).join(' | ');
    console.log(`| ${name} | ${figures} | ${bar} | ${longest <= bar ? 'holds' : 'missed'} |`);
  }
  const [median, medianAfter] = [before, after].map(({ times }) => quantile(times, 0.5));
  const ratio = (medianAfter ?? Number.NaN) / (median ?? Number.NaN);
  console.log(
    `key to screen, median: ${median?.toFixed(1)} before any other view was open, ${medianAfter?.toFixed(1)} after all were: ${ratio.toFixed(2)} times`,
  );
}
