import { systemClock, systemRandom } from '@holdfast/base';
import { addActor, addMeasure, openPlan } from '@holdfast/plan-model';
import { expect, type Locator } from '@playwright/test';
import * as Y from 'yjs';

import { RelayProcess } from '../support/relay-process.ts';
import { StockParticipant } from '../support/stock-participant.ts';
import { Keys } from './keys.ts';
import type { Person } from './person.ts';
import { type Scene, test as base } from './scene.ts';

/** A relay with an address of its own: without one nobody is shown a code for phones. */
const test = base.extend<Pick<Scene, 'relay'>>({
  // oxlint-disable-next-line no-empty-pattern -- how Playwright is told that a fixture needs no other
  relay: async ({}, hand) => {
    const relay = await RelayProcess.start({ PUBLIC_URL: 'https://plan.example.org' });
    await hand(relay);
    await relay.dispose();
  },
});

const [GOAL, TARGET, CAUSE] = ['Nobody leaves unseen', 'Absence rate', 'I look after my sister'];
const [ACTORS, MEASURES] = [15, 40];

test('what is seldom done is done by keyboard alone, and the keys are never lost', async ({
  ana,
  ben,
  relay,
}) => {
  const { page } = ana;
  const keys = new Keys(page);
  await ana.context.grantPermissions(['clipboard-write']);
  await ana.startPlan();
  await ana.addGoal(GOAL);
  await ana.addTarget(GOAL, TARGET);
  await page.getByRole('textbox', { name: 'Add a reason' }).fill(CAUSE);
  await page.keyboard.press('Enter');
  const invitation = await ana.invite('Editor');
  for (const name of ['Olga', 'Olga P.', 'Samir'])
    await StockParticipant.join(relay.url, invitation, { name, group: 'parentFamily' });
  const writer = await StockParticipant.join(relay.url, invitation, { name: 'Zoe' });
  await ben.join(invitation);

  await share(ana, keys);
  await talk(ana, ben, keys);
  await meet(ana, ben, keys);
  await test.step('a text is left by a key without going on, and entered again by the next', async () => {
    await keys.to(ana.title);
    await keys.press('Enter');
    await expect(ana.title).toBeFocused();
    await expect(ana.title).not.toHaveAttribute('contenteditable');
    await keys.type('Ours');
    await expect(ana.title).toHaveText(/Ours$/);
    await keys.press('Escape', 'Tab');
    await expect(page.getByRole('button', { name: /^School or organisation/ })).toBeFocused();
  });

  await test.step('who goes on typing after a jump loses no letter', async () => {
    for (const line of ['Add a goal', 'Add a measure']) {
      await keys.press('Control+k');
      await expect(page.getByRole('searchbox')).toBeFocused();
      await keys.type(line);
      await expect(page.getByRole('menuitem').first()).toContainText(line);
      await keys.press('ArrowDown', 'Enter');
      await keys.type('Quick');
      await expect(page.getByRole('textbox', { name: line })).toHaveValue('Quick');
      await keys.press('Control+a', 'Delete');
    }
  });
  await trace(ana, keys);
  await comeBack(ana, ben, keys);
  await writeALot(writer);
  await goThroughMatrix(ana, keys);
  await leaveDevice(ana, keys);
});

