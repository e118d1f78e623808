import type { Scene } from './scene.ts';
import { ACTOR, GOAL, INDICATOR, MEASURE } from './school-plan.ts';

/** Everything that one sees of a plan while the network is there. */
export async function walkThroughPlan(scene: Scene): Promise<void> {
  await look(scene);
  await write(scene);
  await openPanels(scene);
  await openDialogs(scene);
  await bringInTable(scene);
  await remove(scene);
  await keepVersion(scene);
  await mixDirections(scene);
}

async function look(scene: Scene): Promise<void> {
  const { page } = scene;
  await scene.openPlan();
  await page.getByRole('figure').first().waitFor();
  if (scene.setting.isPhone) await scene.take('plan-reading');
  await scene.takeThePencil();
  await scene.take('plan');
  for (const section of ['community', 'goals', 'measures', 'progress']) {
    await scene.show(section);
    await scene.take(`plan-${section}`);
  }
  await scene.take('plan-whole', 'page');
}

async function write(scene: Scene): Promise<void> {
  const { page, say } = scene;
  const target = page
    .getByRole('listitem')
    .filter({ has: scene.button(say`What is counted: ${INDICATOR}`) })
    .last();
  await target.getByRole('button', { name: say`Value to reach:` }).click();
  await scene.take('slot-number');
  await page.keyboard.type('a lot');
  await page.keyboard.press('Enter');
  await scene.take('slot-problem');
  await scene.closeTop();
  await target.getByRole('button', { name: say`Month to reach it:` }).click();
  await scene.take('slot-month');
  await scene.closeTop();
  await scene
    .button(say`Who does it:`)
    .first()
    .click();
  await scene.take('slot-pick');
  await scene.closeTop();
  await scene
    .button(say`Status:`)
    .first()
    .click();
  await scene.take('status-menu');
  await scene.closeTop();
  await scene.vision.click();
  // Its tools stand above it.
  await page.evaluate(() => window.scrollTo(0, 0));
  await scene.take('editor');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' /');
  await page.getByRole('listbox').waitFor();
  await scene.take('insert-menu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('@');
  await page.getByRole('listbox').waitFor();
  await scene.take('mention-menu');
  await page.keyboard.press('Escape');
  for (const key of ['Backspace', 'Backspace']) await page.keyboard.press(key);
  await scene.ana.stepOut();
}

async function openPanels(scene: Scene): Promise<void> {
  const { page, say } = scene;
  for (const [state, title] of [
    ['details-goal', GOAL],
    ['details-target', INDICATOR],
    ['details-measure', MEASURE],
    ['details-actor', ACTOR],
  ] as const) {
    // A target is named as the numbers below it are.
    await scene
      .button(say`Details of “${title}”`)
      .first()
      .click();
    await page.getByRole('heading', { name: title, level: 2 }).waitFor();
    await scene.take(state);
    await scene
      .button(say`Close`)
      .last()
      .click();
  }
  await scene.openPlan('me');
  await scene.panel.getByText(say`Nothing is new for you just now.`).waitFor();
  await scene.take('for-me');
  await scene.openPlan('people');
  await scene.panel.getByText('Ben').first().waitFor();
  await scene.take('people');
  if (!scene.setting.isPhone) return;
  await scene.openPlan('chapters');
  await scene.panel.waitFor();
  await scene.take('chapters');
}

