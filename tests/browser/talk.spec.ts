import { type Browser, expect } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { introduce, Person } from './person.ts';
import { test } from './scene.ts';
import { selectWords } from './select-words.ts';

/** How the browser's highlights of passages are called. */
const [COMMENTED, SUGGESTED] = ['holdfast-passages', 'holdfast-suggestions'] as const;

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Joins as somebody who reads, and perhaps comments: no field of the plan waits for them. */
async function joinToRead(person: Person, invitation: string): Promise<void> {
  const { pathname, hash } = new URL(invitation);
  const { page } = person;
  await page.goto(pathname + hash);
  await introduce(page, person.name);
  await page.getByRole('button', { name: 'Join the plan' }).click();
  await person.expectState('saved');
}

async function arrive(browser: Browser, relayPort: number) {
  const parent = await Person.arrive(browser, 'Olga', relayPort, PHONE);
  const viewer = await Person.arrive(browser, 'Vera', relayPort);
  const leave = () => Promise.all([parent.leave(), viewer.leave()]);
  return { parent, viewer, leave };
}

test('a parent who may only comment is heard, also from offline, and is told what became of it', async ({
  browser,
  relay,
  ana,
  ben,
}) => {
  const { parent, viewer, leave } = await arrive(browser, relay.port);
  await ana.startPlan();
  await ana.addGoal('Nobody leaves unseen');
  await ben.join(await ana.invite('Editor'));
  await joinToRead(parent, await ana.invite('Commenter'));
  await joinToRead(viewer, await ana.invite('Reader'));
  const comment = parent.page.getByRole('textbox', { name: 'Comment' });

  await test.step('the parent says something of a goal, on a phone', async () => {
    await parent.page.getByRole('button', { name: 'Details of “Nobody leaves unseen”' }).click();
    await comment.fill('Who calls us when she is not there?');
    await parent.page.getByRole('button', { name: 'Send' }).click();
    await expect(ana.page.getByRole('button', { name: 'Talk, 1 new' })).toBeVisible();
    await expect(
      ana.page.getByRole('button', { name: '1 open comment on “Nobody leaves unseen”' }),
    ).toBeVisible();
  });

  await test.step('a facilitator replies by keyboard alone, and the parent without a network answers', async () => {
    const { page } = ana;
    await page.getByRole('button', { name: 'Talk, 1 new' }).press('Enter');
    const thread = page.getByRole('listitem').filter({ hasText: 'Who calls us' }).first();
    await expect(thread).toContainText('Olga');
    await thread.getByRole('button', { name: 'Reply' }).press('Enter');
    await page.keyboard.type('Who would you like to?');
    await page.keyboard.press('Control+Enter');
    await expect(parent.page.getByText('Who would you like to?')).toBeVisible();
    await parent.goOffline();
    await parent.page.getByRole('button', { name: 'Reply' }).click();
    await parent.page.getByRole('textbox', { name: 'Reply' }).fill('Her tutor, please.');
    await parent.page.getByRole('button', { name: 'Send' }).first().click();
    await parent.expectState('offline');
    await parent.page.reload();
    await expect(parent.page.getByText('Her tutor, please.')).toBeVisible();
    await parent.goOnline();
    await parent.expectState('saved');
    await expect(thread).toContainText('Her tutor, please.');
  });

  await test.step('a teacher closes it with what became of it, and the parent is told', async () => {
    const { page } = ben;
    await page.getByRole('button', { name: /^Talk/ }).click();
    const panel = page.getByRole('complementary', { name: 'Talk' });
    await panel.getByRole('button', { name: 'Say what became of it' }).click();
    const outcome = panel.getByLabel('What became of it?');
    expect(await findingsOn(page)).toEqual([]);
    await expect(outcome.locator('option')).toHaveText(['The plan was changed', 'Noted', 'Not done']);
    await panel.getByRole('textbox', { name: 'More about it' }).fill('The tutor calls within a day.');
    await panel.getByRole('button', { name: 'Close with this answer' }).click();
    await expect(parent.page.getByText('The tutor calls within a day.')).toBeVisible();
    await expect(parent.page.getByText('The plan was changed')).toBeVisible();
    await expect(ana.page.getByRole('button', { name: /open comment/ })).toBeHidden();
    expect(await findingsOn(parent.page)).toEqual([]);
  });

  await test.step('the parent writes in Portuguese, a teacher puts it into English, and the reader reads that first', async () => {
    await comment.fill('Também à noite?');
    await parent.page.getByLabel('Written in:').selectOption('Português');
    await parent.page.getByRole('button', { name: 'Send' }).click();
    const panel = ben.page.getByRole('complementary', { name: 'Talk' });
    await panel.getByLabel('Show', { exact: true }).selectOption('Open');
    await panel.getByRole('button', { name: 'More about what Olga said' }).press('Enter');
    await ben.page.getByRole('menuitem', { name: 'Add a translation' }).press('Enter');
    await panel.getByRole('textbox', { name: 'The words in that language' }).fill('In the evening too?');
    expect(await findingsOn(ben.page)).toEqual([]);
    await panel.getByRole('button', { name: 'Save the translation' }).press('Enter');
    await expect(panel.getByRole('button', { name: 'More about what Olga said' })).toBeFocused();
    await expect(panel.getByText('Translated from Portuguese by Ben')).toBeVisible();
    expect(await findingsOn(ben.page)).toEqual([]);
    const { page } = viewer;
    await page.getByRole('button', { name: /^Talk/ }).click();
    await expect(page.getByText('In the evening too?')).toHaveAttribute('lang', 'en');
    await expect(page.getByText('Translated from Portuguese by Ben')).toBeVisible();
    await page.getByRole('button', { name: 'Show the original' }).click();
    await expect(page.getByText('Também à noite?')).toHaveAttribute('lang', 'pt');
    await expect(parent.page.getByText('Também à noite?')).toBeVisible();
  });

  await test.step('words that were selected are marked for everybody, found again, and told to be gone', async () => {
    const { page } = parent;
    await ana.type(ana.vision, ' We call every family within a day.');
    await ana.expectState('saved');
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByText('We call every family')).toBeVisible();
    await page.evaluate(selectWords, 'every family');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'Talk' });
    await expect(sheet.getByRole('blockquote')).toHaveText('every family');
    await comment.fill('Also those who moved away?');
    await sheet.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => ana.page.evaluate(markedWords, COMMENTED)).toEqual(['every family']);
    // Who goes away and comes back begins another step, however quick the parent was.
    await ana.stepOut();
    await ana.type(ana.vision, 'Always. ', 'start of the last line');
    await expect.poll(() => page.evaluate(markedWords, COMMENTED)).toEqual(['every family']);
    await ana.vision.press('Control+a');
    await ana.vision.press('Delete');
    await expect(sheet.getByText('These words do not stand there any more.')).toBeVisible();
    await ana.vision.press('Control+z');
    await expect(sheet.getByRole('button', { name: 'Show the words' })).toBeVisible();
    await expect.poll(() => ana.page.evaluate(markedWords, COMMENTED)).toEqual(['every family']);
  });

  await test.step('the parent suggests other words without a network, a teacher accepts, and both read them', async () => {
    const { page } = parent;
    await page.getByRole('button', { name: 'Close' }).click();
    await parent.goOffline();
    await page.evaluate(selectWords, 'within a day');
    await page.getByRole('button', { name: 'Suggest a change' }).click();
    const sheet = page.getByRole('dialog', { name: 'Talk' });
    const instead = sheet.getByRole('textbox', { name: 'What shall stand there instead?' });
    await expect(instead).toHaveValue('within a day');
    await instead.fill('on the same day');
    expect(await findingsOn(page)).toEqual([]);
    await page.reload();
    await expect(instead).toHaveValue('on the same day');
    await sheet.getByRole('button', { name: 'Send the suggestion' }).click();
    await expect(sheet.getByRole('insertion')).toHaveText('on the same day');
    await expect(sheet.getByRole('button', { name: 'Accept' })).toBeHidden();
    await parent.expectState('offline');
    await parent.goOnline();
    await parent.expectState('saved');
    const panel = ben.page.getByRole('complementary', { name: 'Talk' });
    await expect.poll(() => ana.page.evaluate(markedWords, SUGGESTED)).toEqual(['within a day']);
    await panel.getByLabel('Show', { exact: true }).selectOption('Suggestions that wait');
    await expect(panel.getByRole('deletion')).toHaveText('within a day');
    await panel.getByRole('button', { name: 'Accept' }).press('Enter');
    await expect(page.getByText('We call every family on the same day.')).toBeAttached();
    await expect(ana.vision).toContainText('We call every family on the same day.');
    await sheet.getByLabel('Show', { exact: true }).selectOption('Closed');
    await expect(sheet.getByText('Accepted by Ben')).toBeVisible();
  });

  await test.step('a suggestion for words that were changed since stands beside them', async () => {
    const { page } = parent;
    await page.getByRole('button', { name: 'Close' }).click();
    await page.evaluate(selectWords, 'call every family');
    await page.keyboard.press('Control+Alt+s');
    const sheet = page.getByRole('dialog', { name: 'Talk' });
    await sheet.getByRole('textbox', { name: 'What shall stand there instead?' }).fill('visit every family');
    await sheet.getByRole('textbox', { name: 'Why?' }).press('Control+Enter');
    const panel = ben.page.getByRole('complementary', { name: 'Talk' });
    await expect(panel.getByRole('insertion')).toHaveText('visit every family');
    await ana.vision.focus();
    await ana.page.evaluate(selectWords, 'We call every');
    await ana.page.keyboard.press('ArrowRight');
    await ana.page.keyboard.type(' single');
    await expect(panel.getByText('In the plan now')).toBeVisible();
    expect(await findingsOn(ben.page)).toEqual([]);
    await panel.getByRole('button', { name: 'Replace what is there now' }).click();
    await expect(page.getByText('We visit every family on the same day.')).toBeAttached();
    // One press takes back the words and the acceptance.
    await ben.page.getByRole('button', { name: 'Undo' }).first().click();
    await expect(ana.vision).toContainText('We call every single family on the same day.');
    await expect(panel.getByRole('button', { name: 'Replace what is there now' })).toBeVisible();
  });

  await test.step('what the parent heard elsewhere, without a network, takes a chair at the table of all', async () => {
    const { page } = parent;
    await page.getByRole('button', { name: 'Close' }).click();
    await parent.goOffline();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Who has been heard' }).click();
    const sheet = page.getByRole('dialog', { name: 'Who has been heard' });
    await sheet.getByRole('button', { name: 'Record a voice: Employers' }).click();
    await sheet.getByLabel('How did you hear it?').selectOption('On the phone');
    await sheet.getByLabel('They agree that their words').check();
    await sheet.getByLabel('What did they say?').fill('We would take two of them.');
    await page.reload();
    await sheet.getByRole('button', { name: 'Record a voice: Employers' }).click();
    await sheet.getByRole('button', { name: 'Record it' }).click();
    await expect(sheet.getByRole('heading', { name: 'Employers' })).toBeFocused();
    expect(await findingsOn(page)).toEqual([]);
    await page.reload();
    await expect(sheet.getByText('We would take two of them.')).toBeVisible();
    await parent.goOnline();
    await parent.expectState('saved');
    await ana.page.getByRole('button', { name: 'More', exact: true }).click();
    await ana.page.getByRole('menuitem', { name: 'Who has been heard' }).click();
    const table = ana.page.getByRole('complementary', { name: 'Who has been heard' });
    await expect(table.locator('[data-chair=employer]')).toHaveAttribute('data-taken', 'true');
    await expect(table.locator('[data-chair=learner]')).toHaveAttribute('data-taken', 'false');
    await expect(table.getByText('We would take two of them.')).toBeVisible();
    expect(await findingsOn(ana.page)).toEqual([]);
    await table.getByRole('button', { name: 'Invite: Learners', exact: true }).press('Enter');
    await expect(ana.page.getByRole('dialog').getByLabel('Their group')).toHaveValue('learner');
    await ana.page.keyboard.press('Escape');
    await expect(table.getByRole('button', { name: 'Invite: Learners', exact: true })).toBeFocused();
  });

  await test.step('the parent does a measure, says without a network how it goes, and sees on For me what became of it all', async () => {
    await addMeasureOf(ana, { measure: 'Tutors call', actor: 'Parents’ council' });
    const { page } = parent;
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Details of “Tutors call”' }).click();
    const sheet = page.getByRole('dialog', { name: 'Tutors call' });
    await expect(sheet.getByText('you are not named for this measure')).toBeVisible();
    await parent.goOffline();
    await sheet.getByRole('checkbox', { name: 'Parents’ council' }).check();
    await expect(sheet.getByText('not named')).toBeHidden();
    await sheet.getByRole('button', { name: 'Say how it goes' }).click();
    await sheet.getByRole('textbox', { name: 'What was done?' }).fill('Forty families were called.');
    await page.reload();
    await expect(sheet.getByRole('textbox', { name: 'What was done?' })).toHaveValue(
      'Forty families were called.',
    );
    await sheet.getByRole('textbox', { name: 'Done so far, in %' }).fill('40');
    await sheet.getByRole('button', { name: 'Post' }).click();
    await expect(sheet.getByText('40 % done')).toBeVisible();
    expect(await findingsOn(page)).toEqual([]);
    await parent.goOnline();
    await parent.expectState('saved');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'For me' }).click();
    const forMe = page.getByRole('dialog', { name: 'For me' });
    await expect(forMe.getByRole('region', { name: 'What you do' })).toContainText('40 %');
    const outcomes = forMe.getByRole('region', { name: 'You said, and what became of it' });
    await expect(outcomes).toContainText('You said: “Who calls us when she is not there?”');
    await expect(outcomes).toContainText('The plan was changed');
    await expect(outcomes).toContainText('The tutor calls within a day.');
    expect(await findingsOn(page)).toEqual([]);
    await outcomes.getByRole('button', { name: 'Goal “Nobody leaves unseen”' }).click();
    await expect(page.getByRole('dialog', { name: 'Nobody leaves unseen' })).toBeVisible();
    await ana.page.getByRole('button', { name: 'Details of “Tutors call”' }).press('Enter');
    const details = ana.page.getByRole('complementary', { name: 'Tutors call' });
    await expect(details.getByRole('article')).toContainText('Olga');
    await expect(details.getByRole('article')).toContainText('40 % doneForty families were called.');
    await expect(details.getByText('Olga · not named')).toBeHidden();
  });

  await test.step('a reader reads all of it and can say nothing, whatever their own device believes', async () => {
    const { page } = viewer;
    await page.getByRole('button', { name: /^Talk/ }).click();
    await page.getByLabel('Show', { exact: true }).selectOption('All');
    await expect(page.getByText('The tutor calls within a day.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Comment' })).toBeHidden();
    await page.evaluate(forgeRole);
    await page.reload();
    await viewer.expectState('saved');
    await expect(viewer.vision).toBeHidden();
    await expect(page.getByRole('textbox', { name: 'Comment' })).toBeHidden();
  });
  await leave();
});

