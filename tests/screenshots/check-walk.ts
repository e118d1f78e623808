import type { Scene } from './scene.ts';

/** What is missing in a plan of a few weeks: the badges, a question with what is wrong with an answer, the recommendations. */
export async function walkThroughCheck(scene: Scene): Promise<void> {
  const { page, say, panel } = scene;
  await scene.openPlan();
  await scene.takeThePencil();
  await scene.choose(say`More`, say`What is missing`);
  const badge = panel.getByRole('listitem', { name: say`Made and done together` });
  await badge.waitFor();
  await scene.take('check');
  await badge
    .getByRole('button', { name: say`Answer: Nobody stands in the plan for` })
    .first()
    .click();
  await panel.getByRole('combobox').waitFor();
  await panel.getByRole('button', { name: say`Save` }).click();
  await panel
    .getByText(say`Please write a few words.`)
    .filter({ visible: true })
    .waitFor();
  await badge.scrollIntoViewIfNeeded();
  await scene.take('check-question');
  await page.keyboard.press('Escape');
  await panel.getByText(say`Show the recommendations`).click();
  await panel
    .getByText(say`There is sport and culture for all`)
    .last()
    .scrollIntoViewIfNeeded();
  await scene.take('check-recommendations');
  const alone = panel.locator('[data-rule=R39]');
  await alone.getByText(say`What counts`).click();
  await alone.getByRole('button', { name: say`This does not apply here` }).scrollIntoViewIfNeeded();
  await scene.take('check-what-counts');
}
