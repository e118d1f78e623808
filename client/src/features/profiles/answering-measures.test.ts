import { addLink, addMeasure, addRecord, DIMENSIONS, setMeasure } from '@holdfast/plan-model';
import { expect, test } from 'vitest';

import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { answeringMeasures } from './answering-measures.ts';

test('a measure answers a need when it is for these learners and works on that side of life', () => {
  const { plan } = openTestPlan({});
  const [carers, others] = ['Carers', 'Others'].map((name) =>
    addRecord(plan, 'profiles', { values: {}, texts: { name } }),
  );
  const [both, linked, flagged] = ['Both', 'Linked', 'Flagged'].map((title) => addMeasure(plan, { title }));
  if (!carers || !others || !both || !linked || !flagged) throw new Error('the test needs them all');
  for (const measure of [both, linked]) addLink(plan, { kind: 'helps', measure, profile: carers });
  for (const measure of [both, flagged]) setMeasure(plan, measure, { 'dimension:family': true });
  const answers = (profile: typeof carers) =>
    DIMENSIONS.map((dimension) => answeringMeasures(plan.snapshot(), profile, dimension));
  expect(answers(carers)).toEqual(DIMENSIONS.map((each) => (each === 'family' ? [both] : [])));
  expect(answers(others).flat()).toEqual([]);
});
