import { expect } from '@playwright/test';

import { Person } from './person.ts';
import { startTogether, test } from './scene.ts';

test('a facilitator whose only device is lost comes back by the printed code, governs the plan, and goes on on a phone', async ({
  browser,
  relay,
  ana,
  ben,
}) => {
  await startTogether(ana, ben);
  await ana.type(ana.title, 'Staying in school');
  await ana.expectState('saved');
  const code = await test.step('the code is made, and only the sheet is printed', async () => {
    await ana.page.getByRole('button', { name: 'More', exact: true }).click();
    await ana.page.getByRole('menuitem', { name: 'Recovery code…' }).click();
    const dialog = ana.page.getByRole('dialog', { name: 'Recovery code' });
    await dialog.getByRole('button', { name: 'Make a code' }).click();
    const groups = dialog.getByRole('list', { name: 'Your recovery code' }).getByRole('listitem');
    await expect(groups).toHaveCount(8);
    await ana.page.emulateMedia({ media: 'print' });
    const sheet = ana.page.locator('[data-print-alone]');
    await expect(sheet).toContainText('Staying in school');
    await expect(sheet).toContainText('Ana · Facilitator');
    await expect(dialog).toBeHidden();
    // What is not printed cannot have the focus, once the browser has drawn the sheet.
    await expect.poll(() => ana.page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await ana.page.emulateMedia({ media: null });
    return (await groups.allTextContents()).join(' ');
  });
  // Nobody lost the words: they are at the relay. The device is in other hands, and still on.
  const laptop = await Person.arrive(browser, 'Ana', relay.port);

  await test.step('a mistyped code says what is wrong, the right one who one is', async () => {
    await laptop.page.goto('/');
    await laptop.page.getByRole('link', { name: 'I have a code' }).click();
    const field = laptop.page.getByRole('textbox', { name: 'Your code' });
    await field.fill(code.slice(0, -5));
    await field.press('Enter');
    await expect(laptop.page.getByRole('alert')).toContainText('4 letters are missing');
    await field.fill(code.toLowerCase());
    await field.press('Enter');
    await expect(laptop.page.getByText('You are Ana, as: Facilitator.')).toBeVisible();
    await laptop.page.keyboard.press('Enter');
    await laptop.vision.waitFor();
    await laptop.expectState('saved');
    await expect(laptop.title).toHaveText('Staying in school');
  });

  await test.step('the lost device is put out, and what is typed there reaches nobody', async () => {
    await expect(ana.page.getByText('Your access to this plan from this device was ended')).toBeVisible();
    const dialog = ana.page.getByRole('dialog', { name: 'Recovery code' });
    await ana.page.keyboard.press('Escape');
    await expect(dialog.getByRole('alert')).toContainText('The code is not on paper yet');
    await dialog.getByRole('button', { name: 'I have it on paper' }).click();
    await expect(dialog).toBeHidden();
    await ana.type(ana.vision, 'By the finder. ');
    await expect(ana.vision).toContainText('By the finder.');
  });

  await test.step('there is still one Ana, and she governs the plan', async () => {
    const alone = laptop.page.getByRole('status').filter({ hasText: 'You are the only facilitator' });
    await alone.getByRole('button', { name: 'Name a second facilitator' }).click();
    const dialog = laptop.page.getByRole('dialog', { name: 'Share this plan' });
    await expect(dialog).toContainText('2 people can see this plan: 1 facilitator and 1 editor.');
    await dialog.getByRole('button', { name: 'Actions for Ben' }).click();
    await laptop.page.getByRole('menuitem', { name: 'Make: Facilitator' }).click();
    await expect(dialog.getByText('Ben is now: Facilitator.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(alone).toBeHidden();
    await laptop.type(laptop.vision, 'Back again. ');
    await expect(ben.vision).toContainText('Back again.');
    await expect(ben.vision).not.toContainText('By the finder.');
    await laptop.page.goto('/');
    await expect(laptop.page.getByRole('list', { name: 'Plans on this device' })).toContainText(
      'Staying in school',
    );
  });
  const phone = await Person.arrive(browser, 'Ana', relay.port, { viewport: { width: 390, height: 780 } });
  await test.step('a phone goes on as the same person, and both devices write', async () => {
    await laptop.page.getByRole('link', { name: /Staying in school/ }).click();
    await laptop.vision.waitFor();
    await laptop.page.getByRole('button', { name: 'More', exact: true }).click();
    await laptop.page.getByRole('menuitem', { name: 'Continue on another device…' }).click();
    const dialog = laptop.page.getByRole('dialog', { name: 'Continue on another device' });
    const groups = dialog.getByRole('list', { name: 'Code for your other device' }).getByRole('listitem');
    await expect(groups).toHaveCount(8);
    // As its camera opens it.
    await phone.page.goto(`/back#${(await groups.allTextContents()).join('-')}`);
    await expect(phone.page.getByText('You are Ana, as: Facilitator.')).toBeVisible();
    await phone.page.getByRole('button', { name: 'Go on here' }).click();
    await phone.takeThePencil();
    await phone.type(phone.vision, 'From my phone. ');
    await expect(dialog).toContainText('Your other device is in');
    await laptop.page.keyboard.press('Escape');
    await expect(laptop.vision).toContainText('From my phone.');
    await laptop.type(laptop.vision, 'From my laptop. ');
    await expect(phone.vision).toContainText('From my laptop.');
    await Promise.all([laptop.expectState('saved'), phone.expectState('saved')]);
    await ben.page.getByRole('button', { name: 'Share' }).click();
    await expect(ben.page.getByRole('dialog')).toContainText('2 people can see this plan: 2 facilitators.');
  });
  await phone.leave();
  await laptop.leave();
});
