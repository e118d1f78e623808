// @vitest-environment happy-dom
import { setInstitution } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { OpenPlanContext, usePlan } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { openPeerPage } from '../session/peer-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { render } from '../ui/render-fixture.tsx';
import { PickSlot } from './pick-slot.tsx';
import { OptionalNameSlot } from './value-slot.tsx';

beforeAll(startStrings);

const TYPED = 'meta/institution';
const PICKED = 'meta/stage';

function Slots() {
  const value = usePlan((plan) => plan.institution);
  return (
    <>
      <div id="typed">
        <OptionalNameSlot
          label="School"
          place={TYPED}
          value={value}
          shown={{ text: 'Hill School', isGap: false }}
          onCommit={() => {}}
        />
      </div>
      <div id="picked">
        <PickSlot
          label="Stage"
          place={PICKED}
          mode="single"
          isGap={false}
          options={[{ id: 'draft', label: 'Draft' }]}
          picked={['draft']}
          onPick={() => {}}
        >
          Draft
        </PickSlot>
      </div>
    </>
  );
}

async function showSlots() {
  const plan = openTestPlan({});
  plan.link.setPresence({});
  setInstitution(plan.plan, 'Hill School');
  const page = await render(
    <OpenPlanContext value={plan}>
      <Slots />
    </OpenPlanContext>,
  );
  const part = (id: string): Element => {
    const found = page.element.querySelector(`#${id}`);
    if (found === null) throw new Error(`the test needs #${id}`);
    return found;
  };
  return {
    page,
    join: (name: string, id = name) => {
      const peer = openPeerPage(plan, { name, id });
      onTestFinished(() => page.perform(peer.leave));
      return peer;
    },
    /** What stands above each slot, in order. */
    marks: () =>
      ['typed', 'picked'].map((id) =>
        [...(part(id).querySelector('[aria-hidden=true]')?.children ?? [])].map((mark) => mark.textContent),
      ),
    press: (id: string) => page.perform(() => part(id).querySelector('button')?.click()),
    escape: () => {
      const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
      return page.perform(() => part('typed').querySelector('input')?.dispatchEvent(key));
    },
    place: () => plan.instance.awareness.getLocalState()?.['place'],
  };
}

describe('hands on a slot', () => {
  test('one is a name, on the slot where it is and on no other, and goes with its person', async () => {
    const { page, join, marks } = await showSlots();
    const ana = join('Ana Alves');
    await page.perform(() => ana.enter(TYPED));
    expect(marks()).toEqual([['Ana Alves'], []]);
    await page.perform(() => ana.enter(PICKED));
    expect(marks()).toEqual([[], ['Ana Alves']]);
    await page.perform(() => ana.leave());
    expect(marks()).toEqual([[], []]);
  });

  test('several are initials', async () => {
    const { page, join, marks } = await showSlots();
    const [ana, ben] = [join('Ana Alves'), join('Ben')];
    await page.perform(() => [ana, ben].forEach((peer) => peer.enter(TYPED)));
    expect(marks()).toEqual([['AA', 'B'], []]);
  });

  test('forty are five and a count, in a typed slot as in a picked one', async () => {
    const { page, join, marks } = await showSlots();
    const people = Array.from({ length: 40 }, (_, index) => join(`Person ${index}`, `${index}`));
    for (const place of [TYPED, PICKED]) {
      await page.perform(() => people.forEach((peer) => peer.enter(place)));
      expect(marks()[place === TYPED ? 0 : 1]).toEqual(['P0', 'P1', 'P2', 'P3', 'P4', '+35']);
    }
    await page.perform(() => people.slice(0, 35).forEach((peer) => peer.leave()));
    expect(marks()).toEqual([[], ['P3', 'P3', 'P3', 'P3', 'P3']]);
  });

  test('a person with two pages open has one', async () => {
    const { page, join, marks } = await showSlots();
    const [phone, laptop] = [join('Ana'), join('Ana')];
    await page.perform(() => [phone, laptop].forEach((peer) => peer.enter(TYPED)));
    expect(marks()).toEqual([['Ana'], []]);
    await page.perform(() => phone.leave());
    expect(marks()).toEqual([['Ana'], []]);
  });

  test('one’s own is told to the others while the slot is open, and not after it or its page part is gone', async () => {
    const { page, place, press, escape } = await showSlots();
    await press('typed');
    expect(place()).toBe(TYPED);
    await escape();
    expect(place()).toBeNull();
    await press('picked');
    expect(place()).toBe(PICKED);
    await page.unmount();
    expect(place()).toBeNull();
  });
});
