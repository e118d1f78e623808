import type { Page } from '@playwright/test';

import { untilDrawn } from './probe.ts';

const ROUNDS = 5;
/** What comes once the page is idle has come by then. */
const IDLE_MS = 1500;

/** What is in a view as soon as it is drawn. */
const SHOWN = {
  board: '[data-list="measures/running"] > [data-row]',
  timeline: '[data-timeline] [data-bar]',
  roles: '[role=grid] [aria-rowindex]',
  plan: 'main [data-row]',
} as const;
type View = keyof typeof SHOWN;

const FILTERS = ['status=running', '', 'group=learner', '', 'status=idea&status=done', ''];

export interface Waits {
  readonly what: string;
  /** The first one is that of a page in which the view was not open yet. */
  readonly times: readonly number[];
}

/** How long each view takes from the press of its tab until what is in sight of it is in a frame, and each filter in each view. */
export async function measureViews(page: Page): Promise<{
  readonly views: readonly Waits[];
  readonly filters: readonly Waits[];
}> {
  const times: Record<View | 'inTheMiddle', number[]> = {
    board: [],
    timeline: [],
    roles: [],
    plan: [],
    inTheMiddle: [],
  };
  await settle(page);
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.evaluate(() => window.scrollTo(0, 0));
    for (const view of ['board', 'timeline', 'roles', 'plan'] as const)
      times[view].push(await open(page, view));
    await goToTheMiddle(page);
    times.board.push(await open(page, 'board'));
    times.inTheMiddle.push(await open(page, 'plan'));
  }
  const filters: Waits[] = [];
  for (const view of ['plan', 'board', 'timeline', 'roles'] as const) {
    if (view === 'plan') await goToTheMiddle(page);
    else await open(page, view);
    const taken: number[] = [];
    for (const search of FILTERS) {
      taken.push(await page.evaluate(untilDrawn, { search }));
      await settle(page);
    }
    filters.push({ what: `a filter: ${view}`, times: taken });
  }
  await open(page, 'plan');
  return {
    views: [
      { what: 'board, from the plan', times: times.board },
      { what: 'timeline, from the board', times: times.timeline },
      { what: 'who does what, from the timeline', times: times.roles },
      { what: 'plan at its top, from who does what', times: times.plan },
      { what: 'plan in its middle, from the board', times: times.inTheMiddle },
    ],
    filters,
  };
}

async function open(page: Page, view: View): Promise<number> {
  const ms = await page.evaluate(untilDrawn, {
    click: `[role=tab][id$="-${view}"]`,
    shown: SHOWN[view],
  });
  await settle(page);
  return ms;
}

/** What is out of sight is drawn while the page is idle; nobody does anything else before that. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll<HTMLElement>('main li:empty')].every(({ offsetParent }) => !offsetParent),
    undefined,
    { timeout: 60_000 },
  );
  await page.waitForTimeout(IDLE_MS);
}

/** Somebody reads among the measures. */
async function goToTheMiddle(page: Page): Promise<void> {
  await page.evaluate(() =>
    document.querySelector('[data-list="measures"] > :nth-child(120)')?.scrollIntoView({ block: 'start' }),
  );
  await settle(page);
}
