// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addReply, addThread } from '@holdfast/plan-model';
import { beforeAll, expect, test, vi } from 'vitest';

import { createCell } from '../platform/cell.ts';
import { manualClock } from '../platform/manual-clock.ts';
import { startStrings } from '../strings/strings.ts';
import { render } from '../ui/render-fixture.tsx';
import { DeviceContext } from './device.ts';
import { openTestDiscussion } from './open-discussion-fixture.ts';
import { OpenPlanContext } from './open-plan-context.ts';
import { openTestPlan } from './open-plan-fixture.ts';
import { deviceWithRelay } from './relay-fixture.ts';
import { useParticipants } from './use-participants.ts';

beforeAll(startStrings);

const OLGA = 'participant-olga';

function listOf(...names: readonly string[]) {
  return {
    participants: names.map((displayName) => ({
      participantId: `participant-${displayName.toLowerCase()}`,
      displayName,
      group: 'parentFamily',
      colour: 2,
      role: 'commenter',
      joinedAt: 0,
    })),
  };
}

function Names() {
  return <p>{[...useParticipants().values()].map(({ name }) => name).join(', ')}</p>;
}

async function showNames(...answers: (object | undefined)[]) {
  const clock = manualClock();
  const relay = deviceWithRelay();
  relay.answers.push(...answers);
  const plan = openTestPlan({ role: 'commenter' });
  const { open, other } = openTestDiscussion(plan, OLGA);
  const shared = { ...plan, discussion: createCell(open) };
  const show = () =>
    render(
      <DeviceContext value={{ ...relay.device, clock }}>
        <OpenPlanContext value={shared}>
          <Names />
          <Names />
        </OpenPlanContext>
      </DeviceContext>,
    );
  const page = await show();
  const waitFor = (names: string) =>
    vi.waitFor(async () => {
      await page.perform(() => {});
      expect(page.element.textContent).toBe(names.repeat(2));
    });
  return { ...relay, clock, other, page, show, waitFor };
}

test('the relay is asked once for all that name people, and again only after some minutes', async () => {
  const { asked, answers, clock, show, waitFor } = await showNames(listOf('Ben'));
  await waitFor('Ben, Me');
  await show();
  expect(asked).toHaveLength(1);
  answers.push(listOf('Ben', 'Cleo'));
  clock.advance(5 * 60_000);
  await show();
  await waitFor('Ben, Cleo, Me');
  expect(asked).toHaveLength(2);
});

test('who came, said something and left meanwhile has a name; who is on no list is asked for once', async () => {
  const { asked, answers, other, page, show, waitFor } = await showNames(listOf('Ben'));
  await waitFor('Ben, Me');
  answers.push(listOf('Ben', 'Olga'));
  await page.perform(
    () => void addThread(other, { place: { kind: 'plan' }, words: ['Hello'], isFromEditor: false }),
  );
  await waitFor('Ben, Olga, Me');
  expect(asked).toHaveLength(2);
  await show();
  expect(asked).toHaveLength(2);
});

test('somebody who was erased is not asked for at each panel', async () => {
  const { asked, answers, other, page, show, waitFor } = await showNames(listOf('Ben'));
  await waitFor('Ben, Me');
  answers.push(listOf('Ben', 'Cleo'));
  await page.perform(() => {
    const thread = { place: { kind: 'plan' }, words: ['Hello'], isFromEditor: false } as const;
    addThread(other, thread);
  });
  await waitFor('Ben, Cleo, Me');
  expect(asked).toHaveLength(2);
  await page.perform(() => {
    const [thread] = other.snapshot().threads;
    if (thread !== undefined) addReply(other, { thread, words: ['Once more'] });
  });
  await show();
  expect(asked).toHaveLength(2);
});

test('without a network the names of before stay', async () => {
  const { answers, asked, clock, show, waitFor } = await showNames(listOf('Ben'));
  await waitFor('Ben, Me');
  clock.advance(5 * 60_000);
  answers.push(undefined);
  await show();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  await waitFor('Ben, Me');
});