/** Lists somebody under the community, and a measure that they do. */
async function addMeasureOf(
  { page }: Person,
  { measure, actor }: { readonly measure: string; readonly actor: string },
): Promise<void> {
  await page.getByRole('textbox', { name: /^Add to:/ }).fill(actor);
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Add a measure' }).fill(measure);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Who does it/ }).click();
  await page.getByRole('menuitemcheckbox', { name: actor }).click();
  await page.keyboard.press('Escape');
}

/** In the page: makes a facilitator of whoever this device has, as far as this device goes. */
async function forgeRole(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('holdfast');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('the storage does not open')));
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('plans', 'readwrite');
    const plans = transaction.objectStore('plans');
    const all = plans.getAll();
    all.addEventListener('success', () => {
      for (const plan of all.result as Record<string, unknown>[]) plans.put({ ...plan, role: 'facilitator' });
    });
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', () => reject(new Error('the role was not written')));
  });
  database.close();
}

/** In the page: what a highlight marks of the texts. */
function markedWords(highlight: string): string[] {
  return [...(CSS.highlights.get(highlight) ?? [])].map((marked) => {
    const range = document.createRange();
    range.setStart(marked.startContainer, marked.startOffset);
    range.setEnd(marked.endContainer, marked.endOffset);
    return range.toString();
  });
}

