// @vitest-environment happy-dom
import type { Plan } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { OpenPlanContext, usePlan } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { openPeerPage } from '../session/peer-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { render } from '../ui/render-fixture.tsx';
import { PlanText } from './plan-text.tsx';

beforeAll(startStrings);

function VisionText() {
  const text = usePlan((plan) => plan.vision);
  return <PlanText address="vision" text={text} label="Our vision" placeholder="Write here" />;
}

function visionOf(plan: Plan) {
  const vision = plan.fragment('vision');
  if (vision === undefined) throw new Error('the test needs a vision');
  return vision;
}

async function showText() {
  const plan = openTestPlan({});
  const text = visionOf(plan.plan);
  const page = await render(
    <OpenPlanContext value={plan}>
      <VisionText />
    </OpenPlanContext>,
  );
  function join(name: string, id = name) {
    const peer = openPeerPage(plan, { name, id });
    onTestFinished(() => page.perform(peer.leave));
    return { ...peer, write: () => peer.writeIn('vision', text) };
  }
  return {
    page,
    join,
    joinAll: (count: number) =>
      Array.from({ length: count }, (_, index) => join(`Person ${index}`, `${index}`)),
    names: () =>
      [...page.element.querySelectorAll('.ProseMirror [class*=caretName]')].map(
        ({ textContent }) => textContent,
      ),
    text: () => page.element.textContent ?? '',
  };
}

describe('carets of others in a text', () => {
  test('forty are five and a count; one that leaves makes room for another', async () => {
    const { page, joinAll, names, text } = await showText();
    const people = joinAll(40);
    await page.perform(() => people.forEach((peer) => peer.write()));
    await vi.waitFor(() => expect(names()).toHaveLength(5));
    expect(names().sort()).toEqual(['Person 0', 'Person 1', 'Person 2', 'Person 3', 'Person 4']);
    expect(text()).toContain('35 more people are writing here');
    await page.perform(() => people[0]?.leave());
    await vi.waitFor(() => expect(names()).toContain('Person 5'));
    expect(names()).toHaveLength(5);
    expect(text()).toContain('34 more people are writing here');
  });

  test('five are five carets and no count', async () => {
    const { page, joinAll, names, text } = await showText();
    const people = joinAll(5);
    await page.perform(() => people.forEach((peer) => peer.write()));
    await vi.waitFor(() => expect(names()).toHaveLength(5));
    expect(text()).not.toContain('more');
  });

  test('a person with two pages open has one, and counts once', async () => {
    const { page, join, joinAll, names, text } = await showText();
    const people = joinAll(4);
    const pages = [join('Ana'), join('Ana')];
    await page.perform(() => [...people, ...pages].forEach((peer) => peer.write()));
    await vi.waitFor(() => expect(names()).toHaveLength(5));
    expect(names().filter((name) => name === 'Ana')).toHaveLength(1);
    expect(text()).not.toContain('more');
  });
});
