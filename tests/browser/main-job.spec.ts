import { systemClock, systemRandom } from '@holdfast/base';
import { type Field, isUnreadable, openPlan, type PlanSnapshot } from '@holdfast/plan-model';
import { expect, type Locator, test } from '@playwright/test';

import type { LinkMode } from '../support/faulty-link.ts';
import { RelayProcess } from '../support/relay-process.ts';
import { StockParticipant } from '../support/stock-participant.ts';
import { Person } from './person.ts';

let relay: RelayProcess;
let ana: Person;
let ben: Person;
let reader: StockParticipant;

test.beforeEach(async ({ browser }) => {
  relay = await RelayProcess.start();
  ana = await Person.arrive(browser, 'Ana', relay.port);
  ben = await Person.arrive(browser, 'Ben', relay.port);
});

test.afterEach(async () => {
  await ana.leave();
  await ben.leave();
  await relay.dispose();
});

/** Ana starts a plan with a goal and two targets; Ben joins it by her link. */
async function startTogether(): Promise<void> {
  await ana.startPlan();
  await ana.type(ana.title, 'Stay with us');
  await ana.type(ana.vision, ' visionary');
  await ana.addGoal('Nobody leaves unseen');
  await ana.addTarget('Nobody leaves unseen', 'Absence rate');
  await ana.addTarget('Nobody leaves unseen', 'Early leavers');
  await ana.expectState('saved');
  await ben.join(await ana.invite('Editor'));
  reader = await StockParticipant.join(relay.url, await ana.invite('Reader'));
  await expect(ben.goal('Nobody leaves unseen')).toBeVisible();
  await expect(ben.target('Early leavers')).toBeVisible();
  await expectSaved(ana);
}

/** What the plan holds when they begin to write in it together. */
const BEGUN = ['Stay with us', 'visionary', 'Nobody leaves unseen', 'Absence rate', 'Early leavers'];

/** What the relay hands to a newcomer. */
async function planAtRelay(): Promise<PlanSnapshot> {
  const doc = await reader.readContent();
  expect(doc.store.pendingStructs).toBeNull();
  const plan = openPlan(doc, { clock: systemClock, random: systemRandom, participantId: 'reader-reader' });
  const snapshot = plan.snapshot();
  plan.dispose();
  return snapshot;
}

async function wordsAtRelay(): Promise<string> {
  const { title, vision, goals, indicatorsById, targets } = await planAtRelay();
  return JSON.stringify([title, vision, goals, [...indicatorsById.values()], targets]);
}

/** "Saved" is said, and is the truth at that moment: one look at the relay finds every word that this person typed. */
async function expectSaved(person: Person): Promise<void> {
  await person.expectState('saved');
  expect(await missing(wordsAtRelay(), person.typed), `words of ${person.name} called saved`).toEqual([]);
}

/** What of a plan both a screen and the relay can be asked for: texts by their letters, and records in their order. */
interface Parts {
  readonly title: string;
  readonly vision: string;
  readonly goals: readonly string[];
  readonly indicators: readonly string[];
  readonly targetValues: readonly (number | null)[];
}

const letters = (text: string): string => text.replaceAll(/\s+/g, '');

async function partsAtRelay(): Promise<Parts> {
  const { title, vision, goals, targetsById, indicatorsById, links } = await planAtRelay();
  const targets = goals
    .flatMap(({ id }) => links.targetsByGoal.get(id) ?? [])
    .map((id) => targetsById.get(id));
  const indicators = targets.map((target) => indicatorsById.get(readable(target?.indicatorId)));
  return {
    title: letters(title.plainText),
    vision: letters(vision.plainText),
    goals: goals.map(({ statement }) => letters(readable(statement).plainText)),
    indicators: indicators.map((indicator) => letters(readable(indicator?.name))),
    targetValues: targets.map((target) => readable(target?.targetValue)),
  };
}

function readable<Value>(value: Field<Value> | undefined): Value {
  if (value === undefined || isUnreadable(value)) throw new Error('the relay holds what cannot be read');
  return value;
}

async function partsOnScreen({ page, title, vision }: Person): Promise<Parts> {
  const values = await namesOf(page.getByRole('button', { name: /^Value to reach: / }));
  const numbers = values.map((value) => /\d+(\.\d+)?/.exec(value)?.[0]);
  return {
    title: letters(await title.innerText()),
    vision: letters(await vision.innerText()),
    goals: (await page.getByRole('textbox', { name: /^Goal \d+/ }).allTextContents()).map(letters),
    indicators: (await namesOf(page.getByRole('button', { name: /^What is counted: / }))).map(letters),
    targetValues: numbers.map((number) => (number === undefined ? null : Number(number))),
  };
}

/** What stands behind the colon in the names of these buttons. */
async function namesOf(slots: Locator): Promise<readonly string[]> {
  const names = await slots.evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''));
  return names.map((name) => name.replace(/^.*?: /, ''));
}