test('a facilitator erases for good what was hidden, and everybody who is here has forgotten it', async ({
  browser,
  relay,
  ana,
}) => {
  const { parent, viewer, leave } = await arrive(browser, relay.port);
  await ana.startPlan();
  await joinToRead(parent, await ana.invite('Commenter'));
  const parents = parent.page;
  await parents.getByRole('button', { name: /^Talk/ }).click();
  await parents.getByRole('textbox', { name: 'Comment' }).fill('His name is Tom Zlatarov.');
  await parents.getByRole('button', { name: 'Send' }).click();
  const { page } = ana;
  await page.getByRole('button', { name: 'Talk, 1 new' }).click();
  const panel = page.getByRole('complementary', { name: 'Talk' });
  const thread = panel.getByRole('listitem').filter({ hasText: 'Olga' }).first();
  const choose = async (item: string): Promise<void> => {
    await thread.getByRole('button', { name: 'More about what Olga said' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const confirm = thread.getByRole('button', { name: 'Erase for good' });

  await test.step('after it was hidden, which is offered first', async () => {
    await thread.getByRole('button', { name: 'Reply' }).click();
    await thread.getByRole('textbox', { name: 'Reply' }).fill('Please name nobody.');
    await thread.getByRole('button', { name: 'Send' }).click();
    await thread.getByRole('button', { name: 'More about what Olga said' }).click();
    await expect(page.getByRole('menuitem', { name: 'Hide from others' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Erase for good' })).toBeHidden();
    await page.getByRole('menuitem', { name: 'Hide from others' }).click();
    await thread.getByRole('textbox', { name: /^Why/ }).fill('It names a learner.');
    await thread.getByRole('button', { name: 'Hide from others' }).click();
  });

  await test.step('not without a connection, which is said', async () => {
    await ana.expectState('saved');
    await ana.goOffline();
    await choose('Erase for good');
    await expect(thread).toContainText('This cannot be undone.');
    expect(await findingsOn(page)).toEqual([]);
    await confirm.click();
    await expect(thread.getByRole('alert')).toContainText('there is no connection to the relay');
    await expect(thread).toContainText('Tom Zlatarov');
    await ana.goOnline();
    await ana.expectState('saved');
  });

  await test.step('with one, it is gone here, there and for whoever comes later', async () => {
    await confirm.click();
    await expect(panel).toContainText('These words are not there any more.', { timeout: 60_000 });
    await expect(panel.getByText('no connection')).toBeHidden();
    for (const each of [page, parents]) {
      await expect(each.getByText('Zlatarov')).toHaveCount(0, { timeout: 60_000 });
      await expect(each.getByText('It names a learner.')).toBeVisible();
      await expect(each.getByText('Please name nobody.')).toBeVisible();
    }
    await parent.expectState('saved');
    await parents.getByRole('button', { name: 'Reply' }).click();
    await parents.getByRole('textbox', { name: 'Reply' }).fill('I am sorry.');
    await parents.getByRole('button', { name: 'Send' }).first().click();
    await expect(panel).toContainText('I am sorry.');
    await joinToRead(viewer, await ana.invite('Reader'));
    await viewer.page.getByRole('button', { name: /^Talk/ }).click();
    await expect(viewer.page.getByText('I am sorry.')).toBeVisible();
    await expect(viewer.page.getByText('Zlatarov')).toHaveCount(0);
    await parents.reload();
    await expect(parents.getByText('I am sorry.')).toBeVisible();
    await expect(parents.getByText('Zlatarov')).toHaveCount(0);
  });
  await leave();
});
