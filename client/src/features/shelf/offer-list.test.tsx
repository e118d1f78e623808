// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { systemClock, systemRandom } from '@holdfast/base';
import {
  addActor,
  type ActorId,
  addGoal,
  addTarget,
  appendText,
  openPlan,
  type Plan,
  setActor,
  setTarget,
  type TargetId,
} from '@holdfast/plan-model';
import type { LinkState } from '@holdfast/sync-client';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';

import { createCell } from '../../platform/cell.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { LIVE, openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { ShelfEntries } from './shelf-entries.tsx';

beforeAll(startStrings);

const absence = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;

type Act = (mine: Plan, there: { readonly target: TargetId; readonly actor: ActorId }) => void;

const writeMuch: Act = (mine, { target }) => {
  appendText(mine, 'vision', ' Each of them.');
  setTarget(mine, target, { targetValue: 9 });
  addGoal(mine, { statement: 'Nobody is forgotten' });
};

/** The shelf of somebody who wrote into the plan and whose role does not allow it by now. */
async function openShelf(role: Role, { act = writeMuch, ...state }: Partial<LinkState> & { act?: Act } = {}) {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const plan = openTestPlan({ role });
  appendText(plan.plan, 'vision', 'We call every family within a week.');
  const target = addTarget(plan.plan, { indicator: absence, targetValue: 12 });
  const actor = addActor(plan.plan, { name: 'Ms Horvat', group: 'teacher', kind: 'person' });
  const entry = shelved(plan.plan, (mine) => act(mine, { target, actor }));
  const { open } = openTestDiscussion(plan);
  const talk = createCell<LinkState>(LIVE);
  const talkLink = {
    ...open.link,
    subscribe: (listener: () => void) => talk.subscribe(listener),
    get state() {
      return talk.get();
    },
  };
  const context = {
    ...plan,
    link: { ...plan.link, state: { ...LIVE, ...state } },
    journal: { ...plan.journal, shelf: () => Promise.resolve([entry]) },
    discussion: createCell({
      ...open,
      link: talkLink,
      journal: { ...plan.journal, shelf: () => Promise.resolve([]) },
    }),
  };
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={context}>
        <ShelfEntries onRemoved={() => {}} />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const button = (name: string) =>
    [...page.element.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith(name));
  return {
    page,
    keep: (device: LinkState['device']) => page.perform(() => talk.set({ ...LIVE, device })),
    button,
    press: (name: string) => page.perform(() => button(name)?.click()),
    said: () => open.discussion.snapshot().threads,
    items: () => [...page.element.querySelectorAll('section li')].map(({ textContent }) => textContent),
    boxes: () => [...page.element.querySelectorAll('input')],
  };
}

function shelved({ doc }: Plan, act: (mine: Plan) => void) {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const rows: { seq: number; update: Uint8Array }[] = [];
  copy.on('update', (update: Uint8Array) => rows.push({ seq: rows.length + 1, update }));
  const ports = { clock: systemClock, random: systemRandom, participantId: 'participant-me' };
  const mine = openPlan(copy, ports);
  act(mine);
  mine.dispose();
  return { generation: 0, reason: 'no-right', endedAt: 0, state: Y.encodeStateAsUpdate(copy), rows };
}

const BEGIN = 'Offer these changes';

describe('OfferList', () => {
  test('shows each change with its place, and what goes and comes there, before anything is said', async () => {
    const shelf = await openShelf('commenter');
    await shelf.press(BEGIN);
    const [words, value, goal] = shelf.items();
    expect(words).toMatch(/Our vision.*Suggestion.*week\..*week\. Each of them\./);
    expect(value).toMatch(/Absence.*value to reach.*12.*9/);
    expect(goal).toContain('I added this goal, but it could not be shared:Nobody is forgotten');
    expect(shelf.said()).toEqual([]);
  });

  test('says what was not left out, and the rest when it is asked to, and nothing twice', async () => {
    const shelf = await openShelf('commenter');
    await shelf.press(BEGIN);
    await shelf.page.perform(() => shelf.boxes()[0]?.click());
    await shelf.press('Offer 2 changes');
    expect(shelf.said()).toHaveLength(2);
    expect(shelf.items().filter((item) => item.startsWith('Offered'))).toHaveLength(2);
    expect(shelf.page.element.textContent).toContain('2 changes are offered.');
    await shelf.press('Close the list');
    await shelf.press(BEGIN);
    await shelf.page.perform(() => shelf.boxes()[0]?.click());
    await shelf.page.perform(() => shelf.boxes()[0]?.click());
    await shelf.press('Offer 1 change');
    expect(shelf.said()).toHaveLength(3);
    expect(shelf.boxes()).toEqual([]);
    expect(shelf.button('Offer')).toBeUndefined();
  });

  test('removes nothing by itself, and lets nobody remove it before this device has kept what was offered', async () => {
    const shelf = await openShelf('commenter');
    const isDisabled = () => shelf.button('Remove')?.getAttribute('aria-disabled');
    await shelf.press(BEGIN);
    await shelf.keep({ kind: 'saving', changes: 1 });
    await shelf.press('Offer 3 changes');
    expect(shelf.page.element.textContent).toContain('being kept on this device…');
    expect(isDisabled()).toBe('true');
    await shelf.keep({ kind: 'failing', changes: 1, reason: 'full' });
    expect(shelf.page.element.textContent).toContain('This device has not kept what you offered.');
    expect(isDisabled()).toBe('true');
    await shelf.keep({ kind: 'saved' });
    expect(shelf.page.element.textContent).toContain('3 changes are offered.');
    expect(isDisabled()).toBe('false');
    expect(shelf.items()).toHaveLength(3);
  });

  test('lets words that are written the other way run as they do, and its own as they do', async () => {
    const shelf = await openShelf('commenter');
    await shelf.press(BEGIN);
    const ways = [...shelf.page.element.querySelectorAll('section li [dir=auto]')];
    expect(ways.map(({ textContent }) => textContent)).toEqual([
      'week.',
      'week. Each of them.',
      '12',
      '9',
      'I added this goal, but it could not be shared:',
      'Nobody is forgotten',
    ]);
  });

  test('does not say that the plan has what was found and is not offered', async () => {
    const act: Act = (mine, { actor }) => setActor(mine, actor, { contact: '01 234' });
    const shelf = await openShelf('commenter', { act });
    await shelf.press(BEGIN);
    const text = shelf.page.element.textContent;
    expect(text).toContain('Nothing of this can be offered.');
    expect(text).toMatch(/Ms Horvat.*is not offered/);
    expect(text).not.toContain('the plan has all of this');
  });

  test('tells who may only read, or has no access, why nothing can be offered', async () => {
    const reader = await openShelf('viewer');
    expect(reader.page.element.textContent).toContain('You can only read this plan now');
    expect(reader.button('Offer')).toBeUndefined();
    const refused = { kind: 'refused', reason: 'no-right' } as const;
    const removed = await openShelf('commenter', { connection: refused });
    expect(removed.page.element.textContent).toContain('You have no access to this plan any more');
    expect(removed.button('Offer')).toBeUndefined();
    expect(removed.button('Save as a file')).toBeDefined();
  });
});
