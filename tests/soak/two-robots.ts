/**
 * Two people edit one plan for MINUTES, in two real pages, as fast as people do. What the pages keep in memory after
 * everything unreachable is collected may grow by a tenth from the end of the warm-up to the end, and both must hold
 * the same words. Beside them stands a page that holds the document alone, of the same changes.
 */
import { strict as assert } from 'node:assert';

import { seededRandom } from '@holdfast/base';
import { chromium } from '@playwright/test';
import * as Y from 'yjs';

import playwrightConfig from '../../playwright.config.ts';
import { Person } from '../browser/person.ts';
import { RelayProcess } from '../support/relay-process.ts';
import { StockParticipant } from '../support/stock-participant.ts';
import { openBareDocument } from './bare-document.ts';
import { openGauge, type Reading } from './heap.ts';
import { measureOf, Robot } from './robot.ts';

const MINUTES = Number(process.env['MINUTES'] ?? 30);
/** Caches fill, code is compiled, and the undo stack gets to its length. */
const WARM_UP_MINUTES = Math.max(1, MINUTES / 6);
const MOST_GROWTH = 0.1;
const MINUTE_MS = 60_000;
const GOAL = 'Nobody leaves unseen';

const opened: (() => Promise<unknown>)[] = [];
try {
  const relay = await RelayProcess.start();
  opened.push(() => relay.dispose());
  const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
  opened.push(() => browser.close());
  const people = [
    await Person.arrive(browser, 'Ana', relay.port),
    await Person.arrive(browser, 'Ben', relay.port),
  ];
  // Begun by somebody else, so that no robot can take back what all of them need.
  const cleo = await Person.arrive(browser, 'Cleo', relay.port);
  await cleo.startPlan();
  await cleo.addGoal(GOAL);
  await cleo.addTarget(GOAL, 'Absence rate');
  const line = cleo.page.getByRole('textbox', { name: 'Add a measure' });
  for (const person of people) {
    await line.fill(measureOf(person));
    await line.press('Enter');
  }
  await cleo.expectState('saved');
  const invitation = await cleo.invite('Editor');
  await cleo.leave();
  for (const person of people) {
    opened.push(() => person.leave());
    await person.join(invitation);
  }
  const reader = await StockParticipant.join(relay.url, invitation);

  const bare = await openBareDocument(browser, reader);
  opened.push(bare.dispose);

  const seed = Number(process.env['SEED'] ?? 1);
  const robots = people.map((person, at) => new Robot(person, GOAL, seededRandom(seed + at)));
  const gauges = await Promise.all(people.map(({ page }) => openGauge(page)));
  const readings: (readonly Reading[])[] = [];
  console.log('minute | edits | document kB | Ana MB, nodes, listeners | Ben MB, nodes, listeners | bare MB');
  for (let minute = 0; minute < MINUTES; minute += 1) {
    const until = Date.now() + MINUTE_MS;
    await Promise.all(robots.map((robot) => robot.workUntil(until)));
    for (const person of people) {
      await person.expectState('saved');
      // What the page notes for tests is no part of what it holds for people.
      await person.saidSince();
    }
    const reading = await Promise.all(gauges.map((gauge) => gauge.read()));
    readings.push(reading);
    const limit = (await bare.read()).heapBytes / 1e6;
    const edits = robots.map((robot) => robot.edits).join(' + ');
    const bytes = Y.encodeStateAsUpdate(await reader.readContent()).length;
    const figures = [...reading.map(inWords), limit.toFixed(2)];
    console.log([minute + 1, edits, (bytes / 1000).toFixed(0), ...figures].join(' | '));
  }

  const words = await Promise.all(people.map((person) => person.words()));
  assert.equal(words[0], words[1], 'both read the same');
  for (const robot of robots) assert(robot.edits > MINUTES * 10, 'the robots have worked');
  const growth = people.map((_, at) => growthOf(readings.map((each) => each[at]?.heapBytes ?? Number.NaN)));
  console.log(`growth since minute ${WARM_UP_MINUTES}: ${growth.map(inPercent).join(' and ')}`);
  for (const each of growth)
    assert(each < MOST_GROWTH, `the heap grows by less than ${inPercent(MOST_GROWTH)}`);
} finally {
  for (const close of opened.reverse()) await close();
}

function growthOf(heaps: readonly number[]): number {
  const [first, last] = [heaps[Math.ceil(WARM_UP_MINUTES) - 1], heaps.at(-1)];
  assert(first !== undefined && last !== undefined);
  return last / first - 1;
}

function inWords({ heapBytes, nodes, listeners }: Reading): string {
  return `${(heapBytes / 1e6).toFixed(2)}, ${nodes}, ${listeners}`;
}

function inPercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
