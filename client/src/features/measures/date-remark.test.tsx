// @vitest-environment happy-dom
import { addMeasure, parseIsoDate, setMeasure, setPeriod } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext, usePlan } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { DateRemark } from './date-remark.tsx';

beforeAll(startStrings);

function Remark() {
  const measure = usePlan((plan) => plan.measures[0]);
  return measure && <DateRemark measure={measure} />;
}

describe('DateRemark', () => {
  test.each([
    ['2026-05-01', '2026-04-30', 'It ends before it begins'],
    ['2024-05-01', '2024-06-30', 'before the plan begins (September 2025)'],
    ['2028-05-01', '2028-06-30', 'after the plan ends (July 2027)'],
    ['2026-05-01', '2026-05-31', undefined],
    ['2024-05-01', null, undefined],
  ])('says what speaks against %s to %s', async (start, end, words) => {
    const opened = openTestPlan({});
    const { plan } = opened;
    const day = (text: string | null) => (text === null ? null : (parseIsoDate(text) ?? null));
    setPeriod(plan, { start: day('2025-09-01'), end: day('2027-07-31') });
    const id = addMeasure(plan, { title: 'One' });
    setMeasure(plan, id, { start: day(start), end: day(end) });
    const page = await render(
      <OpenPlanContext value={opened}>
        <Remark />
      </OpenPlanContext>,
    );
    const said = page.element.querySelector('output')?.textContent;
    if (words === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(words);
  });
});
