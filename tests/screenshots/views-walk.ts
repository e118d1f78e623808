import type { Scene } from './scene.ts';
import { MEASURE, SECOND_MEASURE } from './school-plan.ts';

/** The plan by status and in time, and with a part of it shown. */
export async function walkThroughViews(scene: Scene): Promise<void> {
  await lookAtBoard(scene);
  await lookAtTimeline(scene);
  await filter(scene);
}

async function lookAtBoard(scene: Scene): Promise<void> {
  const { page, say, setting } = scene;
  await scene.openView('board');
  await page.locator('[data-list="measures/idea"]').waitFor();
  await scene.takeThePencil();
  await scene.take('board');
  if (setting.isPhone) {
    await page.getByRole('combobox', { name: say`Status`, exact: true }).selectOption('measures/agreed');
    await scene.take('board-agreed');
  }
  await scene.button(say`Actions for the measure “${MEASURE}”`).click();
  await page.getByRole('menu').waitFor();
  await scene.take('board-menu');
  await page.getByRole('menuitem', { name: say`Dropped` }).click();
  await scene.button(say`Say why`).waitFor();
  await scene.take('board-dropped');
  await scene.button(say`Actions for the measure “${MEASURE}”`).click();
  await page.getByRole('menuitem', { name: say`Agreed` }).click();
}

async function lookAtTimeline(scene: Scene): Promise<void> {
  const { page, say, setting } = scene;
  await scene.openView('timeline');
  await page.locator('[data-timeline]').waitFor();
  await scene.takeThePencil();
  await scene.take('timeline', 'page');
  await scene
    .button(say`Months of “${SECOND_MEASURE}”`)
    .first()
    .click();
  await page.getByRole('menu').waitFor();
  await scene.take('timeline-menu');
  await page.getByRole('menuitem', { name: say`Set the months…` }).click();
  await page.getByRole('dialog').waitFor();
  await scene.take('timeline-months');
  await scene.closeTop();
  if (setting.isPhone) return;
  await scene.button(say`Show as a list`).click();
  await scene.take('timeline-list', 'page');
}

async function filter(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.openView('board', '&status=running&group=teacher&cause=gone');
  await scene.button(say`Show all`).waitFor();
  await scene.take('filter-board');
  await scene.openView('plan', '&status=running');
  await page
    .locator('#measures')
    .getByRole('button', { name: say`Show all` })
    .waitFor();
  await scene.show('measures');
  await scene.take('filter-plan');
  await scene.openView('timeline', '&status=done');
  await page.getByText(say`Nothing in this plan matches what you filter by.`).waitFor();
  await scene.take('filter-nothing');
}
