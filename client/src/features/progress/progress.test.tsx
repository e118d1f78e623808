// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import {
  addActor,
  addLink,
  addMeasure,
  postProgress,
  setMembership,
  type MeasureId,
} from '@holdfast/plan-model';
import { type Role } from '@holdfast/sync-protocol';
import { beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { daysBefore, todayBy } from '../../session/today.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { RecordProgress } from './record-progress.tsx';

beforeAll(startStrings);
beforeEach(() => localStorage.clear());

async function showMeasure(role: Role, { isNamed = false } = {}) {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const plan = openTestPlan({ role });
  const { open, other, entry } = openTestDiscussion(plan);
  const measure = addMeasure(plan.plan, { title: 'The welcome week' });
  const actor = addActor(plan.plan, { name: 'Parents’ council', group: 'parentFamily', kind: 'body' });
  addLink(plan.plan, { kind: 'responsible', measure, actor });
  if (isNamed) setMembership(open.discussion, { actor, isMine: true });
  const show = () =>
    render(
      <DeviceContext value={device}>
        <OpenPlanContext value={{ ...plan, entry, discussion: createCell(open) }}>
          <RecordProgress measure={measure} />
        </OpenPlanContext>
      </DeviceContext>,
    );
  return {
    device,
    discussion: open.discussion,
    other,
    measure,
    actor,
    today: todayBy(device.clock),
    ...driver(await show()),
    show,
  };
}

/** What a person does in the part of the page that was drawn. */
function driver(page: Awaited<ReturnType<typeof render>>) {
  const field = (label: string) => fieldNamed(page.element, label);
  return {
    page,
    field,
    text: () => page.element.textContent,
    press: (name: string) => {
      const button = [...page.element.querySelectorAll('button')].find((each) => each.textContent === name);
      if (button === undefined) throw new Error(`there is no button “${name}”`);
      return page.perform(() => button.click());
    },
    write: (label: string, words: string) => page.perform(() => fillIn(field(label), words)),
  };
}

const DONE = 'What was done?';
const SHARE = 'Done so far, in %';
const LINK = 'Link to where one can see it, if there is one';

describe('progress of a measure', () => {
  test('is said by whoever may comment, and stands there with day, share, words, page and who', async () => {
    const { discussion, measure, today, text, press, write, field, page } = await showMeasure('commenter', {
      isNamed: true,
    });
    expect(text()).toContain('Nobody has said yet how it goes.');
    await press('Say how it goes');
    expect(field('Day').value).toBe(today);
    await write(DONE, 'The rooms are booked.');
    await write(SHARE, '60 %');
    await write(LINK, 'https://school.example/rooms');
    await press('Post');
    expect(discussion.snapshot().progress.get(measure)?.latest).toMatchObject({
      words: ['The rooms are booked.'],
      on: today,
      share: 60,
      link: 'https://school.example/rooms',
    });
    expect(text()).toContain('60 % done');
    expect(text()).toContain('The rooms are booked.');
    expect(text()).not.toContain('not named');
    const link = page.element.querySelector('a');
    expect([link?.target, link?.rel]).toEqual(['_blank', 'noopener noreferrer']);
    expect(link?.textContent).toBe('See it at school.example');
    await press('Say how it goes');
    expect([field(DONE).value, field(SHARE).value, field(LINK).value]).toEqual(['', '', '']);
  });

  test.each([
    ['no words', DONE, ' ', 'Please write what was done'],
    ['a day to come', 'Day', '2999-01-01', 'still to come'],
    ['no day', 'Day', '', 'choose a day'],
    ['a share above 100', SHARE, '101', 'from 0 to 100'],
    ['a share in words', SHARE, 'half', 'from 0 to 100'],
    ['a link that is a script', LINK, 'javascript:alert(1)', 'begins with https://'],
    ['a link without its beginning', LINK, 'school.example', 'begins with https://'],
  ])(
    'with %s changes nothing, says why, and keeps what was written',
    async (_name, label, value, problem) => {
      const { discussion, text, press, write, field } = await showMeasure('commenter');
      await press('Say how it goes');
      await write(DONE, 'Words.');
      await write(label, value);
      expect(text()).not.toContain(problem);
      await press('Post');
      expect(text()).toContain(problem);
      expect(field(label).getAttribute('aria-invalid')).toBe('true');
      expect(field(label).value).toBe(value);
      expect(discussion.doc.getMap('progress').size).toBe(0);
    },
  );

  test('that was begun is there again on a page that comes after', async () => {
    const { page, show, press, write, today } = await showMeasure('commenter');
    await press('Say how it goes');
    await write(DONE, 'Half a sen');
    await write(SHARE, '4');
    await write('Day', daysBefore(today, 3));
    await page.unmount();
    const { field } = driver(await show());
    expect([field(DONE).value, field(SHARE).value, field('Day').value]).toEqual([
      'Half a sen',
      '4',
      daysBefore(today, 3),
    ]);
  });

  test('has the last first and earlier ones folded, and says who is not named for the measure', async () => {
    const { other, measure, actor, page, text } = await showMeasure('editor');
    const post = (words: string, id: MeasureId = measure) =>
      postProgress(other, {
        measure: id,
        on: todayBy({ now: () => Date.now(), setTimer: () => () => {} }),
        words: [words],
        share: null,
        link: null,
      });
    await page.perform(() => void post('First.'));
    await page.perform(() => void post('Second.'));
    const folded = page.element.querySelector('details');
    expect(folded?.querySelector('summary')?.textContent).toBe('Earlier: 1');
    expect(folded?.textContent).toContain('First.');
    expect(folded?.textContent).not.toContain('Second.');
    expect(text()).toContain('Olga · not named for this measure');
    await page.perform(() => setMembership(other, { actor, isMine: true }));
    expect(text()).not.toContain('Olga · not named');
  });

  test('leads whoever is not named for it to say that they are', async () => {
    const { discussion, actor, page, text } = await showMeasure('commenter');
    expect(text()).toContain('Others see that you are not named for this measure.');
    const check = page.element.querySelector<HTMLInputElement>('input[type=checkbox]');
    expect(check?.closest('label')?.textContent).toBe('Parents’ council');
    await page.perform(() => check?.click());
    expect(discussion.snapshot().members.get(actor)).toEqual([discussion.ports.participantId]);
    expect(text()).not.toContain('not named');
  });

  test('is read by a viewer, who learns what to do instead of saying something', async () => {
    const { page, text } = await showMeasure('viewer');
    expect(text()).toContain('ask a facilitator to make you a commenter');
    expect(page.element.querySelector('button, input, textarea')).toBeNull();
  });

  test('is taken back by its author, who is asked once more', async () => {
    const { discussion, measure, today, page, text, press } = await showMeasure('commenter', {
      isNamed: true,
    });
    await page.perform(() => {
      postProgress(discussion, { measure, on: today, words: ['Wrong.'], share: 10, link: null });
    });
    await press('Take it back');
    expect(text()).toContain('This cannot be undone.');
    await press('Cancel');
    expect(text()).toContain('Wrong.');
    await press('Take it back');
    await press('Take it back');
    expect(text()).not.toContain('Wrong.');
    expect(text()).toContain('The author took this back.');
  });

  test('is hidden by a facilitator with a reason, and by nobody else', async () => {
    const { device, other, measure, today, page, text, press, write } = await showMeasure('facilitator');
    await page.perform(() => {
      postProgress(other, { measure, on: today, words: ['Rude.'], share: null, link: null });
    });
    expect(text()).not.toContain('Erase for good');
    await press('Hide from others');
    await write('Why? Everybody reads the reason, so name nobody.', 'Not kind.');
    await press('Hide from others');
    expect(other.snapshot().progress.get(measure)).toMatchObject({ latest: null });
    expect(text()).toContain('Hidden by Me:Not kind.');
    await press('Erase for good');
    expect(text()).toContain('This cannot be undone.');
    await press('Cancel');
    const erase = vi.spyOn(device.api, 'eraseEntry').mockResolvedValue({ kind: 'done', value: undefined });
    await press('Erase for good');
    await press('Erase for good');
    expect(erase.mock.calls.map(([, entry]) => entry)).toEqual([
      other.snapshot().progress.get(measure)?.posts[0]?.key,
    ]);
    await press('Show to all again');
    expect(other.snapshot().progress.get(measure)?.latest).not.toBeNull();
  });
});
