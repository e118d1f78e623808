// @vitest-environment happy-dom
import { addMeasure, type MeasureSnapshot, parseIsoDate, postProgress } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import type { OpenDiscussion } from '../../session/discussion-session.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { openPeerPage } from '../../session/peer-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { MeasureItem } from './measure-item.tsx';

beforeAll(startStrings);

function addOne(plan: Parameters<typeof addMeasure>[0]): MeasureSnapshot {
  const id = addMeasure(plan, { title: 'The welcome week' });
  const measure = plan.snapshot().measuresById.get(id);
  if (measure === undefined) throw new Error('the test needs a measure');
  return measure;
}

async function showMeasure() {
  const plan = openTestPlan({});
  plan.link.setPresence({});
  const measure = addOne(plan.plan);
  const page = await render(
    <OpenPlanContext value={plan}>
      <ul>
        <MeasureItem measure={measure} number={1} />
      </ul>
    </OpenPlanContext>,
  );
  const status = page.element.querySelector<HTMLElement>('button[aria-label^="Status"]');
  if (status === null) throw new Error('the test needs the status');
  return { plan, place: `measures/${measure.id}/status`, page, status };
}

describe('how far a measure has come', () => {
  test('stands in its line as it was said last, once the discussion is open', async () => {
    const plan = openTestPlan({});
    const { open, other } = openTestDiscussion(plan);
    const discussion = createCell<OpenDiscussion | undefined>(undefined);
    const measure = addOne(plan.plan);
    const on = parseIsoDate('2026-11-12');
    if (on === undefined) throw new Error('this is a day');
    postProgress(other, { measure: measure.id, on, words: ['Booked.'], share: 60, link: null });
    const page = await render(
      <OpenPlanContext value={{ ...plan, discussion }}>
        <ul>
          <MeasureItem measure={measure} number={1} />
        </ul>
      </OpenPlanContext>,
    );
    expect(page.element.textContent).not.toContain('60 %');
    await page.perform(() => discussion.set(open));
    expect(page.element.textContent).toMatch(/60 % done · .*2026/u);
    await page.perform(() => {
      postProgress(other, { measure: measure.id, on, words: ['More.'], share: null, link: null });
    });
    expect(page.element.textContent).toContain('Last word on it');
  });
});

describe('the status of a measure', () => {
  test('tells the others that one is choosing', async () => {
    const { plan, place, page, status } = await showMeasure();
    await page.perform(() => status.click());
    expect(plan.instance.awareness.getLocalState()).toMatchObject({ place });
  });

  test('shows whose hand is on it', async () => {
    const { plan, place, page, status } = await showMeasure();
    const ben = openPeerPage(plan, { name: 'Ben' });
    await page.perform(() => ben.enter(place));
    expect(status.parentElement?.textContent).toContain('Ben');
    await page.perform(ben.leave);
    expect(status.parentElement?.textContent).not.toContain('Ben');
  });
});
