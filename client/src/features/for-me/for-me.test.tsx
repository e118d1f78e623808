// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import {
  addActor,
  addLink,
  addMeasure,
  addThread,
  answerThread,
  type IsoDate,
  postProgress,
  setMembership,
} from '@holdfast/plan-model';
import { participantIdSchema, type Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { commentRequest } from '../../session/comment-request.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { ForMe } from './for-me.tsx';

beforeAll(startStrings);

const OLGA = participantIdSchema.parse('participant-other');

async function showForMe(role: Role, roleBefore = role) {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const plan = openTestPlan({ role });
  const link = { ...plan.link, state: { ...plan.link.state, limits: { role, canWrite: true } as never } };
  const { open, other, news } = openTestDiscussion(plan, OLGA);
  const entry = { ...plan.entry, role: roleBefore };
  open.markLook(roleBefore);
  const discussion = createCell({ ...open, link });
  const draw = () =>
    render(
      <DeviceContext value={device}>
        <OpenPlanContext value={{ ...plan, link, entry, discussion }}>
          <ForMe />
        </OpenPlanContext>
      </DeviceContext>,
    );
  let page = await draw();
  const button = (name: string) =>
    [...page.element.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  return {
    plan: plan.plan,
    me: open.discussion,
    other,
    news,
    page,
    button,
    /** They close it, and open it another time. */
    again: async (): Promise<void> => {
      await page.unmount();
      page = await draw();
    },
    text: () => page.element.textContent,
  };
}

describe('For me', () => {
  test('where there is nothing says one thing to do', async () => {
    onTestFinished(() => commentRequest.set(undefined));
    const { page, text, button } = await showForMe('commenter');
    expect(text()).toContain('Nothing is new for you just now.');
    await page.perform(() => button('Say something about the plan')?.click());
    expect(new URLSearchParams(location.search).get('show')).toBe('talk');
    expect(commentRequest.get()).toEqual({ passage: undefined });
  });

  test('tells a viewer how to be heard', async () => {
    const { text, page } = await showForMe('viewer');
    expect(text()).toContain('ask a facilitator to make you a commenter');
    expect(page.element.querySelector('button, input')).toBeNull();
  });

  test('says what became of what one said, and leads there', async () => {
    const { plan, me, other, news, page, text, button } = await showForMe('commenter');
    const measure = addMeasure(plan, { title: 'Calls' });
    const place = { kind: 'record', record: { root: 'measures', id: measure } } as const;
    await page.perform(() => {
      const key = addThread(me, { place, words: ['Call us first'], isFromEditor: false });
      const thread = other.snapshot().byKey.get(key);
      if (thread !== undefined)
        answerThread(other, { thread, outcome: 'changed', reason: ['Within a day.'] });
      news.set(new Set([key]));
    });
    for (const words of [
      'You were answered',
      'You said: “Call us first”',
      'The plan was changed',
      'Within a day.',
    ])
      expect(text()).toContain(words);
    await page.perform(() => button('Measure “Calls”')?.click());
    expect(new URLSearchParams(location.search).get('show')).toBe(`measures/${measure}`);
  });

  test('asks who one is, and then shows what one does and what it waits for', async () => {
    const { plan, me, page, text, button } = await showForMe('commenter');
    await page.perform(() => {
      const actor = addActor(plan, { name: 'Council', group: 'parentFamily', kind: 'body' });
      const measure = addMeasure(plan, { title: 'Calls' });
      addLink(plan, { kind: 'responsible', measure, actor });
    });
    expect(text()).toContain('Which of these are you, or do you belong to?');
    await page.perform(() => page.element.querySelector<HTMLInputElement>('input[type=checkbox]')?.click());
    expect(me.snapshot().members.size).toBe(1);
    expect(text()).toContain('Calls');
    expect(text()).toContain('No end named yet');
    expect(button('Say how it goes')).toBeDefined();
  });

  test('says that one has another role, and what one can do now', async () => {
    const { text, again } = await showForMe('editor', 'commenter');
    expect(text()).toContain('you were Commenter, now you are Editor');
    expect(text()).toContain('You can change the plan.');
    await again();
    expect(text()).not.toContain('you were Commenter');
  });

  test('says what others said of one’s measures since, until one has looked', async () => {
    const { plan, me, other, page, text, again } = await showForMe('commenter');
    const actor = addActor(plan, { name: 'Council', group: 'parentFamily', kind: 'body' });
    const measure = addMeasure(plan, { title: 'Calls' });
    addLink(plan, { kind: 'responsible', measure, actor });
    const post = (words: string, share: number) =>
      postProgress(other, { measure, on: '2026-01-01' as IsoDate, words: [words], share, link: null });
    await page.perform(() => {
      setMembership(me, { actor, isMine: true });
      post('Forty families were called.', 40);
    });
    expect(text()).toContain('someone told how far it has come · 40 % done');
    expect(text()).toContain('Forty families were called.');
    await again();
    expect(text()).not.toContain('Forty families were called.');
    await page.perform(() => void post('All of them were.', 100));
    expect(text()).toContain('All of them were.');
    await again();
    expect(text()).not.toContain('All of them were.');
  });

  test('does not speak of what others do', async () => {
    const { plan, other, page, text } = await showForMe('commenter');
    await page.perform(() => {
      const actor = addActor(plan, { name: 'Staff', group: 'teacher', kind: 'body' });
      const measure = addMeasure(plan, { title: 'Lessons' });
      addLink(plan, { kind: 'responsible', measure, actor });
      setMembership(other, { actor, isMine: true });
    });
    expect(text()).not.toContain('What you do');
  });
});
