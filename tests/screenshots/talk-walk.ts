import { expect, type Locator } from '@playwright/test';

import { selectWords } from '../browser/select-words.ts';
import type { Scene } from './scene.ts';
import { ACTOR, GOAL, MEASURE, SECOND_INDICATOR, SECOND_MEASURE } from './school-plan.ts';
import type { SchoolTalk } from './school-talk.ts';

/** What is said of the plan, suggested for it and heard elsewhere, and what it says to one person. */
export async function walkThroughTalk(scene: Scene, toComment: string): Promise<void> {
  const talk = await scene.beginTalk(toComment);
  await readTalk(scene, talk);
  await hide(scene);
  await suggest(scene);
  await decide(scene, talk);
  await whoWasHeard(scene, talk);
  await howItGoes(scene);
  await forMe(scene, talk);
  talk.end();
}

/** What is drawn anew at this moment is not waited for to stand still. */
async function bringIn(place: Locator): Promise<void> {
  await place.evaluate((element) => element.scrollIntoView({ block: 'center' }));
}

async function show(scene: Scene, filter: string): Promise<void> {
  await scene.panel.getByLabel(scene.say`Show`, { exact: true }).selectOption(filter);
}

async function readTalk(scene: Scene, talk: SchoolTalk): Promise<void> {
  const { page, say, panel } = scene;
  await scene.openPlan('talk');
  await panel.getByText(say`Nobody has said anything yet.`).waitFor();
  await scene.take('talk-empty');
  await scene.openPlan();
  const last = await talk.talk();
  // What came before Talk is opened is new there.
  await scene.button(say`${'1'} open comment on “${MEASURE}”`).waitFor();
  await scene.openPlan('talk');
  await panel.getByText(last).waitFor();
  await scene.take('talk-new');
  await show(scene, say`Open`);
  await scene.take('talk');
  await panel
    .getByRole('button', { name: say`More about what ${'Olga'} said` })
    .last()
    .click();
  await page.getByRole('menu').waitFor();
  await scene.take('talk-menu');
  await scene.closeTop();
  await panel
    .getByRole('button', { name: say`Say what became of it` })
    .first()
    .click();
  await scene.take('talk-answer');
  await scene.closeTop();
  await show(scene, say`Closed`);
  await scene.take('talk-closed');
  await panel.getByText(say`How we talk here`).click();
  await bringIn(panel.getByText(say`Please write nothing here`));
  await scene.take('talk-rules');
}

async function hide(scene: Scene): Promise<void> {
  const { page, say, panel } = scene;
  await show(scene, say`Open`);
  await panel
    .getByRole('listitem')
    .filter({ hasText: 'Tim, is never there' })
    .getByRole('button', { name: say`More about what` })
    .click();
  await page.getByRole('menuitem', { name: say`Hide from others` }).click();
  await panel
    .getByRole('textbox', { name: say`Why? Everybody reads the reason` })
    .fill('It names a learner.');
  await scene.take('talk-hide');
  await panel.getByRole('button', { name: say`Hide from others` }).click();
  await panel.getByText('It names a learner.').waitFor();
  await scene.take('talk-hidden');
}

/** Forms in which something else is suggested. */
async function suggest(scene: Scene): Promise<void> {
  const { page, say, panel } = scene;
  await scene.openPlan();
  await page.getByText('we ask why').first().waitFor();
  const begin = scene.button(say`Suggest a change`);
  // The part that reads the selection comes after the plan.
  await expect(async () => {
    await page.evaluate(selectWords, 'we work on the reason');
    await begin.waitFor({ timeout: 1000 });
  }).toPass();
  await scene.take('selection-tools');
  await begin.click();
  await panel.getByRole('textbox', { name: say`What shall stand there instead?` }).fill('we help at once');
  await scene.take('suggest-words');
  await panel.getByRole('button', { name: say`Throw it away` }).click();
  await scene.openPlan();
  await scene
    .button(say`Details of “${SECOND_INDICATOR}”`)
    .first()
    .click();
  await panel.getByRole('button', { name: say`Suggest another value` }).click();
  await panel.getByRole('textbox', { name: say`Why?` }).fill('Nobody believes 95 of 100.');
  await scene.take('suggest-value');
  await panel.getByRole('button', { name: say`Throw it away` }).click();
}