async function share({ page }: Person, keys: Keys): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Share this plan' });
  const links = dialog.getByRole('list', { name: 'Invitation links' });
  const people = dialog.getByRole('list', { name: 'People in this plan' });
  const actions = (name: string) => people.getByRole('button', { name: `Actions for ${name}`, exact: true });
  const ask = async (name: string, item: string): Promise<void> => {
    await keys.enter(actions(name));
    await keys.downTo(page.getByRole('menuitem', { name: item }));
  };

  await test.step('a link is made, copied, shown as a code and withdrawn', async () => {
    await keys.enter(page.getByRole('button', { name: 'Share' }));
    await keys.to(dialog.getByLabel('Whoever opens the link becomes'));
    await keys.type('Reader');
    await keys.enter(dialog.getByText('More choices'));
    await keys.to(dialog.getByLabel('The link works for'));
    await keys.type('a week');
    await keys.enter(dialog.getByRole('button', { name: 'Make an invitation link' }));
    await expect(links.getByRole('listitem')).toHaveCount(2);
    await keys.enter(dialog.getByRole('button', { name: 'Copy', exact: true }));
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeFocused();
    const code = dialog.getByRole('button', { name: 'Show as a code' });
    await keys.enter(code);
    await expect(page.getByRole('dialog', { name: 'Join with a phone' })).toBeFocused();
    await keys.press('Escape');
    await expect(code).toBeFocused();
    const withdraw = links.getByRole('button', { name: 'Withdraw…' });
    for (const left of [1, 0]) {
      await keys.enter(withdraw.first());
      await keys.press('Escape');
      await expect(withdraw.first()).toBeFocused();
      await keys.press('Enter');
      await confirm(keys, links.getByRole('button', { name: 'Withdraw the link' }));
      await expect(withdraw).toHaveCount(left);
      if (left > 0) await expect(links.getByRole('button', { name: 'Show the link' })).toBeFocused();
    }
    await expect(dialog.getByText('There is no link yet.')).toBeInViewport();
    await keys.press('Tab');
    await expect(actions('Ana')).toBeFocused();
  });

  await test.step('two are one person and two again, one has another role, one is removed', async () => {
    await ask('Olga', 'Same person as…');
    const other = people.getByLabel('Olga is the same person as');
    await expect(other).toBeFocused();
    await keys.press('Escape');
    await expect(actions('Olga')).toBeFocused();
    await ask('Olga', 'Same person as…');
    await expect(other).toBeFocused();
    await keys.type('Olga P');
    await keys.enter(people.getByRole('button', { name: 'They are one person' }));
    await expect(people.getByText('also as Olga')).toBeVisible();
    await expect(actions('Olga')).toBeFocused();
    await ask('Olga', 'Not the same person…');
    await confirm(keys, people.getByRole('button', { name: 'They are not one person' }));
    await expect(people.getByText('also as Olga')).toBeHidden();
    await expect(actions('Olga')).toBeFocused();
    await ask('Samir', 'Make: Commenter');
    await expect(people.getByText('Samir is now: Commenter.')).toBeVisible();
    await expect(actions('Samir')).toBeFocused();
    await ask('Olga P.', 'Remove from the plan…');
    await confirm(keys, people.getByRole('button', { name: 'Remove Olga P.' }));
    await expect(people.getByRole('listitem')).toHaveCount(5);
    await expect(actions('Samir')).toBeFocused();
    await keys.press('Escape');
    await expect(page.getByRole('button', { name: 'Share' })).toBeFocused();
  });
}

/** The careful answer has the focus; the other is the next. */
async function confirm(keys: Keys, answer: Locator): Promise<void> {
  await expect(answer.locator('xpath=preceding-sibling::button')).toBeFocused();
  await keys.press('Tab');
  await expect(answer).toBeFocused();
  await keys.press('Enter');
}

async function talk({ page }: Person, ben: Person, keys: Keys): Promise<void> {
  await ben.page.getByRole('button', { name: /^Talk/ }).click();
  for (const words of ['First.', 'Second.', 'Third.']) {
    await ben.page.getByRole('textbox', { name: 'Comment' }).fill(words);
    await ben.page.getByRole('button', { name: 'Send' }).click();
    await expect(ben.page.locator('[data-thread]').filter({ hasText: words })).toBeVisible();
  }
  await ben.page.getByRole('button', { name: 'Close' }).click();
  const panel = page.getByRole('complementary', { name: 'Talk' });
  const said = (words: string) => panel.locator('[data-thread]').filter({ hasText: words });

  await test.step('from thread to thread, from anywhere in the panel', async () => {
    await keys.enter(page.getByRole('button', { name: /^Talk/ }));
    await expect(panel.getByRole('heading', { name: 'Talk', exact: true })).toBeFocused();
    await expect(panel.locator('[data-thread]')).toHaveCount(3);
    for (const [key, words] of [
      ['PageDown', 'Third.'],
      ['PageDown', 'Second.'],
      ['PageDown', 'First.'],
      ['PageUp', 'Second.'],
    ] as const) {
      await keys.press(`Alt+${key}`);
      await expect(said(words).getByRole('button', { name: 'I agree' })).toBeFocused();
    }
  });

  await test.step('words are erased for good, and the keys go on with what is next', async () => {
    const more = said('Second.').getByRole('button', { name: 'More about what Ben said' });
    await keys.enter(more);
    await keys.downTo(page.getByRole('menuitem', { name: 'Hide from others' }));
    await keys.type('It names a learner.');
    await keys.enter(panel.getByRole('button', { name: 'Hide from others' }));
    await expect(more).toBeFocused();
    await keys.press('Enter');
    await keys.downTo(page.getByRole('menuitem', { name: 'Erase for good' }));
    await confirm(keys, panel.getByRole('button', { name: 'Erase for good' }));
    await expect(said('Second.')).toHaveCount(0);
    await expect.poll(() => isFocusIn(panel)).toBe(true);
    await keys.press('Escape');
    await expect(panel).toBeHidden();
  });
}

