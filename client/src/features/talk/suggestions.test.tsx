// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import {
  acceptSuggestion,
  addTarget,
  addThread,
  appendText,
  archiveRecord,
  type Discussion,
  openPlan,
  ORIGIN,
  type Plan,
  setTarget,
  type Thread,
} from '@holdfast/plan-model';
import { participantIdSchema, type Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';

import { createCell } from '../../platform/cell.ts';
import { commentRequest, type Passage } from '../../session/comment-request.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { passageFinderOf } from './passage-finder.ts';
import { RecordTalk, Talk } from './talk.tsx';

beforeAll(startStrings);

const OTHER = participantIdSchema.parse('participant-other');

/** What somebody selects of the vision: where the words stand first, or last. */
function passageIn(plan: Plan, words: string, last = false): Passage {
  const { plainText } = plan.snapshot().vision;
  const from = last ? plainText.lastIndexOf(words) : plainText.indexOf(words);
  const range = { from: { line: 0, offset: from }, to: { line: 0, offset: from + words.length } };
  const found = passageFinderOf(plan).passageAt('vision', range);
  if (found === undefined) throw new Error(`there is no “${words}”`);
  return found;
}

/** As somebody who may not edit. */
function suggest(discussion: Discussion, { anchor }: Passage, text: string): void {
  const place = { kind: 'section', section: 'vision' } as const;
  addThread(discussion, {
    place,
    anchor,
    proposal: { kind: 'text', text },
    words: ['Sooner.'],
    isFromEditor: false,
  });
}

async function show(role: Role, what: 'all' | 'record' = 'all') {
  const frames: FrameRequestCallback[] = [];
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  onTestFinished(() => void vi.unstubAllGlobals());
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const plan = openTestPlan({ role });
  const { open, other } = openTestDiscussion(plan, OTHER);
  const id = addTarget(plan.plan, {
    indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' },
    targetValue: 12,
  });
  const record = { root: 'targets', id } as const;
  appendText(plan.plan, 'vision', 'We call every family within a week.');
  const context = { ...plan, discussion: createCell(open) };
  const draw = () =>
    render(
      <DeviceContext value={device}>
        <OpenPlanContext value={context}>
          {what === 'all' ? <Talk /> : <RecordTalk record={record} />}
        </OpenPlanContext>
      </DeviceContext>,
    );
  const page = await draw();
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  const field = (label: string) => fieldNamed(document, label);
  const passage = (words: string, last?: boolean) => passageIn(plan.plan, words, last);
  return {
    plan: plan.plan,
    undo: plan.undo,
    discussion: open.discussion,
    record,
    page,
    draw,
    button,
    field,
    passage,
    vision: () => plan.plan.snapshot().vision.plainText,
    value: () => plan.plan.snapshot().targetsById.get(id)?.targetValue,
    text: () => page.element.textContent,
    press: (name: string) => page.perform(() => button(name)?.click()),
    write: async (label: string, words: string): Promise<void> => {
      await page.perform(() => fillIn(field(label), words));
    },
    select: async (words: string, last = false): Promise<void> => {
      await page.perform(() => commentRequest.set({ passage: passage(words, last), isSuggestion: true }));
      await page.perform(() => frames.splice(0).forEach((frame) => frame(0)));
      expect(commentRequest.get()).toBeUndefined();
    },
    /** What somebody else, who may not edit, suggests for words of the vision. */
    theirs: async (words: string, text: string): Promise<Thread> => {
      await page.perform(() => suggest(other, passage(words), text));
      const thread = open.discussion.snapshot().threads.at(-1);
      if (thread === undefined) throw new Error('nothing was suggested');
      return thread;
    },
  };
}

describe('suggesting', () => {
  test('begins with the words that stand there, and says what and why', async () => {
    const { select, field, write, press, discussion, vision, button } = await show('commenter');
    await select('within a week');
    const instead = field('What shall stand there instead?');
    expect(instead).toMatchObject({ value: 'within a week' });
    // Nothing else is suggested yet.
    expect(button('Send the suggestion')?.getAttribute('aria-disabled')).toBe('true');
    await write('What shall stand there instead?', 'within\na day');
    await write('Why? (if you like)', 'A week is long.');
    await press('Send the suggestion');
    expect(discussion.snapshot().threads).toMatchObject([
      {
        place: { section: 'vision' },
        words: ['A week is long.'],
        proposal: { kind: 'text', text: 'within a day' },
        anchor: { quote: 'within a week' },
        isFromEditor: false,
      },
    ]);
    expect(vision()).toBe('We call every family within a week.');
  });

  test('keeps what was begun at each key, over the end of the page, and is not written over by the next', async () => {
    const { select, field, write, press, page, draw, text, discussion } = await show('commenter');
    await select('within a week');
    await write('What shall stand there instead?', 'within a d');
    await page.unmount();
    const again = await draw();
    expect(field('What shall stand there instead?')).toMatchObject({ value: 'within a d' });
    await select('every family');
    expect(field('What shall stand there instead?')).toMatchObject({ value: 'within a d' });
    expect(again.element.textContent).toContain('You have begun this suggestion before.');
    await press('Go on later');
    expect(again.element.textContent).toContain('Go on with the suggestion you began');
    await press('Go on with the suggestion you began');
    await press('Throw it away');
    expect(again.element.textContent).not.toContain('Go on with the suggestion you began');
    expect([text(), discussion.snapshot().threads]).toEqual(['', []]);
  });

  test('is not written over by words that only read alike', async () => {
    const { select, field, write, text } = await show('commenter');
    await select('e');
    await write('What shall stand there instead?', 'ee');
    await select('e');
    expect(text()).not.toContain('You have begun this suggestion before.');
    await select('e', true);
    expect(field('What shall stand there instead?')).toMatchObject({ value: 'ee' });
    expect(text()).toContain('You have begun this suggestion before.');
  });

  test('is for all the words that were selected: of very many nobody suggests the beginning anew', async () => {
    const { plan, select, text, button } = await show('commenter');
    const long = 'again and '.repeat(120).trim();
    appendText(plan, 'vision', ` ${long}`);
    await select(long);
    expect(text()).toContain('These are too many words to suggest others for at once.');
    expect(button('Suggest a change')).toBeUndefined();
  });

  test('another value of a record says why it cannot be sent', async () => {
    const { press, write, field, text, page, button } = await show('commenter', 'record');
    await press('Suggest another value');
    const isRefused = () => button('Send the suggestion')?.getAttribute('aria-disabled') === 'true';
    await write('What shall stand there instead?', '1e30');
    expect(text()).toContain('Please write a number');
    await write('What shall stand there instead?', '1'.repeat(30));
    expect(text()).toContain('A plan holds numbers from');
    await write('What shall stand there instead?', '9');
    expect(isRefused()).toBe(false);
    await page.perform(() => fillIn(field('What'), 'deadline'));
    expect(text()).not.toContain('four digits');
    await page.perform(() => fillIn(field('Year'), '27'));
    expect(text()).toContain('Please choose a month and write a year with four digits.');
    await page.perform(() => fillIn(field('Year'), '2027'));
    await page.perform(() => fillIn(field('Month'), '07'));
    expect(text()).not.toContain('four digits');
    expect(isRefused()).toBe(false);
  });

  test('another value of a record takes only what its field can hold', async () => {
    const { press, write, discussion, record, text, button } = await show('commenter', 'record');
    await press('Suggest another value');
    expect(text()).toContain('Now: 12');
    await write('What shall stand there instead?', 'many');
    expect(button('Send the suggestion')?.getAttribute('aria-disabled')).toBe('true');
    expect(text()).toContain('9.5');
    await write('What shall stand there instead?', '9,5');
    await press('Send the suggestion');
    expect(discussion.snapshot().threads).toMatchObject([
      {
        place: { kind: 'field', record, field: 'targetValue' },
        words: [''],
        proposal: { kind: 'value', value: 9.5, base: 12 },
      },
    ]);
    expect(text()).toContain('value to reach: ');
  });

  test('is not offered to whoever only reads', async () => {
    const { button, theirs, page } = await show('viewer');
    await theirs('within a week', 'within a day');
    expect(page.element.querySelector('del')?.textContent).toBe('within a week');
    expect(page.element.querySelector('ins')?.textContent).toBe('within a day');
    expect([button('Accept'), button('Not, because …'), button('Suggest another value')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('accepting', () => {
  test('changes the plan, closes the thread for all, and is taken back by one press of undo', async () => {
    const { theirs, press, text, vision, undo, page, write } = await show('editor');
    await theirs('within a week', 'within a day');
    await press('Accept');
    expect(vision()).toBe('We call every family within a day.');
    expect(text()).not.toContain('Sooner.');
    await write('Show', 'closed');
    expect(text()).toContain('Accepted by');
    await page.perform(() => undo.undo());
    expect(vision()).toBe('We call every family within a week.');
    await write('Show', 'suggestions');
    expect(text()).toContain('Sooner.');
  });

  test('asks in which way, with both sides, where the words were changed meanwhile', async () => {
    const { theirs, press, text, vision, plan, page, button } = await show('editor');
    const thread = await theirs('call every family within a week', 'visit every family');
    const [line] = plan.fragment('vision')?.toArray() ?? [];
    const [words] = line instanceof Y.XmlElement ? line.toArray() : [];
    if (!(words instanceof Y.XmlText)) throw new Error('there is no text');
    await page.perform(() => words.insert(14, 'single '));
    expect(button('Accept')).toBeUndefined();
    expect(text()).toContain('In the plan now');
    expect(text()).toContain('call every single family within a week');
    expect(acceptSuggestion(plan, thread)).toBe(false);
    await press('Replace what is there now');
    expect(vision()).toBe('We visit every family.');
  });

  test('of a value shows what stands there now beside it', async () => {
    const { press, write, plan, record, page, text, value } = await show('facilitator', 'record');
    await press('Suggest another value');
    await write('What shall stand there instead?', '9');
    await press('Send the suggestion');
    await page.perform(() => setTarget(plan, record.id, { targetValue: 10 }));
    expect(text()).toContain('This was changed since it was suggested.');
    await press('Replace what is there now');
    expect(value()).toBe(9);
    expect(text()).toContain('Accepted by');
  });

  test('tells that the words stand twice where two accepted unseen by each other, and keeps them once by a press', async () => {
    const { theirs, press, write, text, vision, plan, page, button } = await show('editor');
    const thread = await theirs('within a week', 'on one day');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(plan.doc));
    const elsewhere = openPlan(doc, { ...plan.ports, participantId: OTHER });
    acceptSuggestion(elsewhere, thread);
    elsewhere.dispose();
    await press('Accept');
    await page.perform(() => Y.applyUpdate(plan.doc, Y.encodeStateAsUpdate(doc), ORIGIN.relay));
    await write('Show', 'closed');
    expect(vision()).toBe('We call every family on one dayon one day.');
    expect(text().split('Accepted by')).toHaveLength(3);
    expect(text()).toContain('the words stand in the plan twice');
    await press('Keep them once');
    expect(vision()).toBe('We call every family on one day.');
    expect([text().split('Accepted by').length, button('Keep them once')]).toEqual([2, undefined]);
  });

  test('waits while the record is removed, and is refused only with a reason', async () => {
    const { press, write, plan, record, page, text, button, discussion } = await show('editor', 'record');
    await press('Suggest another value');
    await write('What shall stand there instead?', '9');
    await press('Send the suggestion');
    await page.perform(() => archiveRecord(plan, record));
    expect(text()).toContain('was removed from the plan');
    expect(button('Accept')).toBeUndefined();
    await press('Not, because …');
    expect(button('Close with this answer')?.getAttribute('aria-disabled')).toBe('true');
    expect(discussion.snapshot().threads[0]?.state.kind).toBe('open');
  });
});
