// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { sayOnePerson } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { manualClock } from '../../platform/manual-clock.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { openPeerPage } from '../../session/peer-fixture.ts';
import { isolated } from '../../strings/isolation.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { PeopleHere, WhoIsWhere } from './people-here.tsx';

beforeAll(startStrings);

const USER = { name: 'Me', group: 'teacher', role: 'editor', colour: 0 };
const NAMES: Readonly<Record<string, string>> = { vision: 'Our vision', 'goals/one/title': 'Fewer leave' };

async function showPeople() {
  const clock = manualClock();
  const device = openTestDevice(clock);
  const plan = openTestPlan({});
  const { open, other } = openTestDiscussion(plan);
  plan.link.setPresence({ user: { ...USER, participantId: plan.entry.participantId } });
  onTestFinished(() => closeTestDevice(device));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={{ ...plan, discussion: createCell(open) }}>
        <PeopleHere />
        <WhoIsWhere placeName={(place) => NAMES[place]} />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const find = (selector: string): Element => {
    const found = page.element.querySelector(selector);
    if (found === null) throw new Error(`the test needs ${selector}`);
    return found;
  };
  return {
    clock,
    page,
    join: async (name: string, id = name) => {
      const peer = openPeerPage(plan, { name, id });
      await page.perform(() => peer.enter(undefined));
      onTestFinished(() => page.perform(peer.leave));
      return peer;
    },
    isOne: (participant: string, as: string = plan.entry.participantId) =>
      page.perform(() => sayOnePerson(other, { participant, as })),
    pass: (ms: number) => page.perform(() => clock.advance(ms)),
    faces: () =>
      [...find('button').children].map(
        (face) => face.getAttribute('data-initials') ?? face.getAttribute('data-rest'),
      ),
    buttonName: () => find('button').getAttribute('aria-label'),
    rows: () => [...page.element.querySelectorAll('li')].map(({ textContent }) => textContent),
    announcement: () => find('output'),
  };
}

/** What a browser of that size answers: here all windows are as wide as a desk. */
function phone(query: string): MediaQueryList {
  const list: Pick<MediaQueryList, 'matches' | 'media' | 'addEventListener' | 'removeEventListener'> = {
    matches: query.includes('width <='),
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  };
  return list as MediaQueryList;
}

describe('PeopleHere', () => {
  test('counts a person once, whatever they have open, and names the field they are in', async () => {
    const { page, join, isOne, faces, buttonName, rows } = await showPeople();
    const laptop = await join('Ana', 'laptop');
    const phoneOfAna = await join('ana phone', 'phone');
    await page.perform(() => phoneOfAna.enter('vision'));
    const ownPhone = await join('Me', 'own phone');
    expect(buttonName()).toBe('4 people here');
    await isOne(phoneOfAna.participantId, laptop.participantId);
    await isOne(ownPhone.participantId);
    expect(buttonName()).toBe('2 people here');
    expect(faces()).toEqual(['M', 'A']);
    expect(rows()).toHaveLength(2);
    expect(rows()[1]).toContain('Ana · Teachers · in: Our vision');
    await page.perform(() => phoneOfAna.leave());
    expect(rows()[1]).toContain('Ana · Teachers · reading');
  });

  test('shows four faces, one’s own first, and how many more there are', async () => {
    const { join, faces, buttonName } = await showPeople();
    expect(faces()).toEqual(['M']);
    for (const name of ['Ana', 'Ben', 'Chloé']) await join(name);
    expect(faces()).toEqual(['M', 'A', 'B', 'C']);
    await join('Danilo');
    expect(faces()).toEqual(['M', 'A', 'B', 'C', '+1']);
    for (let more = 0; more < 36; more += 1) await join(`Person ${more}`, `${more}`);
    expect(faces()).toEqual(['M', 'A', 'B', 'C', '+37']);
    expect(buttonName()).toBe('41 people here');
  });

  test('on a phone shows two faces, or one’s own and a number, so that the bar stays one line', async () => {
    vi.spyOn(window, 'matchMedia').mockImplementation(phone);
    onTestFinished(() => void vi.restoreAllMocks());
    const { join, faces } = await showPeople();
    await join('Ana');
    expect(faces()).toEqual(['M', 'A']);
    await join('Ben');
    expect(faces()).toEqual(['M', '+2']);
  });

  test('shows a person once, and oneself once, however many pages are open', async () => {
    const { join, faces, buttonName } = await showPeople();
    for (const name of ['Ana', 'Ana', 'me']) await join(name);
    expect(faces()).toEqual(['M', 'A']);
    expect(buttonName()).toBe('2 people here');
  });
});

