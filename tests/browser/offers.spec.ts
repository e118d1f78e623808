import { expect } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { startTogether, test } from './scene.ts';

test('who may only comment by now offers what they wrote offline as suggestions, and one is accepted', async ({
  ana,
  ben,
}) => {
  await startTogether(ana, ben);
  await ana.type(ana.vision, 'We call every family within a week.');
  await expect(ben.vision).toContainText('a week.');
  await ana.expectState('saved');

  await test.step('Ben works without a network, and Ana makes him a commenter', async () => {
    await ben.goOffline();
    await ben.type(ben.vision, ' We ask how we can help.');
    await ben.addGoal('Nobody is forgotten');
    await ben.stepOut();
    await ben.expectState('offline');
    await ana.page.getByRole('button', { name: 'Share' }).click();
    const dialog = ana.page.getByRole('dialog', { name: 'Share this plan' });
    await dialog.getByRole('button', { name: 'Actions for Ben' }).click();
    await ana.page.getByRole('menuitem', { name: 'Make: Commenter' }).click();
    await expect(dialog.getByText('Ben is now: Commenter.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  const shelf = ben.page.getByRole('dialog', { name: 'Work that could not be shared' });
  const offers = shelf.getByRole('region', { name: 'What will be offered' });
  await test.step('his words are kept, and the list says what would be offered', async () => {
    await ben.goOnline();
    await expect(ben.page.getByText('1 piece of work could not be shared')).toBeVisible({ timeout: 30_000 });
    await ben.page.getByRole('button', { name: 'Show it', exact: true }).click();
    await shelf.getByRole('button', { name: 'Offer these changes as suggestions' }).click();
    await expect(offers.getByRole('listitem')).toHaveCount(2);
    await expect(offers.getByRole('listitem').first()).toContainText('We ask how we can help.');
    await expect(offers).toContainText('I added this goal, but it could not be shared:');
    await expect(offers.getByText('Nobody is forgotten')).toBeVisible();
    expect(await findingsOn(ben.page)).toEqual([]);
  });

  await test.step('he offers one and then the other, and neither twice', async () => {
    await offers.getByRole('checkbox', { name: 'Goals and targets' }).uncheck();
    await offers.getByRole('button', { name: 'Offer 1 change' }).click();
    await expect(offers.getByText('1 change is offered.')).toBeVisible();
    await expect(offers.getByRole('checkbox')).toHaveCount(1);
    await offers.getByRole('checkbox').check();
    await offers.getByRole('button', { name: 'Offer 1 change' }).click();
    await expect(offers.getByText('Offered', { exact: true })).toHaveCount(2);
    await expect(offers.getByRole('button', { name: /^Offer/ })).toBeHidden();
  });

  await test.step('all of it stays on the shelf until he removes it, also in a new page', async () => {
    await ben.expectState('saved');
    await ben.page.reload();
    await ben.page.getByRole('button', { name: 'Show it', exact: true }).click();
    await shelf.getByRole('button', { name: 'Offer these changes as suggestions' }).click();
    await expect(offers.getByText('Offered', { exact: true })).toHaveCount(2);
    await shelf.getByRole('button', { name: 'Remove from this device' }).click();
    await shelf.getByRole('button', { name: 'Yes, remove it for good' }).click();
    await expect(ben.page.getByText('1 piece of work could not be shared')).toBeHidden();
  });

  await test.step('Ana accepts the one, and reads the other', async () => {
    await ana.page.getByRole('button', { name: /^Talk/ }).click();
    const panel = ana.page.getByRole('complementary', { name: 'Talk' });
    await expect(panel).toContainText('I added this goal, but it could not be shared: Nobody is forgotten');
    await panel.getByRole('button', { name: 'Accept' }).click();
    await expect(ana.vision).toContainText('within a week. We ask how we can help.');
    await ana.expectState('saved');
    await expect(ben.page.getByRole('main')).toContainText('within a week. We ask how we can help.');
  });
});

test('who may only read by now is told why nothing can be offered, and saves a file', async ({
  ana,
  ben,
}) => {
  await startTogether(ana, ben);
  await ana.type(ana.vision, 'We call every family.');
  await expect(ben.vision).toContainText('family.');
  await ben.goOffline();
  await ben.type(ben.vision, ' Each week.');
  await ana.page.getByRole('button', { name: 'Share' }).click();
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Actions for Ben' }).click();
  await ana.page.getByRole('menuitem', { name: 'Make: Reader' }).click();
  await expect(ana.page.getByRole('dialog').getByText('Ben is now: Reader.')).toBeVisible();
  await ben.goOnline();
  await ben.page.getByRole('button', { name: 'Show it', exact: true }).click({ timeout: 30_000 });
  const shelf = ben.page.getByRole('dialog', { name: 'Work that could not be shared' });
  await expect(shelf).toContainText('You can only read this plan now, so you cannot offer these changes.');
  await expect(shelf.getByRole('button', { name: /^Offer/ })).toBeHidden();
  await expect(shelf.getByRole('button', { name: 'Save as a file' })).toBeVisible();
});
