// @vitest-environment happy-dom
import { addMeasure, DIMENSIONS, setMeasure } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext, usePlan } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { pick, render } from '../ui/render-fixture.tsx';
import { FlagsSlot } from './flags-slot.tsx';

beforeAll(startStrings);

async function showDimensions() {
  const opened = openTestPlan({});
  const { plan } = opened;
  const id = addMeasure(plan, { title: 'Breakfast' });
  setMeasure(plan, id, { 'dimension:family': true });
  const edits: object[] = [];
  function Slot() {
    const measure = usePlan((snapshot) => snapshot.measuresById.get(id));
    return (
      measure && (
        <FlagsSlot
          label="Sides"
          place={`measures/${id}/dimension`}
          prefix="dimension"
          choices={DIMENSIONS}
          wordOf={(each) => each}
          record={measure}
          onFlags={(patch) => {
            edits.push(patch);
            setMeasure(plan, id, patch);
          }}
        />
      )
    );
  }
  const page = await render(
    <OpenPlanContext value={opened}>
      <Slot />
    </OpenPlanContext>,
  );
  return { page, edits, plan, id };
}

describe('several choices in a sentence', () => {
  test('read as a list, and a change is one edit of what changed', async () => {
    const { page, edits } = await showDimensions();
    const slot = () => page.element.querySelector('button');
    expect(slot()?.getAttribute('aria-label')).toBe('Sides: family');
    await pick(page, slot(), 'economic');
    expect(slot()?.getAttribute('aria-label')).toBe('Sides: economic and family');
    await pick(page, slot(), 'family');
    expect(slot()?.getAttribute('aria-label')).toBe('Sides: economic');
    expect(edits).toEqual([{ 'dimension:economic': true }, { 'dimension:family': null }]);
  });

  test('without any are a gap in words', async () => {
    const { page, plan, id } = await showDimensions();
    await page.perform(() => setMeasure(plan, id, { 'dimension:family': null }));
    expect(page.element.textContent).toBe('not known yet');
  });
});
