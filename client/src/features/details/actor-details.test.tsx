// @vitest-environment happy-dom
import { addActor } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { openPeerPage } from '../../session/peer-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { ActorDetails } from './actor-details.tsx';

beforeAll(startStrings);

async function showActor() {
  const plan = openTestPlan({});
  plan.link.setPresence({});
  const id = addActor(plan.plan, { name: 'Rosa', group: 'teacher', kind: 'person' });
  const page = await render(
    <OpenPlanContext value={plan}>
      <ActorDetails id={id} />
    </OpenPlanContext>,
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