/** What one leaves by Escape leads back to what opened it, and opens again. */
async function openLeaveAndOpen(keys: Keys, opener: Locator, dialog: Locator): Promise<void> {
  await keys.enter(opener);
  await dialog.waitFor();
  // From the first moment, or a key would go to nobody.
  expect(await isFocusIn(dialog)).toBe(true);
  await keys.press('Escape');
  await expect(opener).toBeFocused();
  await keys.press('Enter');
}

async function isFocusIn(what: Locator): Promise<boolean> {
  return await what.evaluate((element) => element.contains(document.activeElement));
}

async function meet(ana: Person, ben: Person, keys: Keys): Promise<void> {
  const { page } = ana;
  await expect(ben.target(TARGET)).toBeVisible();
  ana.link.set('dropped');
  await ana.setSlot(ana.target(TARGET), 'Value to reach', '9.5');
  await ana.expectState('offline');
  await ben.setSlot(ben.target(TARGET), 'Value to reach', '8.5');
  await ben.expectState('saved');
  await ana.goOnline();

  await test.step('where edits met, one chooses, and goes on in the plan when nothing is left', async () => {
    const show = page.getByRole('button', { name: 'Show both versions' });
    const dialog = page.getByRole('dialog', { name: 'Where your work and others’ met' });
    await show.waitFor();
    // What was written before left the focus deep in the plan.
    await page.getByRole('button', { name: 'Share' }).focus();
    await openLeaveAndOpen(keys, show, dialog);
    await keys.enter(dialog.getByRole('button', { name: /^(Use|Keep) mine$/ }));
    await expect(dialog).toContainText('Nothing is left to choose here.');
    await expect.poll(() => isFocusIn(dialog)).toBe(true);
    await keys.press('Escape');
    await expect(show).toBeHidden();
    await expect(page.getByRole('main')).toBeFocused();
  });
}

async function trace({ page }: Person, keys: Keys): Promise<void> {
  await test.step('what hangs together is walked through, and led on where it ends', async () => {
    await keys.command(CAUSE);
    await keys.enter(page.getByRole('button', { name: 'How it hangs together' }));
    const dialog = page.getByRole('dialog', { name: 'How it hangs together' });
    const chosen = (name: string) =>
      dialog.getByRole('paragraph').filter({ hasText: `${name} You look from` });
    await keys.enter(dialog.getByRole('button', { name: `Add a measure for “${CAUSE}”` }));
    await keys.type('A calm room');
    await keys.press('Enter');
    await expect(chosen(CAUSE)).toBeFocused();
    await keys.enter(dialog.getByRole('button', { name: 'A calm room' }));
    await expect(chosen('A calm room')).toBeFocused();
    await keys.enter(dialog.getByRole('button', { name: /^The target for it/ }));
    await keys.downTo(page.locator('[role^=menuitem]').filter({ hasText: TARGET }).first());
    await expect(dialog).toContainText(`leads to ${TARGET}`);
    await expect(chosen('A calm room')).toBeFocused();
    await keys.enter(dialog.getByRole('button', { name: CAUSE }));
    await expect(chosen(CAUSE)).toBeFocused();
    await keys.enter(dialog.getByRole('button', { name: 'Details' }));
    await expect(page.getByRole('complementary').getByRole('heading', { name: CAUSE })).toBeFocused();
    await keys.press('Escape');
    await expect(page.locator('[data-row]').filter({ hasText: CAUSE }).first()).toBeFocused();
  });
}

