import { addTarget, setTarget } from '@holdfast/plan-model';
import { expect, test } from 'vitest';

import { openTestPlan } from './open-plan-fixture.ts';
import { twinOf } from './target-twins.ts';

const ABSENCE = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;

test('a target has a twin that counts by the same record, key or name, and no other', () => {
  const { plan } = openTestPlan({});
  const first = addTarget(plan, { indicator: { ...ABSENCE, libraryKey: 'absence' } });
  const [indicator] = plan.snapshot().indicators;
  const byName = addTarget(plan, { indicator: { ...ABSENCE, name: ' absence ' } });
  const byKey = addTarget(plan, { indicator: { ...ABSENCE, name: 'Days missed', libraryKey: 'absence' } });
  const other = addTarget(plan, { indicator: { ...ABSENCE, name: 'Dropout' } });
  const nameless = [1, 2].map(() => addTarget(plan, { indicator: { ...ABSENCE, name: '' } }));
  const twins = (targets: readonly (typeof first)[]) =>
    targets.map((target) => twinOf(plan.snapshot(), target));
  expect(twins([first, byName, byKey, other, ...nameless])).toEqual([
    byName,
    first,
    first,
    undefined,
    undefined,
    undefined,
  ]);
  if (indicator !== undefined) setTarget(plan, other, { indicatorId: indicator.id });
  expect(twins([first, other])).toEqual([byName, first]);
});
