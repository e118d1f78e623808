// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addLink, addMeasure, addRecord, type Plan } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, pick, render } from '../../ui/render-fixture.tsx';
import { Profiles } from './profiles.tsx';
import { ReadyProfiles } from './ready-profiles.tsx';

beforeAll(startStrings);

const NAME = 'Young carers';

function addCarers(plan: Plan) {
  return addRecord(plan, 'profiles', {
    values: { 'need:family': 'looks after siblings' },
    texts: { name: NAME },
  });
}

async function show({
  role = 'editor',
  before,
}: {
  readonly role?: Role;
  readonly before?: (plan: Plan) => void;
}) {
  const opened = openTestPlan({ role });
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  before?.(opened.plan);
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={opened}>
        <Profiles />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const { element, perform } = page;
  const button = (name: string): HTMLButtonElement | undefined =>
    [...element.querySelectorAll('button')].find((each) => nameOf(each).includes(name));
  /** Opens a slot that is typed, writes into it and presses Enter. */
  const write = async (slot: string, words: string): Promise<void> => {
    await perform(() => button(`${slot}: `)?.click());
    const field = fieldNamed(element, slot);
    await perform(() => fillIn(field, words));
    await perform(() => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
  };
  return { ...opened, ...page, button, write };
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent ?? '';
}

describe('the learners whom a plan wants to reach', () => {
  test('are added by one line, as a description from here', async () => {
    const { plan, element, perform } = await show({});
    const line = fieldNamed(element, 'Add learners');
    await perform(() => fillIn(line, NAME));
    await perform(() => line.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    expect(plan.snapshot().profiles).toMatchObject([{ name: { plainText: NAME }, origin: 'local' }]);
    expect(element.textContent).toContain('The description is from here.');
  });

  test('have a line for each side of life on which they need something, and gaps for the others', async () => {
    const { plan, element, write } = await show({ before: addCarers });
    const lines = () => [...element.querySelectorAll(`[aria-label="What “${NAME}” need"] > li`)];
    expect(lines().map(({ textContent }) => textContent)).toEqual([
      'family: looks after siblings Helped by: no measure yet.',
    ]);
    await write('What they need (money and living)', 'works at night');
    expect(plan.snapshot().profiles).toMatchObject([{ 'need:economic': 'works at night' }]);
    expect(lines().map(({ textContent }) => textContent)).toEqual([
      'money and living: works at night Helped by: no measure yet.',
      'family: looks after siblings Helped by: no measure yet.',
    ]);
  });

  test('may need several measures at once, each on its own side', async () => {
    const { plan, element, button, ...page } = await show({
      before: (before) => {
        const profile = addCarers(before);
        const links = ['A calm room', 'A later first lesson'].map((title) => addMeasure(before, { title }));
        for (const measure of links.slice(0, 1)) addLink(before, { kind: 'helps', measure, profile });
      },
    });
    await pick(page, button('Measures that help with it (family)'), 'A later first lesson');
    const [room, lesson] = plan.snapshot().measures;
    expect(lesson?.['dimension:family']).toBe(true);
    expect(room?.['dimension:family']).toBeNull();
    expect(element.textContent).toContain('Helped by: A later first lesson.');
    expect(element.textContent).toContain('What we do for them: A calm room and A later first lesson.');
  });

  test('are never counted below ten: the field says why, and offers the words for it', async () => {
    const { plan, element, button, write, perform } = await show({ before: addCarers });
    await write('How many they are', '4');
    expect(plan.snapshot().profiles).toMatchObject([{ size: null, isFew: null }]);
    expect(element.textContent).toContain('A number below ten can show who is meant');
    expect(Object.values(localStorage).join('')).not.toContain('4');
    expect(fieldNamed(element, 'How many they are').value).toBe('');
    await perform(() => button('Write “fewer than ten”')?.click());
    await perform(() =>
      fieldNamed(element, 'How many they are').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }),
      ),
    );
    expect(plan.snapshot().profiles).toMatchObject([{ size: null, isFew: true }]);
    expect(element.textContent).toContain('How many they are: fewer than ten.');
  });

  test('are words without controls for whoever only reads', async () => {
    const { element } = await show({ role: 'viewer', before: addCarers });
    expect(element.textContent).toContain('family: looks after siblings');
    expect(element.textContent).not.toContain('What else do they need?');
    expect(element.querySelectorAll('input, select')).toHaveLength(0);
  });
});

describe('the learners whom others have described', () => {
  test('are taken over with what they need, and say where they come from', async () => {
    const opened = openTestPlan({});
    const page = await render(
      <OpenPlanContext value={opened}>
        <ReadyProfiles onClose={() => {}} />
      </OpenPlanContext>,
    );
    const items = [...document.querySelectorAll('[role=dialog] [aria-label="From what was published"] > li')];
    expect(items.every(({ textContent }) => textContent?.includes('from Cedefop'))).toBe(true);
    const escaping = items.find(({ textContent }) => textContent?.startsWith('Learners escaping the system'));
    await page.perform(() => escaping?.querySelector('button')?.click());
    expect(opened.plan.snapshot().profiles).toMatchObject([
      {
        name: { plainText: 'Learners escaping the system' },
        origin: 'cedefop',
        'need:family': 'Parents who know how they can help',
        'need:personal': null,
      },
    ]);
    expect(escaping?.textContent).toContain('in the plan');
    await page.perform(() => items[0]?.querySelector('button')?.click());
    expect(opened.plan.snapshot().profiles[1]).toMatchObject({ origin: 'source' });
  });
});