/** What others suggested: in the text, in a value, and for what was changed since. */
async function decide(scene: Scene, talk: SchoolTalk): Promise<void> {
  const { page, say, panel } = scene;
  const last = await talk.suggest();
  await scene.openPlan('talk');
  await show(scene, say`Suggestions that wait`);
  await panel.getByText(last).first().waitFor();
  await scene.take('suggestions');
  await bringIn(panel.getByText(say`This was changed since`));
  await scene.take('suggestion-changed');
  await scene.openPlan();
  await bringIn(page.locator('[data-text=vision]'));
  await page.waitForFunction(() => CSS.highlights.get('holdfast-suggestions')?.size === 2);
  await scene.take('suggestion-in-text');
  await scene.openPlan('talk');
  await show(scene, say`Suggestions that wait`);
  const words = panel.getByRole('listitem').filter({ hasText: 'we listen' });
  await words.getByRole('button', { name: say`Not, because …` }).click();
  await scene.take('suggestion-decline');
  await scene.closeTop();
  await words.getByRole('button', { name: say`Accept` }).click();
  await scene.take('suggestion-accepted');
  await show(scene, say`Closed`);
  await panel.getByText(say`Accepted by ${'Ana'}`).waitFor();
  await bringIn(panel.getByText(say`Accepted by ${'Ana'}`));
  await scene.take('suggestion-closed');
}

async function whoWasHeard(scene: Scene, talk: SchoolTalk): Promise<void> {
  const { say, panel } = scene;
  talk.hear();
  await scene.openPlan('heard');
  await panel.locator('[data-chair=employer][data-taken=true]').waitFor();
  await scene.take('heard');
  await bringIn(panel.getByText('In the workshop nobody asks us'));
  await scene.take('heard-voices');
  await panel
    .getByRole('button', { name: say`Record a voice: ` })
    .first()
    .click();
  await panel.getByLabel(say`They agree that their words`).check();
  await panel.getByRole('button', { name: say`Record it` }).click();
  await scene.take('heard-voice-form');
  await scene.openPlan();
  await scene.button(say`Details of “${GOAL}”`).click();
  await panel.getByText('Chair of the parents’ board').waitFor();
  await bringIn(scene.page.locator('[data-chosen]'));
  await scene.take('goal-endorsed');
  await panel.getByRole('button', { name: say`Add a group’s yes` }).click();
  await panel.getByRole('button', { name: say`Record it` }).click();
  await scene.take('goal-endorsement-form');
}

async function howItGoes(scene: Scene): Promise<void> {
  const { say, panel } = scene;
  await scene.openPlan();
  await scene.button(say`Details of “${SECOND_MEASURE}”`).click();
  await panel.getByText('31 calls in November').waitFor();
  await scene.take('progress');
  await panel.getByRole('button', { name: say`Say how it goes` }).click();
  await panel.getByRole('textbox', { name: say`What was done?` }).fill('Everybody was called.');
  await panel.getByRole('textbox', { name: say`Done so far, in %` }).fill('a lot');
  await panel.getByRole('button', { name: say`Post` }).click();
  await scene.take('progress-form');
  await panel.getByRole('button', { name: say`Not now` }).click();
  await panel.getByRole('checkbox', { name: 'Class teachers of year 1' }).check();
  await scene.take('progress-this-is-me');
}

async function forMe(scene: Scene, talk: SchoolTalk): Promise<void> {
  const { say, panel } = scene;
  const words = 'Does our council stand here rightly?';
  await scene.openPlan();
  await scene.button(say`Details of “${ACTOR}”`).click();
  const comment = panel.getByRole('textbox', { name: say`Comment` });
  await comment.fill(words);
  await scene.take('talk-writing');
  await comment.press('Control+Enter');
  await talk.answer(words, 'It does. They choose two speakers each year.');
  await scene.openPlan('me');
  await panel.getByText('They choose two speakers').first().waitFor();
  await scene.take('for-me-news');
}
