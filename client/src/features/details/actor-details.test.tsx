// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addActor, setActor } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { openPeerPage } from '../../session/peer-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { pick, render } from '../../ui/render-fixture.tsx';
import { ActorDetails } from './actor-details.tsx';

beforeAll(startStrings);

async function showActor() {
  const plan = openTestPlan({});
  plan.link.setPresence({});
  const id = addActor(plan.plan, { name: 'Rosa', group: 'teacher', kind: 'person' });
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={plan}>
        <ActorDetails id={id} />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const consent = page.element.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (consent === null) throw new Error('the test needs the consent');
  return { plan, id, page, consent, place: () => plan.instance.awareness.getLocalState()?.['place'] };
}

describe('the consent of an actor', () => {
  test('tells the others while one is on it, and no longer when one is not', async () => {
    const { id, page, consent, place } = await showActor();
    await page.perform(() => consent.focus());
    expect(place()).toBe(`actors/${id}/consentToList`);
    await page.perform(() => consent.blur());
    expect(place()).toBeNull();
  });

  test('leaves no hand behind when the details are closed over it', async () => {
    const { page, consent, place } = await showActor();
    await page.perform(() => consent.focus());
    await page.unmount();
    expect(place()).toBeNull();
  });

  test('shows whose hand is on it', async () => {
    const { plan, id, page, consent } = await showActor();
    const ben = openPeerPage(plan, { name: 'Ben' });
    await page.perform(() => ben.enter(`actors/${id}/consentToList`));
    expect(consent.closest('dd')?.textContent).toContain('Ben');
    await page.perform(ben.leave);
    expect(consent.closest('dd')?.textContent).not.toContain('Ben');
  });
});

describe('what may be passed on', () => {
  test('is asked for, as the contact is, only where they have agreed to be named', async () => {
    const { plan, id, page, consent } = await showActor();
    expect(page.element.querySelectorAll('input[type=checkbox]')).toHaveLength(1);
    await page.perform(() => consent.click());
    const boxes = page.element.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    await page.perform(() => boxes[1]?.click());
    expect(plan.plan.snapshot().actorsById.get(id)).toMatchObject({ consentToList: true, isPublic: true });
  });
});

describe('to whom somebody belongs', () => {
  test('is one of the others who does not belong to them', async () => {
    const { plan, id, page } = await showActor();
    const [school, club] = ['School', 'Club'].map((name) =>
      addActor(plan.plan, { name, group: 'leadership', kind: 'organisation' }),
    );
    if (school === undefined || club === undefined) throw new Error('the test needs two');
    await page.perform(() => setActor(plan.plan, club, { organisationId: id }));
    expect(page.element.textContent).toContain('Who belongs to them');
    const slot = () => page.element.querySelector<HTMLElement>('[aria-label^="Whom they belong to"]');
    await page.perform(() => slot()?.click());
    const offered = await vi.waitFor(() => {
      const items = [...document.querySelectorAll('[role^=menuitem]')];
      expect(items.map(({ textContent }) => textContent)).toEqual(['Nobody', 'School']);
      return items;
    });
    await page.perform(() => offered[1]?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
    expect(plan.plan.snapshot().actorsById.get(id)?.organisationId).toBe(school);
    expect(slot()?.textContent).toBe('School');
  });

  test('is said to go in a circle where two people made one, and stays until somebody chooses', async () => {
    const { plan, id, page } = await showActor();
    await page.perform(() => setActor(plan.plan, id, { organisationId: id }));
    expect(page.element.textContent).toContain('They cannot belong to themselves');
    expect(plan.plan.snapshot().actorsById.get(id)?.organisationId).toBe(id);
  });
});

describe('what a body is for', () => {
  test('is asked of bodies, and of nobody else', async () => {
    const { plan, id, page } = await showActor();
    expect(page.element.textContent).not.toContain('What this body is for');
    await page.perform(() => setActor(plan.plan, id, { kind: 'body' }));
    const slot = page.element.querySelector<HTMLElement>('[aria-label^="What this body is for"]');
    await pick(page, slot, 'steering group');
    expect(plan.plan.snapshot().actorsById.get(id)).toMatchObject({ body: 'steeringGroup' });
  });
});
