import type { Scene } from './scene.ts';
import { ACTOR, MEASURE } from './school-plan.ts';

/** What is done: the help for staff, who does what, and a welcoming place. */
export async function walkThroughDeeds(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.openPlan();
  await page.locator('#practices-keyWorker').waitFor();
  for (const section of [
    'staff',
    'roles',
    'practices',
    'practices-climateSurvey',
    'practices-employerOffer',
  ]) {
    await scene.show(section);
    await scene.take(section);
  }
  await scene.takeThePencil();
  await page.locator('#community').evaluate((element) => element.scrollIntoView({ block: 'end' }));
  await scene.take('community-end');
  if (!scene.setting.isPhone) {
    await page.getByRole('gridcell').nth(9).click();
    await page.getByRole('menu').waitFor();
    await scene.take('roles-choice');
    await scene.closeTop();
  }
  for (const [state, title] of [
    ['details-measure-whole', MEASURE],
    ['details-actor-whole', ACTOR],
    ['details-practice', 'Football and cooking on Fridays'],
  ] as const) {
    await scene.button(say`Details of “${title}”`).click();
    await page.getByRole('heading', { name: title, level: 2 }).waitFor();
    await scene.take(state);
    await scene
      .button(say`Close`)
      .last()
      .click();
  }
}
