import { addActor, addThread, type Thread } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { onTestFinished, vi } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { chooseInMenu, fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { RecordTalk, Talk } from './talk.tsx';

/** For tests: talk of a plan, beside Olga, who may comment. */
export async function showTalk(role: Role, what: 'all' | 'record' = 'all') {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const plan = openTestPlan({ role });
  const { open, other, news, entry } = openTestDiscussion(plan);
  const record = {
    root: 'actors',
    id: addActor(plan.plan, { name: 'Rosa', group: 'ngo', kind: 'person' }),
  } as const;
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={{ ...plan, entry, discussion: createCell(open) }}>
        <aside>{what === 'all' ? <Talk /> : <RecordTalk record={record} />}</aside>
      </OpenPlanContext>
    </DeviceContext>,
  );
  const button = (name: string) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  return {
    discussion: open.discussion,
    other,
    news,
    record,
    page,
    text: () => page.element.textContent,
    button,
    press: (name: string) => page.perform(() => button(name)?.click()),
    /** Opens the menu of the first entry, which comes when it is asked for, and chooses. */
    menu: async (item: string): Promise<void> => {
      const trigger = page.element.querySelector<HTMLElement>('[aria-label^="More about what "]');
      await chooseInMenu(page, trigger, item);
    },
    write: async (label: string, words: string): Promise<void> => {
      // Some fields come a moment after they are asked for.
      const field = await vi.waitFor(() => fieldNamed(page.element, label));
      await page.perform(() => fillIn(field, words));
    },
    choose: (label: string, value: string) =>
      page.perform(() => fillIn(fieldNamed(page.element, label), value)),
    theirs: async (words: string): Promise<Thread> => {
      await page.perform(
        () => void addThread(other, { place: { kind: 'plan' }, words: [words], isFromEditor: false }),
      );
      const thread = open.discussion.snapshot().threads.at(-1);
      if (thread === undefined) throw new Error('nothing was said');
      return thread;
    },
  };
}
