import { expect, type Locator } from '@playwright/test';

import { findingsOn } from './axe.ts';
import type { Person } from './person.ts';
import { startTogether, test } from './scene.ts';

const CAUSE = 'I look after my sister';

test('two people say why learners leave and what shows it, apart, and both find all of it', async ({
  ana,
  ben,
}) => {
  await startTogether(ana, ben);

  await test.step('Ana writes a reason, and Ben sees it', async () => {
    await addCause(ana, CAUSE);
    await expect(cause(ben, CAUSE)).toBeVisible();
    await ana.expectState('saved');
    expect(await findingsOn(ana.page)).toEqual([]);
  });

  await test.step('Ana loses the network, and both go on at the same reason', async () => {
    await ana.goOffline();
    await addEvidence(ana, CAUSE, 'Six of nine care for somebody');
    await pick(ana, CAUSE, 'What it has to do with', 'family');
    await ana.expectState('offline');
    await addEvidence(ben, CAUSE, 'Absence doubled in spring');
    await addMeasure(ben, CAUSE, 'A later first lesson');
    await addCause(ben, 'The bus comes too late');
    await ben.expectState('saved');
  });

  await test.step('her work outlives the page, and then both have all of it', async () => {
    await ana.page.reload();
    await expect(cause(ana, CAUSE)).toContainText('Six of nine care for somebody');
    await ana.goOnline();
    await ana.expectState('saved');
    for (const person of [ana, ben]) {
      const found = cause(person, CAUSE);
      await expect(found).toContainText('Seen in numbers, not known yet: Six of nine care for somebody');
      await expect(found).toContainText('Absence doubled in spring');
      await expect(found).toContainText('It has to do with family');
      await expect(found).toContainText('What we do about it: A later first lesson.');
      await expect(cause(person, 'The bus comes too late')).toBeVisible();
      const measure = person.page.getByRole('textbox', { name: /^Measure \d+/ });
      await expect(measure.filter({ hasText: 'A later first lesson' })).toBeVisible();
    }
  });

  await test.step('Ben chooses one from the list by the keyboard alone', async () => {
    await ben.page.locator('#causes').getByRole('button', { name: 'Choose from a list' }).press('Enter');
    const list = ben.page.getByRole('dialog', { name: 'Reasons that others have named' });
    await list.getByRole('searchbox').fill('way there');
    const [found] = await list.getByRole('listitem').getByRole('button').allTextContents();
    expect(await findingsOn(ben.page)).toEqual([]);
    await ben.page.keyboard.press('ArrowDown');
    await ben.page.keyboard.press('Enter');
    await expect(list.getByRole('listitem').getByText('in the plan').first()).toBeVisible();
    await ben.page.keyboard.press('Escape');
    await expect(list).toBeHidden();
    await expect(cause(ana, found ?? 'a reason')).toBeVisible();
  });
});

function cause(person: Person, statement: string): Locator {
  const item = person.page.locator('#causes').getByRole('listitem').filter({ hasText: statement });
  return item.first();
}

async function addCause(person: Person, statement: string): Promise<void> {
  const line = person.page.getByRole('textbox', { name: 'Add a reason' });
  await line.fill(statement);
  await line.press('Enter');
  await expect(cause(person, statement)).toBeVisible();
}

async function addEvidence(person: Person, statement: string, summary: string): Promise<void> {
  const name = `Add what shows it: “${statement}”`;
  await person.page.getByRole('button', { name }).click();
  const line = person.page.getByRole('textbox', { name });
  await line.fill(summary);
  await line.press('Enter');
  await expect(cause(person, statement)).toContainText(summary);
}

async function addMeasure(person: Person, statement: string, title: string): Promise<void> {
  const name = `Add a measure against “${statement}”`;
  await person.page.getByRole('button', { name }).click();
  const line = person.page.getByRole('textbox', { name });
  await line.fill(title);
  await line.press('Enter');
}

async function pick(person: Person, statement: string, slot: string, choice: string): Promise<void> {
  await cause(person, statement)
    .getByRole('button', { name: `${slot}:` })
    .click();
  await person.page.getByRole('menuitemradio', { name: choice, exact: true }).click();
}
