import type { Scene } from './scene.ts';
import { SECOND_MEASURE } from './school-plan.ts';
import { CAUSE } from './school-why.ts';

/** Why learners leave, and what can be done there. */
export async function walkThroughWhy(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.openPlan();
  await page.locator('#causes').getByText(CAUSE).first().waitFor();
  if (scene.setting.isPhone) {
    await scene.show('causes');
    await scene.take('why-causes-reading');
  }
  await scene.takeThePencil();
  for (const section of ['profiles', 'causes', 'outcomes']) {
    await scene.show(section);
    await scene.take(`why-${section}`);
  }
  await scene.show('causes');
  await scene.button(say`Add what shows it: “${CAUSE}”`).click();
  await scene.take('why-add-evidence');
  await choose(scene, 'causes', say`Choose from a list`);
  await scene.take('why-ready-causes');
  await scene.closeTop();
  await choose(scene, 'profiles', say`Choose learners from a list`);
  await scene.take('why-ready-profiles');
  await scene.closeTop();
  await scene.show('profiles');
  await scene
    .button(say`How many they are:`)
    .first()
    .click();
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await scene.take('why-too-few');
  await scene.closeTop();
  await lookAround(scene);
}

async function lookAround(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.openPlan();
  await scene.takeThePencil();
  await page.locator('#causes').getByText(CAUSE).first().waitFor();
  await scene.button(say`Details of “${CAUSE}”`).click();
  await page.getByRole('heading', { name: CAUSE, level: 2 }).waitFor();
  await scene.take('why-details-cause');
  await scene.button(say`How it hangs together`).click();
  await page.getByRole('img').first().waitFor();
  await scene.take('why-trace');
  await scene.button(SECOND_MEASURE).last().click();
  await scene.take('why-trace-broken');
  await scene.closeTop();
}

async function choose(scene: Scene, section: string, button: string): Promise<void> {
  await scene.page.locator(`#${section}`).getByRole('button', { name: button }).click();
  await scene.page.getByRole('dialog').waitFor();
}
