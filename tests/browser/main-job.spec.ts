import { systemClock, systemRandom } from '@holdfast/base';
import { openPlan, type PlanSnapshot } from '@holdfast/plan-model';
import { expect, test } from '@playwright/test';

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
}

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

/** Both screens show the same plan, letter by letter, and its vision is the relay's. */
async function expectEqual(): Promise<void> {
  for (const person of [ana, ben]) await person.stepOut();
  const areEqual = async (): Promise<boolean> => (await ana.words()) === (await ben.words());
  await expect.poll(areEqual, { message: 'both screens show the same words' }).toBe(true);
  const letters = (text: string): string => text.replaceAll(/\s+/g, '');
  const { vision } = await planAtRelay();
  expect(letters(await ana.vision.innerText())).toBe(letters(vision.plainText));
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
    await expectEverywhere(['anaAlpha', 'anaBeta', 'anaGamma', 'benAlpha', 'benBeta', 'benGamma']);
    await expect(ana.vision.getByText(/benAlpha.*anaGamma/), 'all of it in one line').toBeVisible();
  });

  await test.step('both change the same target at once', async () => {
    await Promise.all([
      ana.setSlot(ana.target('Absence rate'), 'Value to reach', '9,5'),
      ben.setSlot(ben.target('Absence rate'), 'Value to reach', '8.5'),
    ]);
    await ana.expectState('saved');
    await ben.expectState('saved');
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
    await ben.saidSince();

    await test.step('the network goes, both write on', async () => {
      if (mode === 'relay killed') await relay.kill();
      else ben.link.set(mode);
      await ben.type(ben.vision, ' benOffline');
      expect(await ben.saidSince(), 'a change that only this device has is never called saved').not.toContain(
        'saved',
      );
      await ana.type(ana.vision, 'anaMeanwhile ', 'start');
      if (mode === 'relay killed') await ana.expectState('offline');
      else await ana.expectState('saved');
      await ben.expectState('offline');
    });

    await test.step('Ben reloads without a network and goes on', async () => {
      await ben.page.reload();
      await expect(ben.vision).toContainText('benOffline');
      await ben.type(ben.vision, ' benReloaded');
      await ben.setSlot(ben.target('Early leavers'), 'Value to reach', '7.5');
      await expect(ben.sync).not.toHaveAttribute('data-waiting', '0');
      expect(await ben.saidSince()).not.toContain('saved');
    });

    await test.step('the network is back', async () => {
      if (mode === 'relay killed') await relay.start();
      else ben.link.set('healthy');
      await ben.expectState('saved');
      await ana.expectState('saved');
      await expectEverywhere(['visionary', 'benOffline', 'anaMeanwhile', 'benReloaded']);
      await expect(ana.target('Early leavers')).toContainText('7.5');
      expect(await wordsAtRelay()).toContain('7.5');
      await expectEqual();
    });
  });
}

test('the relay is killed in the middle of typing: what was acknowledged or shown to anyone stays', async () => {
  await startTogether();
  for (let round = 0; round < 3; round += 1) {
    const typing = ana.type(ana.vision, ` round${round}a round${round}b round${round}c`);
    await expect(ben.vision).toContainText(`round${round}a`);
    await relay.kill();
    await typing;
    const shownToBen = (await ben.words()).match(/round\d[abc]/g) ?? [];
    await relay.start();
    await ana.expectState('saved');
    const stored = await wordsAtRelay();
    expect(shownToBen.filter((word) => !stored.includes(word))).toEqual([]);
    await expectEverywhere([`round${round}a`, `round${round}b`, `round${round}c`]);
  }
  await expectEqual();
});
