// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addThread, sayOnePerson, setWords } from '@holdfast/plan-model';
import { participantIdSchema, type Participant, type Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { DeviceContext } from '../../session/device.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { deviceWithRelay } from '../../session/relay-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { chooseInMenu, fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { PeopleList } from './people-list.tsx';

beforeAll(startStrings);

function person(id: string, displayName: string, role: Role = 'commenter'): Participant {
  const participantId = participantIdSchema.parse(`participant-${id}`);
  return { participantId, displayName, group: 'parentFamily', colour: 1, role, joinedAt: 1 };
}
const ME = person('me', 'Me', 'facilitator');
const PHONE = person('phone', 'Olga');
const LAPTOP = person('laptop', 'Olga P.');
const BEN = person('ben', 'Ben', 'editor');

/** The list without a network: as it was read last. */
async function showPeople(role: Role) {
  const { device } = deviceWithRelay();
  const plan = openTestPlan({ role });
  const { open, other } = openTestDiscussion(plan, PHONE.participantId);
  const entry = { ...plan.entry, participants: { list: [ME, PHONE, BEN, LAPTOP], at: 1 } };
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={{ ...plan, entry, discussion: createCell(open) }}>
        <PeopleList />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const rows = () => [...page.element.querySelectorAll('li')].map(({ textContent }) => textContent);
  await vi.waitFor(async () => {
    await page.perform(() => {});
    expect(rows()).toHaveLength(4);
  });
  const press = (name: string) =>
    page.perform(() => {
      const button = [...page.element.querySelectorAll('button')].find((each) => each.textContent === name);
      if (button === undefined) throw new Error(`there is no button “${name}”`);
      button.click();
    });
  const menuOf = (name: string) =>
    page.element.querySelector<HTMLElement>(`[aria-label="Actions for ${name}"]`);
  return {
    page,
    discussion: open.discussion,
    other,
    rows,
    press,
    menuOf,
    text: () => page.element.textContent,
    menu: async (name: string, item: string): Promise<void> => {
      await chooseInMenu(page, menuOf(name), item);
    },
    choose: (label: string, value: string) =>
      page.perform(() => fillIn(fieldNamed(page.element, label), value)),
  };
}

describe('the list of people', () => {
  test('lets a facilitator say without a network that two are one person, once told what follows, and end it', async () => {
    const { menu, menuOf, choose, press, text, rows, discussion } = await showPeople('facilitator');
    await menu('Olga', 'Same person as…');
    await press('They are one person');
    expect(discussion.snapshot().persons.size).toBe(0);
    await choose('Olga is the same person as', LAPTOP.participantId);
    expect(text()).toContain('Are “Olga” and “Olga P.” one person?');
    expect(text()).toContain('Each can still change only their own words');
    await press('They are one person');
    expect(text()).toContain('“Olga” and “Olga P.” are now one person.');
    expect(rows()[1]).toContain('Olga P. · Parents');
    expect(rows()[2]).toContain('also as Olga · Parents');
    expect(text()).toContain('3 people can see this plan');
    expect(document.activeElement).toBe(menuOf('Olga'));
    await menu('Olga P.', 'Not the same person…');
    expect(discussion.snapshot().persons.size).toBe(2);
    expect(text()).toContain('“Olga P.” is then no longer one person with “Olga”');
    await press('They are not one person');
    expect(discussion.snapshot().persons.size).toBe(0);
    expect(text()).not.toContain('also as');
    expect(document.activeElement).toBe(menuOf('Olga P.'));
  });

  test('offers nobody whom they are already, and nothing that only the relay can do', async () => {
    const { page, menuOf, discussion } = await showPeople('facilitator');
    await page.perform(() =>
      sayOnePerson(discussion, { participant: PHONE.participantId, as: LAPTOP.participantId }),
    );
    await page.perform(() => menuOf('Olga')?.click());
    await vi.waitFor(() => {
      const items = [...document.querySelectorAll('[role=menuitem]')].map(({ textContent }) => textContent);
      expect(items).toEqual(['Same person as…', 'Not the same person…']);
    });
    await page.perform(() => document.querySelector<HTMLElement>('[role=menuitem]')?.click());
    const field = await vi.waitFor(() => fieldNamed(page.element, 'Olga is the same person as'));
    const options = [...field.querySelectorAll('option')].map(({ value }) => value);
    expect(options).toEqual(['', ME.participantId, BEN.participantId]);
  });

  test('offers who is on the list alone of one person, though lists knew them by another name', async () => {
    const { page, menuOf, discussion } = await showPeople('facilitator');
    const gone = participantIdSchema.parse('participant-gone');
    await page.perform(() => sayOnePerson(discussion, { participant: LAPTOP.participantId, as: gone }));
    await page.perform(() => menuOf('Olga')?.click());
    await vi.waitFor(() => expect(document.querySelector('[role=menuitem]')).not.toBeNull());
    await page.perform(() => document.querySelector<HTMLElement>('[role=menuitem]')?.click());
    const field = await vi.waitFor(() => fieldNamed(page.element, 'Olga is the same person as'));
    const options = [...field.querySelectorAll('option')].map(({ value }) => value);
    expect(options).toContain(LAPTOP.participantId);
  });

  test.each<Role>(['editor', 'commenter', 'viewer'])(
    'shows a %s who is one person, and offers nothing',
    async (role) => {
      const { page, discussion, rows, menuOf } = await showPeople(role);
      // As it comes from the relay, which takes it from facilitators alone.
      await page.perform(() =>
        sayOnePerson(discussion, { participant: LAPTOP.participantId, as: PHONE.participantId }),
      );
      expect(rows()[2]).toContain('also as Olga P.');
      expect(menuOf('Olga')).toBeNull();
    },
  );

  test('gives a facilitator who says that they are somebody no right to the words of that person', async () => {
    const { menu, choose, press, discussion, other } = await showPeople('facilitator');
    const key = addThread(other, { place: { kind: 'plan' }, words: ['Mine.'], isFromEditor: false });
    await menu('Olga', 'Same person as…');
    await choose('Olga is the same person as', ME.participantId);
    await press('They are one person');
    expect(discussion.snapshot().persons.get(PHONE.participantId)?.shownAs).toBe(ME.participantId);
    expect(() => setWords(discussion, { root: 'threads', key, words: ['Yours.'] })).toThrow(RangeError);
    expect(other.snapshot().byKey.get(key)?.words).toEqual(['Mine.']);
  });
});
