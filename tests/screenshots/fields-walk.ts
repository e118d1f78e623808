import type { Locator } from '@playwright/test';

import type { Scene } from './scene.ts';
import { ACTOR, GOAL, INDICATOR, MEASURE } from './school-plan.ts';

/** What one opens of a thing, and how the picture of it is called. */
type Slots = readonly (readonly [state: string, slot: string])[];

/** Values that stand below a thing or at the end of a section: each open where it stands. */
export async function walkThroughFields(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.openPlan();
  await scene.takeThePencil();
  await page.locator('#reviews').waitFor();
  await openEach(scene, page.locator('main'), [
    ['field-summary', say`The plan in a few sentences:`],
    ['field-country', say`Country:`],
    ['field-region', say`Region:`],
    ['field-languages', say`Languages of the plan:`],
    ['field-methods', say`How we find it out:`],
    ['field-who-evaluates', say`Who finds it out:`],
    ['field-plan-status', say`How far the plan is:`],
    ['field-adopted-on', say`Day on which it was adopted:`],
  ]);
  await showLine(scene, 'set-aside', say`Set aside for all measures together:`);
  await inDetails(scene, GOAL, [
    ['field-goal-accountable', say`Who answers for it:`],
    ['field-leads-to', say`What will be different when it is reached:`],
  ]);
  await inDetails(scene, INDICATOR, [
    ['field-breakdowns', say`Parts that are counted by themselves:`],
    ['field-collector', say`Who collects the numbers:`],
    ['field-target-accountable', say`Who answers for it:`],
    ['field-target-reasons', say`The reasons that it is about:`],
    ['field-level', say`Where it shows:`],
  ]);
  await inDetails(scene, MEASURE, [
    ['field-measure-targets', say`Which targets it helps:`],
    ['field-measure-resources', say`What it takes:`],
    ['field-budget', say`Money set aside for it:`],
  ]);
  await inDetails(scene, 'Lindner & Sons, joinery', [['field-area', say`Where they work:`]]);
  await inDetails(scene, 'Company trainers’ circle', [
    ['field-organisation', say`Whom they belong to:`],
    ['field-checked-on', say`Last looked whether this is still so:`],
  ]);
  await inDetails(scene, ACTOR, [['field-body', say`What this body is for:`]]);
  await seeNumber(scene);
}

/** A number with its part of the learners and how it was found. */
async function seeNumber(scene: Scene): Promise<void> {
  const { page, say, panel } = scene;
  await scene.show('progress');
  const row = page.getByRole('listitem').filter({ hasText: 'Year 1, joinery and metal' }).last();
  await row.waitFor();
  await bringIn(row);
  await scene.take('number-part');
  await row.getByRole('button', { name: say`Details of` }).click();
  await panel.waitFor();
  await openEach(scene, panel, [
    ['field-part', say`Part of the learners:`],
    ['field-method', say`How it was found:`],
    ['field-note', say`Note:`],
  ]);
}

async function inDetails(scene: Scene, title: string, slots: Slots): Promise<void> {
  const { page, say, panel } = scene;
  await scene
    .button(say`Details of “${title}”`)
    .first()
    .click();
  await page.getByRole('heading', { name: title, level: 2 }).waitFor();
  await openEach(scene, panel, slots);
  await scene
    .button(say`Close`)
    .last()
    .click();
}

async function openEach(scene: Scene, place: Locator, slots: Slots): Promise<void> {
  for (const [state, name] of slots) {
    const slot = place.getByRole('button', { name }).first();
    await bringIn(slot);
    await slot.click();
    await scene.take(state);
    await scene.closeTop();
  }
}

async function showLine(scene: Scene, state: string, words: string): Promise<void> {
  await bringIn(scene.page.getByText(words).first());
  await scene.take(state);
}

async function bringIn(place: Locator): Promise<void> {
  await place.evaluate((element) => element.scrollIntoView({ block: 'center' }));
}
