import { expect, type Locator } from '@playwright/test';

import type { Person } from './person.ts';
import { test } from './scene.ts';

const TARGET = 'Absence rate';

/** Ana starts a plan with a target and a second line in its vision; Ben joins it. */
async function startTogether(ana: Person, ben: Person): Promise<void> {
  await ana.startPlan();
  await ana.addGoal('Nobody leaves unseen');
  await ana.addTarget('Nobody leaves unseen', TARGET);
  await ana.type(ana.vision, 'firstLine');
  await ana.vision.press('Enter');
  await ana.page.keyboard.type('secondLine', { delay: 15 });
  await ana.stepOut();
  await ana.expectState('saved');
  await ben.join(await ana.invite('Editor'));
  await expect(ben.vision).toContainText('secondLine');
  await expect(ben.target(TARGET)).toBeVisible();
}

/** Deletes the last line of the vision by the keyboard, first its words and then the line. */
async function removeLastLine(person: Person): Promise<void> {
  await person.vision.click();
  await person.vision.press('Control+End');
  await person.page.keyboard.press('Shift+Home');
  await person.page.keyboard.press('Backspace');
  await person.page.keyboard.press('Backspace');
  await person.stepOut();
}

function notice(person: Person, count: number): Locator {
  const words = count === 1 ? 'There is 1 place' : `There are ${count} places`;
  return person.page.getByRole('status').filter({ hasText: `${words} where your work and others’ met` });
}

test('what two people wrote without each other is shown to both, and each version can be chosen', async ({
  ana,
  ben,
}) => {
  test.slow();
  await startTogether(ana, ben);

  await test.step('Ana loses the network; both change the same value, and Ben takes away her line', async () => {
    ana.link.set('dropped');
    await ana.setSlot(ana.target(TARGET), 'Value to reach', '9.5');
    await ana.type(ana.vision, ' anaUnseen');
    await ana.stepOut();
    await ana.expectState('offline');
    await ben.setSlot(ben.target(TARGET), 'Value to reach', '8.5');
    await removeLastLine(ben);
    await expect(ben.vision).not.toContainText('secondLine');
    await ben.expectState('saved');
  });

  await test.step('she comes back: both are told, and a reload forgets nothing', async () => {
    ana.link.set('healthy');
    await ana.expectState('saved');
    await expect(notice(ana, 2)).toBeVisible();
    await expect(notice(ben, 1)).toBeVisible();
    await expect(ana.vision).not.toContainText('anaUnseen');
    await ana.page.reload();
    await expect(notice(ana, 2)).toBeVisible();
  });

  await test.step('she sees both versions, and who wrote the other', async () => {
    await notice(ana, 2).getByRole('button', { name: 'Show both versions' }).press('Enter');
    const dialog = ana.page.getByRole('dialog', { name: 'Where your work and others’ met' });
    const value = dialog.getByRole('listitem', { name: `Target “${TARGET}”: value to reach` });
    await expect(value).toContainText('9.5');
    await expect(value).toContainText('8.5');
    await expect(value).toContainText('You and Ben wrote different values.');
    await value.getByRole('button', { name: /^(Use|Keep) mine$/ }).press('Enter');
    await expect(value).toBeHidden();
    const words = dialog.getByRole('listitem', { name: 'Our vision' });
    await expect(words).toContainText('anaUnseen');
    await words.getByRole('button', { name: 'Put my words back' }).press('Enter');
    await expect(dialog).toContainText('Nothing is left to choose here.');
    await dialog.press('Escape');
    await expect(notice(ana, 1)).toBeHidden();
  });

  await test.step('what she chose is in the plan of both', async () => {
    await expect(ben.vision).toContainText('anaUnseen');
    await expect(ben.target(TARGET)).toContainText('9.5');
  });

  await test.step('Ben takes his value, and takes that back', async () => {
    await notice(ben, 1).getByRole('button', { name: 'Show both versions' }).click();
    const dialog = ben.page.getByRole('dialog', { name: 'Where your work and others’ met' });
    await dialog.getByRole('button', { name: /^(Use|Keep) mine$/ }).click();
    await expect(ana.target(TARGET)).toContainText('8.5');
    await dialog.press('Escape');
    await ben.page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click();
    await expect(ana.target(TARGET)).toContainText('9.5');
    await expect(notice(ben, 1)).toBeVisible();
  });
});