describe('a name that is not plain letters', () => {
  test.each(['<b>Ana</b>', '$t(app.close) {{name}}', 'آنا', '👩‍🏫🧑‍🎓'])(
    'is shown and said as its person wrote it: %s',
    async (name) => {
      const { page, join, pass, rows, announcement } = await showPeople();
      await join(name, 'odd');
      await pass(0);
      expect(rows()[1]).toBe(`${name} · Teachers · reading`);
      expect(announcement().textContent).toBe(`${isolated(name, 'ltr')} is here.`);
      expect(page.element.querySelector('b')).toBeNull();
      expect(page.element.querySelectorAll('bdi')[1]?.textContent, 'it turns no other word around').toBe(
        name,
      );
    },
  );
});

describe('WhoIsWhere', () => {
  test('says of each person in which place they are, or that they read', async () => {
    const { page, join, rows } = await showPeople();
    expect(page.element.textContent).toContain('Nobody else is here.');
    const [ana, ben] = [await join('Ana'), await join('Ben')];
    await page.perform(() => {
      ana.enter('vision');
      ben.enter('goals/gone/title');
    });
    expect(page.element.textContent).not.toContain('Nobody else is here.');
    expect(rows()).toEqual(['Me (you)', 'Ana · Teachers · in: Our vision', 'Ben · Teachers · reading']);
    await page.perform(() => ana.enter('goals/one/title'));
    expect(rows()[1]).toBe('Ana · Teachers · in: Fewer leave');
    await page.perform(() => ana.enter(undefined));
    expect(rows()[1]).toBe('Ana · Teachers · reading');
  });
});

describe('the announcement', () => {
  test('is polite, names who is alone with one, and counts several', async () => {
    const { join, pass, announcement } = await showPeople();
    // What an output says, a screen reader says when it has finished what it is at.
    expect(announcement().tagName).toBe('OUTPUT');
    expect(announcement().getAttribute('aria-live') ?? 'polite').toBe('polite');
    await join('Ana');
    await pass(10_000);
    expect(announcement().textContent).toBe('Ana is here.');
    await join('Ben');
    await pass(10_000);
    expect(announcement().textContent).toBe('2 other people are here.');
  });

  test('comes at most once in ten seconds, with what is true then', async () => {
    const { clock, join, pass, announcement } = await showPeople();
    await pass(10_000);
    const said: { readonly at: number; readonly sentence: string }[] = [];
    let last = announcement().textContent ?? '';
    for (let second = 0; second < 40; second += 1) {
      await join(`Person ${second}`, `${second}`);
      await pass(1_000);
      const sentence = announcement().textContent ?? '';
      if (sentence !== last) said.push({ at: clock.now(), sentence });
      last = sentence;
    }
    const gaps = said.slice(1).map(({ at }, index) => at - (said[index]?.at ?? 0));
    expect(said.length).toBeGreaterThan(2);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10_000);
    await pass(10_000);
    expect(announcement().textContent).toBe('40 other people are here.');
  });

  test('is silent when somebody has gone and come back before it was its turn', async () => {
    const { page, join, pass, announcement } = await showPeople();
    const ana = await join('Ana');
    await pass(10_000);
    expect(announcement().textContent).toBe('Ana is here.');
    const texts: (string | null)[] = [];
    const watch = new MutationObserver(() => texts.push(announcement().textContent));
    watch.observe(announcement(), { characterData: true, childList: true, subtree: true });
    await page.perform(() => ana.leave());
    await join('Ana');
    await pass(60_000);
    watch.disconnect();
    expect(texts).toEqual([]);
  });
});
