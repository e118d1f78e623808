import { expect, type Locator } from '@playwright/test';
import * as Y from 'yjs';

import { StockParticipant } from '../support/stock-participant.ts';
import { findingsOn } from './axe.ts';
import type { Person } from './person.ts';
import { startTogether, test } from './scene.ts';

const GOAL = 'Nobody leaves unseen';
const ABSENCE = 'Absence';
const SHOWN = 12.41;
/** Found about seven learners. */
const HIDDEN = 31.73;

test('two people choose a target from the library and see what each of them found, but not what is about too few', async ({
  ana,
  ben,
  relay,
}) => {
  await startTogether(ana, ben);
  await ana.addGoal(GOAL);
  await ana.page.getByRole('button', { name: `Choose from the library for “${GOAL}”` }).click();
  const search = ana.page.getByRole('searchbox', { name: 'Find in the library' });
  expect(await findingsOn(ana.page), 'the library').toEqual([]);
  await search.fill('hours missed');
  await ana.page.keyboard.press('ArrowDown');
  await ana.page.keyboard.press('Enter');
  await expect(ana.page.getByRole('dialog')).toBeHidden();

  const target = ana.page
    .getByRole('list', { name: `Targets of “${GOAL}”` })
    .getByRole('listitem')
    .first();
  await setMonth(ana, 'Month of the starting value', ['September', '2025']);
  await setMonth(ana, 'Month to reach it', ['July', '2040']);
  await setValue(target, 'Starting value', '14');
  await setValue(target, 'Value to reach', '9');

  await addNumber(ana, { day: '2026-03-02', value: '12,41', people: '240' });
  const benNumbers = ben.page.getByRole('list', { name: `Numbers of “${ABSENCE}”` });
  await expect(benNumbers).toContainText('12.41 %');
  await expect(ben.page.locator('#progress')).toContainText('on track');

  await addNumber(ben, { day: '2026-03-09', value: String(HIDDEN), people: '7' });
  const anaNumbers = ana.page.getByRole('list', { name: `Numbers of “${ABSENCE}”` });
  await expect(anaNumbers).toContainText('a number about fewer than 10 people');
  await ana.expectState('saved');

  const reader = await StockParticipant.join(relay.url, await ana.invite('Reader'));
  const doc = new Y.Doc();
  const provider = await reader.connect(doc);
  await expect.poll(() => holds(doc, SHOWN)).toBe(true);
  await expect.poll(() => doc.getMap('measurements').size).toBe(2);
  expect(holds(doc, HIDDEN)).toBe(false);
  provider.destroy();
  for (const person of [ana, ben]) expect(await person.words()).not.toContain(String(HIDDEN));
});

async function addNumber(
  { page }: Person,
  { day, value, people }: { readonly day: string; readonly value: string; readonly people: string },
): Promise<void> {
  await page
    .getByRole('button', { name: `Add a number for “${ABSENCE}”` })
    .last()
    .click();
  const form = page.getByRole('form', { name: `Add a number for “${ABSENCE}”` });
  await form.getByLabel('Day').fill(day);
  await form.getByLabel('Number (%)').fill(value);
  await form.getByLabel('About how many people').fill(people);
  const isHidden = Number(people) < 10;
  if (isHidden) await expect(form).toContainText('The number itself stays with you.');
  await form.getByRole('button', { name: isHidden ? 'Note that there is a number' : 'Add' }).click();
  await expect(form.getByLabel('Day')).toHaveValue('');
}

async function setValue(target: Locator, slot: string, value: string): Promise<void> {
  // The name of the month's slot ends with the name of the value's.
  await target.getByRole('button', { name: new RegExp(`^${slot}:`, 'u') }).click();
  const field = target.getByRole('textbox', { name: slot });
  await field.fill(value);
  await field.press('Enter');
  await expect(field).toBeHidden();
}

async function setMonth({ page }: Person, slot: string, [month, year]: readonly [string, string]) {
  const target = page.getByRole('list', { name: `Targets of “${GOAL}”` });
  await target.getByRole('button', { name: `${slot}:` }).click();
  const field = target.getByRole('group', { name: slot });
  await field.getByLabel('Month').selectOption(month);
  await field.getByLabel('Year').fill(year);
  await field.getByLabel('Year').press('Enter');
  await expect(field).toBeHidden();
}

/** Whether the bytes of a document hold a number that needs all eight of its own. */
function holds(doc: Y.Doc, value: number): boolean {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return Buffer.from(Y.encodeStateAsUpdate(doc)).includes(bytes);
}
