import type { Scene } from './scene.ts';
import { INDICATOR, SECOND_INDICATOR } from './school-plan.ts';

const HOUR_MS = 3_600_000;

/** What one sees after working without the others: what they changed, where edits met, and what waits. */
export async function walkApart(scene: Scene): Promise<void> {
  await comeBack(scene);
  await meet(scene);
  await waitForDays(scene);
}

/** Ana is away for three hours; Ben goes on. */
async function comeBack(scene: Scene): Promise<void> {
  const { ana, ben, page, say } = scene;
  await scene.openPlan();
  await ana.expectState('saved');
  await page
    .getByRole('link', { name: say`My plans` })
    .first()
    .click();
  await page.getByRole('list', { name: say`Plans on this device` }).waitFor();
  await scene.take('my-plans');
  await ben.type(ben.vision, ' We ask early.');
  await ben.setSlot(ben.target(SECOND_INDICATOR), 'Value to reach', '90');
  await ben.addGoal('Families know whom to call');
  await ben.stepOut();
  await ben.expectState('saved');
  await page.clock.setSystemTime(Date.now() + 3 * HOUR_MS);
  await scene.openPlan();
  const show = scene.button(say`Show what changed`);
  await show.waitFor();
  await scene.take('back-after-a-while');
  await show.click();
  await page.getByRole('dialog').waitFor();
  await scene.take('what-changed');
  await scene
    .button(say`I have read it`)
    .last()
    .click();
  await show.waitFor({ state: 'hidden' });
  await ana.expectState('saved');
}

/** Both give one value without seeing the other's. */
async function meet(scene: Scene): Promise<void> {
  const { ana, ben, page, say } = scene;
  await scene.takeThePencil();
  ana.link.set('dropped');
  const target = page
    .getByRole('listitem')
    .filter({ has: scene.button(say`What is counted: ${INDICATOR}`) })
    .last();
  await target.getByRole('button', { name: say`Value to reach:` }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await ana.expectState('offline');
  await scene.take('offline');
  await ben.setSlot(ben.target(INDICATOR), 'Value to reach', '6.5');
  await ben.expectState('saved');
  ana.link.set('healthy');
  await ana.expectState('saved');
  const show = scene.button(say`Show both versions`);
  await show.waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await scene.take('edits-met');
  await show.click();
  await page.getByRole('dialog').waitFor();
  await scene.take('both-versions');
  await scene.closeTop();
}

/** Four days without a network, a backup file, and good-bye to the device. */
async function waitForDays(scene: Scene): Promise<void> {
  const { ana, page, say } = scene;
  await ana.goOffline();
  await scene.vision.click();
  await page.keyboard.type('Unsent ');
  await ana.stepOut();
  await ana.expectState('offline');
  await page.clock.setFixedTime(Date.now() + 96 * HOUR_MS);
  await scene.goTo('/');
  const save = scene.button(say`Save a backup file`);
  await save.waitFor();
  await scene.take('backup-due');
  const download = page.waitForEvent('download');
  await save.click();
  const file = await (await download).path();
  for (const [state, chosen] of [
    ['restore', file],
    ['restore-wrong-file', 'package.json'],
  ] as const) {
    const chooser = page.waitForEvent('filechooser');
    await scene.button(say`Restore from a backup file`).click();
    await (await chooser).setFiles(chosen);
    await page.getByRole('dialog').locator('h2').waitFor();
    await scene.take(state);
    await scene.closeTop();
  }
  await scene.goTo('/me');
  await page.getByRole('checkbox').waitFor();
  await scene.take('me');
  await scene.button(say`Leave no trace on this device…`).click();
  const remove = scene.button(say`Remove everything, also what is only here`);
  await remove.waitFor();
  await scene.take('leave-device');
  await remove.click();
  await page.waitForURL('**/left');
  await scene.goTo('/left');
  await page.getByRole('heading', { name: say`Nothing of yours is on this device` }).waitFor();
  await scene.take('left');
}
