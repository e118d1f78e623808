import type { Scene } from './scene.ts';
import { INDICATOR } from './school-plan.ts';

/** The chapter on how it goes: what was found, and a number that is not written down. */
export async function walkThroughGoes(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.openPlan();
  await scene.takeThePencil();
  const slider = page.getByRole('slider', { name: INDICATOR });
  await page.locator('#progress').evaluate((element) => element.scrollIntoView());
  await slider.waitFor();
  await slider.scrollIntoViewIfNeeded();
  await page.locator('#progress canvas').first().waitFor();
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  // What comes late above it has moved it.
  await slider.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await scene.take('numbers');
  await scene
    .button(say`Show as a table`)
    .last()
    .click();
  await scene.take('numbers-table');
  await scene.button(say`Add a number for “${INDICATOR}”`).click();
  const people = page.getByRole('textbox', { name: say`About how many people` });
  await people.fill('7');
  await people.scrollIntoViewIfNeeded();
  await scene.take('number-hidden');
  await people.fill('');
  await scene.closeTop();
  await scene.closeTop();
  await openLibrary(scene);
  await seeSelf(scene);
  await review(scene);
}

async function openLibrary(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await page.locator('#goals').evaluate((element) => element.scrollIntoView());
  const target = page
    .getByRole('listitem')
    .filter({ has: scene.button(say`What is counted: ${INDICATOR}`) })
    .last();
  await target.getByRole('button', { name: say`Add a step on the way` }).waitFor();
  await target.scrollIntoViewIfNeeded();
  await scene.take('target-whole');
  await target.getByRole('button', { name: say`Value to reach:` }).click();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await target.getByRole('button', { name: say`Say that it should rise` }).waitFor();
  await scene.take('target-remarks');
  await scene
    .button(say`Undo`)
    .first()
    .click();
  await scene
    .button(say`Choose from the library for`)
    .last()
    .click();
  await page.getByRole('listbox').waitFor();
  await scene.take('library');
  await scene.closeTop();
  await scene.button(say`Details of what is counted: “${INDICATOR}”`).click();
  await page.getByRole('heading', { name: INDICATOR, level: 2 }).waitFor();
  await scene.take('details-indicator');
  await scene
    .button(say`Close`)
    .last()
    .click();
}

async function seeSelf(scene: Scene): Promise<void> {
  const { page, say } = scene;
  for (const [view, points] of [1, 4].entries()) {
    await scene.button(say`Add a view of “${'Our strategy'}”`).click();
    await scene
      .button(say`Points:`)
      .nth(view)
      .click();
    await page.getByRole('menuitemradio').nth(points).click();
  }
  await scene.show('assessments');
  await scene.take('self-check');
}

async function review(scene: Scene): Promise<void> {
  const { page, say } = scene;
  const look = page.getByRole('textbox', { name: say`Add what you want to look at` });
  await look.fill('Did the calls help?');
  await look.press('Enter');
  await scene.show('evaluations');
  await scene.take('evaluations');
  await scene.button(say`Months between two reviews:`).click();
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  const plan = page.getByRole('textbox', { name: say`Plan a review` });
  await plan.fill('Review in spring');
  await plan.press('Enter');
  await scene.show('reviews');
  await scene.take('reviews');
}
