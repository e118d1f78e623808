import { expect } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { introduce, Person } from './person.ts';
import { startTogether, test } from './scene.ts';

test('a facilitator sees who is in the plan, changes what they may do, and withdraws a link', async ({
  ana,
  ben,
}) => {
  await startTogether(ana, ben);
  const { page } = ana;
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this plan' });
  await expect(dialog).toContainText('2 people can see this plan: 1 facilitator and 1 editor.');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Ben' })).toContainText('last here');

  await test.step('a new role holds within two seconds, and a last facilitator stays one', async () => {
    await dialog.getByRole('button', { name: 'Actions for Ben' }).click();
    await page.getByRole('menuitem', { name: 'Make: Reader' }).click();
    await expect(dialog.getByText('Ben is now: Reader.')).toBeVisible();
    await expect(ben.vision).toBeHidden({ timeout: 2_000 });
    await dialog.getByRole('button', { name: 'Actions for Ana' }).click();
    await page.getByRole('menuitem', { name: 'Make: Editor' }).click();
    await dialog.getByRole('button', { name: 'Give the rights away' }).click();
    await expect(dialog).toContainText('a plan needs at least one facilitator');
    await dialog.getByRole('button', { name: 'Leave it as it is' }).click();
  });

  await test.step('a link says what it is for, and lets nobody in once it is withdrawn', async () => {
    await dialog.getByText('More choices').click();
    await dialog.getByLabel('How many people can use it').selectOption('30 people');
    await dialog.getByLabel('A note for yourself').fill('Parents’ evening');
    await dialog.getByRole('button', { name: 'Make an invitation link' }).click();
    await expect(dialog.getByText('This link works only on this computer')).toBeVisible();
    const link = dialog
      .getByRole('list', { name: 'Invitation links' })
      .getByRole('listitem')
      .filter({ hasText: 'Parents’ evening' });
    await expect(link).toContainText('Editor · used 0 of 30 times · until');
    await link.getByRole('button', { name: 'Withdraw…' }).click();
    await link.getByRole('button', { name: 'Withdraw the link' }).click();
    await expect(link).toBeHidden();
    await expect(dialog.getByText('This link was withdrawn.')).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: /^Invitation link/ })).toBeHidden();
  });

  await test.step('whoever is removed is out, and what they wrote stays', async () => {
    await dialog.getByRole('button', { name: 'Actions for Ben' }).click();
    await page.getByRole('menuitem', { name: 'Remove from the plan…' }).click();
    await dialog.getByRole('button', { name: 'Remove Ben' }).click();
    await expect(dialog).toContainText('1 person can see this plan');
    await expect(ben.page.getByText('access')).toBeVisible();
  });
});

test('a parent who came twice is one person, once a facilitator says so, and their words stay where they are', async ({
  browser,
  relay,
  ana,
}) => {
  const [phone, laptop] = [
    await Person.arrive(browser, 'Olga', relay.port),
    await Person.arrive(browser, 'Olga P.', relay.port),
  ];
  await ana.startPlan();
  await ana.addGoal('Nobody leaves unseen');
  for (const each of [phone, laptop]) {
    const { pathname, hash } = new URL(await ana.invite('Commenter'));
    await each.page.goto(pathname + hash);
    await introduce(each.page, each.name);
    await each.page.getByRole('button', { name: 'Join the plan' }).click();
    await each.expectState('saved');
  }
  const forMe = laptop.page.getByRole('complementary', { name: 'For me' });
  const share = ana.page.getByRole('dialog', { name: 'Share this plan' });
  const people = share.getByRole('list', { name: 'People in this plan' });

  await test.step('what is answered to the one is nothing to the other', async () => {
    await phone.page.getByRole('button', { name: 'Details of “Nobody leaves unseen”' }).click();
    await phone.page.getByRole('textbox', { name: 'Comment' }).fill('Who calls us?');
    await phone.page.getByRole('button', { name: 'Send' }).click();
    await ana.page.getByRole('button', { name: 'Talk, 1 new' }).click();
    const talk = ana.page.getByRole('complementary', { name: 'Talk' });
    await talk.getByRole('button', { name: 'Reply' }).click();
    await ana.page.keyboard.type('The tutor does.');
    await ana.page.keyboard.press('Control+Enter');
    await expect(phone.page.getByText('The tutor does.')).toBeVisible();
    await expect(laptop.page.getByRole('button', { name: 'Talk, 1 new' })).toBeVisible();
    await laptop.page.getByRole('button', { name: 'More', exact: true }).click();
    await laptop.page.getByRole('menuitem', { name: 'For me' }).click();
    await expect(forMe).toBeVisible();
    await expect(forMe).not.toContainText('The tutor does.');
  });

  await test.step('a facilitator says without a network that they are one person, and everybody sees it', async () => {
    await ana.page.getByRole('button', { name: 'Share' }).click();
    await expect(share).toContainText('3 people can see this plan');
    await ana.goOffline();
    await expect(share.getByText('Inviting works only while connected.')).toBeVisible();
    await people.getByRole('button', { name: 'Actions for Olga', exact: true }).click();
    await ana.page.getByRole('menuitem', { name: 'Same person as…' }).click();
    const other = people.getByRole('option', { name: /^Olga P\. · Teachers · Commenter · / });
    await people.getByLabel('Olga is the same person as').selectOption(await other.getAttribute('value'));
    await expect(people.getByText('Are “Olga” and “Olga P.” one person?')).toBeVisible();
    expect(await findingsOn(ana.page)).toEqual([]);
    await people.getByRole('button', { name: 'They are one person' }).click();
    await expect(people.getByText('also as Olga')).toBeVisible();
    await expect(share).toContainText('2 people can see this plan');
    await ana.goOnline();
    await expect(forMe).toContainText('The tutor does.');
    await phone.page.getByRole('button', { name: 'Share' }).click();
    await expect(phone.page.getByRole('dialog').getByText('also as Olga')).toBeVisible();
  });

  await test.step('what was said by the other name is theirs to find, and not theirs to take back', async () => {
    const { page } = laptop;
    await page.getByRole('button', { name: /^Talk/ }).click();
    await page.getByLabel('Show', { exact: true }).selectOption('Where I spoke');
    await expect(page.getByText('Olga · also as Olga P.')).toBeVisible();
    await page.getByRole('button', { name: 'More about what Olga said' }).click();
    await expect(page.getByRole('menuitem', { name: /I agree/ })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Take my words back' })).toBeHidden();
    await page.keyboard.press('Escape');
  });

  await test.step('it can be ended', async () => {
    await people.getByRole('button', { name: 'Actions for Olga', exact: true }).click();
    await ana.page.getByRole('menuitem', { name: 'Not the same person…' }).click();
    await people.getByRole('button', { name: 'They are not one person' }).click();
    await expect(people.getByText('also as Olga')).toBeHidden();
    await expect(laptop.page.getByText('Olga · also as Olga P.')).toBeHidden();
  });
  await Promise.all([phone.leave(), laptop.leave()]);
});