/** Both screens show the same plan, letter by letter, and it is the relay's. */
async function expectEqual(): Promise<void> {
  for (const person of [ana, ben]) await person.stepOut();
  const areEqual = async (): Promise<boolean> => (await ana.words()) === (await ben.words());
  await expect.poll(areEqual, { message: 'both screens show the same words' }).toBe(true);
  const atRelay = await partsAtRelay();
  for (const person of [ana, ben]) {
    expect(await partsOnScreen(person), `the screen of ${person.name}, and the relay`).toEqual(atRelay);
  }
}

async function expectEverywhere(words: readonly string[]): Promise<void> {
  for (const person of [ana, ben]) {
    await expect
      .poll(() => missing(person.words(), words), { message: `words that ${person.name} misses` })
      .toEqual([]);
  }
  await expect
    .poll(() => missing(wordsAtRelay(), words), { message: 'words that the relay misses' })
    .toEqual([]);
}

async function missing(seen: Promise<string>, words: readonly string[]): Promise<string[]> {
  const text = await seen;
  return words.filter((word) => !text.includes(word));
}

test('two people write one plan, live', async () => {
  await startTogether();

  await test.step('both type in the same paragraph at once', async () => {
    await Promise.all([
      ana.type(ana.vision, ' anaAlpha anaBeta anaGamma', 'end'),
      ben.type(ben.vision, 'benAlpha benBeta benGamma ', 'start of the last line'),
    ]);
    for (const person of [ana, ben]) await expectSaved(person);
    const words = ['anaAlpha', 'anaBeta', 'anaGamma', 'benAlpha', 'benBeta', 'benGamma'];
    await expectEverywhere([...BEGUN, ...words]);
    await expect(ana.vision.getByText(/benAlpha.*anaGamma/), 'all of it in one line').toBeVisible();
  });

  await test.step('both change the same target at once', async () => {
    await Promise.all([
      ana.setSlot(ana.target('Absence rate'), 'Value to reach', '9,5'),
      ben.setSlot(ben.target('Absence rate'), 'Value to reach', '8.5'),
    ]);
    for (const person of [ana, ben]) await expectSaved(person);
    await expect
      .poll(
        async () =>
          (await ana.target('Absence rate').innerText()) === (await ben.target('Absence rate').innerText()),
      )
      .toBe(true);
    await expect(ana.target('Absence rate')).toContainText(/[89]\.5/);
    await expectEqual();
  });
});

const OFFLINE: readonly (LinkMode | 'relay killed')[] = ['frozen', 'dropped', 'refused', 'relay killed'];

for (const mode of OFFLINE) {
  test(`one loses the network (${mode}), reloads, goes on, and comes back`, async () => {
    test.slow();
    await startTogether();
    await ben.expectState('saved');
    await ben.expectShell();

    await test.step('the network goes, both write on', async () => {
      if (mode === 'relay killed') await relay.kill();
      else ben.link.set(mode);
      for (const person of [ana, ben]) await person.saidSince();
      await ben.type(ben.vision, ' benOffline');
      await ben.expectNeverCalledSaved();
      await ana.type(ana.vision, 'anaMeanwhile ', 'start');
      if (mode === 'relay killed') {
        await ana.expectState('offline');
        await ana.expectNeverCalledSaved();
      } else {
        await expectSaved(ana);
      }
      await ben.expectState('offline');
      await ben.expectNeverCalledSaved();
    });

    await test.step('Ben reloads without a network and goes on', async () => {
      await ben.page.reload();
      await expect(ben.vision).toContainText('benOffline');
      await ben.type(ben.vision, ' benReloaded');
      await ben.setSlot(ben.target('Early leavers'), 'Value to reach', '7.5');
      await expect(ben.sync).not.toHaveAttribute('data-waiting', '0');
      await ben.expectNeverCalledSaved();
    });

    await test.step('the network is back', async () => {
      if (mode === 'relay killed') await relay.start();
      else ben.link.set('healthy');
      for (const person of [ben, ana]) await expectSaved(person);
      await expectEverywhere([...BEGUN, 'benOffline', 'anaMeanwhile', 'benReloaded']);
      await expect(ana.target('Early leavers')).toContainText('7.5');
      expect(await wordsAtRelay()).toContain('7.5');
      await expectEqual();
    });
  });
}

test('the relay is killed in the middle of typing: what was acknowledged or shown to anyone stays', async () => {
  test.slow();
  await startTogether();
  for (let round = 0; round < 3; round += 1) {
    await expectSaved(ana);
    const acknowledged = [...ana.typed];
    const typing = ana.type(ana.vision, ` round${round}a round${round}b round${round}c`);
    await expect(ben.vision).toContainText(`round${round}a`);
    await relay.kill();
    await typing;
    const shownToBen = (await ben.words()).match(/round\d[abc]/g) ?? [];
    // Nobody gives the words back to the relay: it has them on its disk, or not at all.
    for (const person of [ana, ben]) person.link.set('refused');
    await relay.start();
    expect(await missing(wordsAtRelay(), [...acknowledged, ...shownToBen]), 'words that are gone').toEqual(
      [],
    );
    for (const person of [ana, ben]) await person.goOnline();
    await expectSaved(ana);
    await expectEverywhere([`round${round}a`, `round${round}b`, `round${round}c`]);
  }
  await expectEqual();
});
