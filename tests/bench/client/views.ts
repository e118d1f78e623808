import type { Page } from '@playwright/test';

import { clickUntilShown, filterUntilShown } from './probe.ts';

const ROUNDS = 5;
/** What is out of sight is drawn while the page is idle; nobody opens another view before that. */
const SETTLED_MS = 3000;

/** What is in a view as soon as it is drawn. */
const SHOWN = {
  board: '[data-list="measures/running"] > [data-row]',
  timeline: '[data-timeline] [data-bar]',
  plan: '[data-list="goals"] > [data-row]',
} as const;
type View = keyof typeof SHOWN;

const FILTERS = ['status=running', '', 'group=learner', '', 'status=idea&status=done', ''];

interface ViewTimes {
  readonly view: string;
  /** The first one is that of a page in which the view was not open yet. */
  readonly times: readonly number[];
}

/** How long each view takes from the press of its tab until it is in a frame, and each filter in each view. */
export async function measureViews(page: Page): Promise<{
  readonly views: readonly ViewTimes[];
  readonly filters: readonly ViewTimes[];
}> {
  const times: Record<View, number[]> = { board: [], timeline: [], plan: [] };
  await page.waitForTimeout(SETTLED_MS);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const view of ['board', 'timeline', 'plan'] as const) times[view].push(await open(page, view));
  const filters: ViewTimes[] = [];
  for (const view of ['plan', 'board', 'timeline'] as const) {
    if (view !== 'plan') await open(page, view);
    const taken: number[] = [];
    for (const filter of FILTERS) {
      taken.push(await page.evaluate(filterUntilShown, filter));
      await page.waitForTimeout(SETTLED_MS);
    }
    filters.push({ view, times: taken });
  }
  await open(page, 'plan');
  return { views: Object.entries(times).map(([view, taken]) => ({ view, times: taken })), filters };
}

async function open(page: Page, view: View): Promise<number> {
  const ms = await page.evaluate(clickUntilShown, {
    click: `[role=tab][id$="-${view}"]`,
    shown: SHOWN[view],
  });
  await page.waitForTimeout(SETTLED_MS);
  return ms;
}