async function openDialogs(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.openPlan();
  await scene.takeThePencil();
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox').waitFor();
  await scene.take('find');
  await scene.closeTop();
  await scene.choose(say`More`, say`Keys`);
  await page.getByRole('dialog').waitFor();
  await scene.take('keys');
  await scene.closeTop();
  await scene.button(say`Actions for the measure “${MEASURE}”`).click();
  await page.getByRole('menu').waitFor();
  await scene.take('menu');
  await page.getByRole('menuitem', { name: say`Move to…` }).click();
  await page.getByRole('dialog').waitFor();
  await scene.take('move');
  await scene.closeTop();
  await scene.button(say`Share`).click();
  await scene.button(say`Make an invitation link`).click();
  await page.getByRole('textbox', { name: say`Invitation link for:` }).waitFor();
  await scene.take('share');
  await scene.closeTop();
  await scene.choose(say`More`, say`Recovery code…`);
  await scene.button(say`Make a code`).click();
  await page.getByRole('list', { name: say`Your recovery code` }).waitFor();
  await scene.take('recovery-code');
  await scene.closeTop();
  await page.getByText(say`The code is not on paper yet.`).waitFor();
  await scene.take('recovery-not-on-paper');
  await scene.button(say`I have it on paper`).click();
  await scene.choose(say`More`, say`Continue on another device…`);
  await page.getByRole('list', { name: say`Code for your other device` }).waitFor();
  await scene.take('another-device');
  await scene.closeTop();
}

/** Rows of which some are right, some can be mended, and some are there already. */
const TABLE = [
  'Title\tStatus\tFrom\tUntil\tWho\tBudget\tColour',
  'Homework club on Thursdays\tin progress\t3/4/2027\t2027/28\tYouth centre Riverside; parents\t€ 400\tred',
  'A buddy for the first month\tperhaps\t5/6/2027\tJune 2026\tlearners\t\tblue',
  '\tidea\t\tsoon\t\t\t',
  `${MEASURE}\tplanned\t\t\t\t\t`,
].join('\n');

async function bringInTable(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.openPlan();
  await scene.takeThePencil();
  await scene.choose(say`More`, say`Bring in a table…`);
  const table = page.getByRole('textbox', { name: say`The table, with its headings` });
  await table.waitFor();
  await scene.take('import-source');
  await table.fill('Name;Date of birth\nAna;2010-02-01');
  await scene.button(say`Go on`).click();
  await page.getByRole('alert').filter({ hasText: 'Date of birth' }).waitFor();
  await scene.take('import-refused');
  await table.fill(TABLE);
  await scene.button(say`Go on`).click();
  await page.getByRole('listitem').filter({ hasText: 'Budget' }).last().waitFor();
  await scene.take('import-columns');
  await scene.button(say`Go on`).click();
  await page.getByRole('table').waitFor();
  await scene.take('import-preview');
  await page.getByRole('table').scrollIntoViewIfNeeded();
  await page.getByRole('checkbox').last().scrollIntoViewIfNeeded();
  await scene.take('import-preview-rows');
  await scene.button(say`Begin again`).click();
  await scene.closeTop();
}

async function remove(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.choose(
    say`Actions for the measure “${'A way back after a broken contract'}”`,
    say`Remove this measure`,
  );
  await page.getByRole('alertdialog').waitFor();
  await scene.take('removed-message');
  await scene.openPlan('removed');
  await scene.panel.getByRole('listitem').waitFor();
  await scene.take('removed');
}

async function keepVersion(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.openPlan('versions');
  const name = page.getByRole('textbox', { name: say`Name of the version to keep` });
  await name.fill('Before the meeting');
  await name.press('Enter');
  await scene.button(say`Read “${'Before the meeting'}”`).waitFor();
  await scene.take('versions');
  await scene.button(say`Read “${'Before the meeting'}”`).click();
  await scene.button(say`Back to the plan`).waitFor();
  await scene.take('version-read');
}

/** Lists whose items run in different directions, as where families write in their own language. */
async function mixDirections(scene: Scene): Promise<void> {
  const { page } = scene;
  await scene.openPlan();
  await scene.takeThePencil();
  await scene.vision.click();
  await page.keyboard.press('Control+End');
  for (const line of [
    '1. Teachers call home on the first day.',
    'نتصل بالعائلات في اليوم الأول.',
    'Families know the number.',
  ]) {
    await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- من الساعة 8 حتى 12');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nobody waits.');
  await scene.take('mixed-directions');
  await scene.ana.stepOut();
}
