// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import {
  addEndorsement,
  addGoal,
  addThread,
  addVoice,
  type GoalId,
  parseIsoDate,
  setHidden,
} from '@holdfast/plan-model';
import { participantIdSchema, planIdSchema, type Role } from '@holdfast/sync-protocol';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { localDay } from '../../platform/local-day.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { shareRequest } from '../../session/share-request.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { GoalEndorsements } from './goal-endorsements.tsx';
import { WhoWasHeard } from './who-was-heard.tsx';

beforeAll(startStrings);
// What is begun outlives a page.
beforeEach(() => localStorage.clear());

const DAY = parseIsoDate('2026-05-04');
if (DAY === undefined) throw new Error('it is a day');

async function show(role: Role, what: 'table' | 'goal' = 'table') {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const plan = openTestPlan({ role });
  const { open, other, entry } = openTestDiscussion(plan);
  const goal: GoalId = addGoal(plan.plan, { statement: 'Nobody leaves unseen' });
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={{ ...plan, entry, discussion: createCell(open) }}>
        {what === 'table' ? <WhoWasHeard /> : <GoalEndorsements goal={goal} />}
      </OpenPlanContext>
    </DeviceContext>,
  );
  const find = (name: string): HTMLElement => {
    const found = [...page.element.querySelectorAll<HTMLElement>('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    );
    if (found === undefined) throw new Error(`there is no button “${name}”`);
    return found;
  };
  const field = (label: string) => fieldNamed(page.element, label);
  return {
    plan: plan.plan,
    device,
    other,
    goal,
    discussion: open.discussion,
    page,
    text: () => page.element.textContent,
    find,
    field,
    press: (name: string) => page.perform(() => find(name).click()),
    tick: (label: string) => page.perform(() => field(label).click()),
    write: (label: string, value: string) => page.perform(() => fillIn(field(label), value)),
    taken: () =>
      [...page.element.querySelectorAll('[data-taken=true]')].map((each) => each.getAttribute('data-chair')),
    row: (group: string) => page.element.querySelector(`[data-group="${group}"]`)?.textContent,
  };
}

const PHONED = { group: 'employer', heardOn: DAY, channel: 'phone', people: 3 } as const;
const CONSENT = 'They agree that their words stand in this plan.';

describe('WhoWasHeard', () => {
  test('shows a chair for each group, taken by whoever added, spoke, was heard or said yes', async () => {
    const { page, taken, row, other, goal, text } = await show('facilitator');
    expect(page.element.querySelectorAll('[data-chair]')).toHaveLength(17);
    expect(taken()).toEqual(['teacher']);
    await page.perform(() => {
      addThread(other, { place: { kind: 'plan' }, words: ['Hello'], isFromEditor: false });
      addVoice(other, { ...PHONED, words: ['We have <b>places</b>.'] });
      addEndorsement(other, { goal, group: 'learner', spokesperson: 'the council', asked: 300, way: 'vote' });
    });
    expect(taken()).toEqual(['teacher', 'learner', 'parentFamily', 'employer']);
    expect(row('employer')).toContain('3 people were heard elsewhere · last on May 4, 2026');
    expect(row('employer')).toContain('On the phone · May 4, 2026 · 3 people');
    expect(row('employer')).toContain('We have <b>places</b>.');
    expect(row('employer')).toContain('Written down by Olga');
    expect(row('learner')).toContain('says yes to 1 goal');
    expect(row('parentFamily')).toContain('1 person commented');
    expect(text()).toContain('Not heard yet: 13 groups');
    const picture = page.element.querySelector('svg[role=img]')?.getAttribute('aria-label');
    expect(picture).toContain('4 of 17 groups have been heard');
  });

  test('records a voice with today’s date, and leads back to the group', async () => {
    const { press, tick, write, field, discussion, row, device, text } = await show('commenter');
    await press('Record a voice: Employers');
    expect(document.activeElement?.tagName).toBe('SELECT');
    await tick(CONSENT);
    await write('What did they say?', 'We would take two.');
    await write('How many people were there?', '2');
    // Nobody is heard by a press: how is chosen by whoever heard it.
    await press('Record it');
    expect(text()).toContain('Please choose how you heard it.');
    await write('How did you hear it?', 'phone');
    await press('Record it');
    expect(discussion.snapshot().voices).toMatchObject([
      {
        group: 'employer',
        heardOn: localDay(device.clock.now()),
        channel: 'phone',
        people: 2,
        words: ['We would take two.'],
      },
    ]);
    expect(row('employer')).toContain('We would take two.');
    expect(document.activeElement?.textContent).toContain('Employers');
    await press('Record a voice: Employers');
    expect(field('How many people were there?').value).toBe('');
  });

  test('keeps no words without consent, also when some were typed', async () => {
    const { press, tick, write, discussion, text, row } = await show('commenter');
    await press('Record a voice: Employers');
    await tick(CONSENT);
    await write('What did they say?', 'Tom stole it.');
    await tick(CONSENT);
    expect(text()).toContain('only that the group was heard');
    await write('How did you hear it?', 'paper');
    await press('Record it');
    expect(discussion.snapshot().voices).toMatchObject([{ words: null, hasConsent: false }]);
    expect(row('employer')).toContain('Their words are not kept here.');
    expect(JSON.stringify(discussion.doc.toJSON())).not.toContain('Tom');
  });

  test.each([
    ['On which day?', '2999-01-01', 'This day has not come yet.'],
    ['On which day?', '', 'Please give a day.'],
    ['On which day?', '0026-05-04', 'Please check the year.'],
    ['How many people were there?', 'some', 'Please give a whole number from 1 to 10,000, or nothing.'],
    ['How many people were there?', '10001', 'Please give a whole number from 1 to 10,000, or nothing.'],
    ['What did they say?', ' ', 'Please write down what they said, or take the tick away.'],
    ['What did they say?', 'x'.repeat(10_000), '5000 characters too many'],
  ])('says what is wrong in “%s” (case %#), and keeps it', async (label, value, sentence) => {
    const { press, tick, write, field, discussion, text } = await show('commenter');
    await press('Record a voice: Employers');
    await tick(CONSENT);
    await write('How did you hear it?', 'phone');
    await write('What did they say?', 'We would take two.');
    await write(label, value);
    await press('Record it');
    expect(text()).toContain(sentence);
    expect(field(label).value).toBe(value);
    expect(field(label).getAttribute('aria-invalid')).toBe('true');
    expect(discussion.snapshot().voices).toEqual([]);
  });

  test('keeps what was begun when the form is left, by Escape too, and gives it back', async () => {
    const { press, tick, write, field, page } = await show('commenter');
    await press('Record a voice: Employers');
    await tick(CONSENT);
    await write('What did they say?', 'We would');
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    await page.perform(() => void field('What did they say?').dispatchEvent(escape));
    await press('Record a voice: NGOs and associations');
    await press('Cancel');
    await press('Record a voice: Employers');
    expect(field('What did they say?').value).toBe('We would');
  });

  test('begins anew where what was kept is no form', async () => {
    const { device, plan, press, field, page } = await show('commenter');
    const { participantId } = plan.ports;
    for (const kept of ['{', '7', 'null', '["x"]', '{"words":7,"people":"5","other":"x"}']) {
      const address = {
        planId: planIdSchema.parse('plan-for-tests'),
        participantId: participantIdSchema.parse(participantId),
      };
      device.drafts.write({ ...address, list: 'heard/employer' }, kept);
      await press('Record a voice: Employers');
      expect(field('How did you hear it?').value).toBe('');
      expect(field('How many people were there?').value).toBe(kept.includes('people') ? '5' : '');
      await press('Cancel');
    }
    expect(page.element.querySelector('form')).toBeNull();
  });

  test('draws ten voices of a group, and more on demand', async () => {
    const { page, press, other } = await show('viewer');
    await page.perform(() =>
      other.doc.transact(() => {
        for (let index = 0; index < 13; index += 1) addVoice(other, { ...PHONED, words: [`v${index}`] });
      }),
    );
    const drawn = () => page.element.querySelectorAll('[data-group=employer] ul > li').length;
    expect(drawn()).toBe(10);
    await press('Show 3 more');
    expect(drawn()).toBe(13);
  });

  test('leads from a chair to the words of its group', async () => {
    const { page } = await show('viewer');
    const chair = page.element.querySelector('[data-chair=learner]');
    await page.perform(() => void chair?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    expect(document.activeElement?.textContent).toContain('Learners');
  });

  test('lets whoever wrote a voice down take it back, once asked, and nobody else', async () => {
    const { page, press, find, other, discussion, taken } = await show('commenter');
    await page.perform(() => void addVoice(other, { ...PHONED, words: ['a'] }));
    expect(() => find('Take it back')).toThrow();
    await page.perform(() => void addVoice(discussion, { ...PHONED, group: 'ngo', words: ['b'] }));
    await press('Take it back');
    expect(taken()).toContain('ngo');
    await press('Take it back');
    expect(taken()).not.toContain('ngo');
    expect(discussion.snapshot().voices).toMatchObject([{ words: ['a'] }]);
  });

  test('lets a facilitator erase what was hidden for good, and says when it could not be', async () => {
    const { page, device, press, write, other, text } = await show('facilitator');
    await page.perform(() => void addVoice(other, { ...PHONED, words: ['Tom stole it.'] }));
    const key = other.snapshot().voices[0]?.key;
    const erase = vi.spyOn(device.api, 'eraseEntry');
    await press('Hide from others');
    await write('Why? Everybody reads the reason, so name nobody.', 'It names a learner.');
    await press('Hide from others');
    await press('Erase for good');
    await press('Erase for good');
    await vi.waitFor(() => expect(text()).toContain('The words may still be there'));
    erase.mockResolvedValueOnce({ kind: 'done', value: undefined });
    await press('Erase for good');
    await vi.waitFor(() => expect(text()).not.toContain('The words may still be there'));
    expect(erase.mock.calls.map(([, entry]) => entry)).toEqual([key, key]);
  });

  test('lets a facilitator hide a voice with a reason, after which its chair is empty', async () => {
    const { page, press, find, write, other, taken, text } = await show('facilitator');
    await page.perform(() => void addVoice(other, { ...PHONED, words: ['Tom stole it.'] }));
    await press('Hide from others');
    await write('Why? Everybody reads the reason, so name nobody.', 'It names a learner.');
    await press('Hide from others');
    expect(other.snapshot().voices[0]?.hidden).toMatchObject({ reason: ['It names a learner.'] });
    expect(taken()).not.toContain('employer');
    expect(text()).toContain('It names a learner.');
    // The row went to the groups that were not heard, and the keyboard with it.
    const isAtRow = () => expect(document.activeElement?.textContent).toMatch(/Employers$/);
    isAtRow();
    find('Show to all again').focus();
    await press('Show to all again');
    expect(taken()).toContain('employer');
    isAtRow();
  });

  test('hides from others what a facilitator hid, with the reason in its place', async () => {
    const { page, other, text } = await show('commenter');
    await page.perform(() => void addVoice(other, { ...PHONED, words: ['Tom stole it.'] }));
    const [thread] = other.snapshot().voices;
    if (thread === undefined) throw new Error('there is a voice');
    await page.perform(
      () => void setHidden(other, { entry: thread.key, thread, isHidden: true, reason: ['It names one.'] }),
    );
    expect(text()).not.toContain('Tom');
    expect(text()).toContain('It names one.');
  });

  test('lets facilitators invite a group, and offers a reader nothing', async () => {
    const facilitator = await show('facilitator');
    await facilitator.press('Invite: Learners');
    expect(shareRequest.get()).toEqual({ group: 'learner' });
    shareRequest.set(undefined);
    const reader = await show('viewer');
    await vi.waitFor(() => expect(reader.row('learner')).toContain('Learners'));
    expect(reader.page.element.querySelectorAll('button')).toHaveLength(0);
  });
});

describe('GoalEndorsements', () => {
  test('writes down that a group says yes, who spoke, how many were asked and how', async () => {
    const { press, write, goal, discussion, text, row } = await show('commenter', 'goal');
    expect(text()).toContain('No group has said yes to this goal yet.');
    await press('Add a group’s yes');
    await press('Record it');
    expect(text()).toContain('Please choose the group.');
    expect(text()).toContain('Please choose how it was asked.');
    expect(text()).toContain('Please say who spoke, in a few words.');
    expect(text()).toContain('Please give a whole number from 1 to 100,000.');
    expect(discussion.snapshot().endorsements).toEqual([]);
    await write('Which group says yes?', 'learner');
    await write('How was it asked?', 'vote');
    await write('Who spoke for the group?', 'The learners’ council');
    await write('How many people were asked?', '312');
    await press('Record it');
    expect(discussion.snapshot().endorsements).toMatchObject([
      { goal, group: 'learner', way: 'vote', spokesperson: 'The learners’ council', asked: 312 },
    ]);
    expect(row('learner')).toContain('The learners’ council spoke for them');
    expect(row('learner')).toContain('312 people were asked · By a vote');
    await press('Take it back');
    await press('Take it back');
    expect(text()).toContain('No group has said yes to this goal yet.');
  });
});