async function comeBack(ana: Person, ben: Person, keys: Keys): Promise<void> {
  const { page } = ana;
  await ana.expectState('saved');
  const address = page.url();
  await test.step('back after a while, what changed is read, and the keys go on in the plan', async () => {
    await keys.command('My plans');
    await expect(page.getByRole('heading', { name: 'My plans' })).toBeVisible();
    await ben.addGoal('Everybody is heard');
    await ben.expectState('saved');
    await page.clock.setSystemTime(Date.now() + 5 * 3_600_000);
    await page.goto(address);
    const show = page.getByRole('button', { name: 'Show what changed' });
    const dialog = page.getByRole('dialog', { name: 'What changed since you were last here' });
    await openLeaveAndOpen(keys, show, dialog);
    await keys.enter(dialog.getByRole('button', { name: 'I have read it' }));
    await expect(show).toBeHidden();
    await expect(page.getByRole('main')).toBeFocused();
  });
}

/** Behind what a person would do by hand: the plan of a large school. */
async function writeALot(participant: StockParticipant): Promise<void> {
  const doc = new Y.Doc();
  const provider = await participant.connect(doc);
  const { participantId } = participant;
  const plan = openPlan(doc, { clock: systemClock, random: systemRandom, participantId });
  for (let count = 1; count <= ACTORS; count += 1)
    addActor(plan, { name: `Actor ${count}`, group: 'teacher', kind: 'person' });
  for (let count = 1; count <= MEASURES; count += 1) addMeasure(plan, { title: `Measure no. ${count}` });
  await participant.readContent();
  plan.dispose();
  provider.destroy();
}

async function goThroughMatrix({ page }: Person, keys: Keys): Promise<void> {
  const cell = (actor: number, measure: number) =>
    page.getByRole('gridcell', { name: `Actor ${actor}, Measure no. ${measure}:` });
  const name = (measure: number) => page.getByRole('button', { name: `Measure no. ${measure}`, exact: true });
  const expectAt = async (there: Locator): Promise<void> => {
    await expect(there).toBeFocused();
    expect(await there.evaluate(isSeen), `${String(there)} is in sight`).toBe(true);
  };
  await test.step('in the matrix of a large plan the focus is always in sight', async () => {
    await page.goto(`${page.url()}?view=roles`);
    await keys.to(page.getByRole('grid'));
    await keys.press('Control+End');
    await expectAt(cell(ACTORS, MEASURES));
    await keys.press('Home');
    await expectAt(name(MEASURES));
    await keys.press('ArrowRight');
    await expectAt(cell(1, MEASURES));
    await keys.press('PageUp');
    await expectAt(cell(1, MEASURES - 8));
    for (let count = 0; count < 8; count += 1) await keys.press('ArrowUp');
    await expectAt(cell(1, MEASURES - 16));
    await keys.press('End');
    await expectAt(cell(ACTORS, MEASURES - 16));
    await keys.press('Enter', 'ArrowDown', 'Enter');
    await expectAt(cell(ACTORS, MEASURES - 16));
    await expect(cell(ACTORS, MEASURES - 16)).toHaveAccessibleName(/answers$/);
    await keys.press('Home', 'Enter');
    const heading = page.getByRole('complementary').getByRole('heading', { name: 'Measure no. 24' });
    await expect(heading).toBeFocused();
    await keys.press('Escape');
    await expectAt(name(MEASURES - 16));
  });
}

/** In the page: whether an element is on the screen, with nothing over its middle. */
function isSeen(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = document.elementFromPoint(left + width / 2, top + height / 2);
  return at !== null && element.contains(at);
}

async function leaveDevice({ page }: Person, keys: Keys): Promise<void> {
  await test.step('who one is, and that this is not one’s device', async () => {
    await keys.enter(page.getByRole('button', { name: 'More', exact: true }));
    await keys.downTo(page.getByRole('menuitem', { name: 'You on this device' }));
    await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
    await keys.press('Control+a');
    await keys.type('Anna');
    await keys.press('Tab');
    await keys.type('Learners');
    await keys.press('Tab', 'ArrowRight', 'Tab');
    await expect(page.getByLabel('Language')).toBeFocused();
    await keys.enter(page.getByRole('button', { name: 'Save', exact: true }));
    await expect(page.getByRole('checkbox')).toHaveAccessibleName(/Anna · Learners/);
    await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
    const leave = page.getByRole('button', { name: 'Leave no trace on this device…' });
    const dialog = page.getByRole('dialog', { name: 'This is not my device' });
    await openLeaveAndOpen(keys, leave, dialog);
    await keys.enter(dialog.getByRole('button', { name: /^Remove everything/ }));
    await page.waitForURL('**/left');
    await keys.enter(page.getByRole('link', { name: 'My plans' }));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
