import {
  addActor,
  addGoal,
  addLink,
  addMeasure,
  addTarget,
  changesBetween,
  moveTarget,
  removeLink,
} from '@holdfast/plan-model';
import { init, t } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';

import places from '../strings/en-places.json';
import en from '../strings/en.json';
import { formatFor } from '../strings/format.ts';
import { changeWords, sectionOf } from './change-words.ts';
import { openTestPlan } from './open-plan-fixture.ts';

beforeAll(() =>
  init({
    lng: 'en',
    resources: { en: { translation: { ...en, ...places } } },
    interpolation: { escapeValue: false },
  }),
);

describe('what others changed in the relations of a plan', () => {
  test('is told in sentences, in the section of what it is about', () => {
    const { plan } = openTestPlan({});
    const stay = addGoal(plan, { statement: 'Stay' });
    const learn = addGoal(plan, { statement: 'Learn' });
    const target = addTarget(plan, {
      indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' },
      goals: [stay],
    });
    const council = addActor(plan, { name: 'Council', group: 'learner', kind: 'body' });
    const measure = addMeasure(plan, { title: 'Welcome week', goals: [stay] });
    const before = plan.snapshot();
    moveTarget(plan, target, { from: stay, to: learn });
    addLink(plan, { kind: 'responsible', measure, actor: council });
    removeLink(plan, { kind: 'serves', measure, goal: stay });
    addLink(plan, { kind: 'serves', measure, goal: learn });
    const after = plan.snapshot();
    const context = { t, format: formatFor('en'), plan: after, before };
    const told = changesBetween(before, after).map((change) => [
      sectionOf(change),
      changeWords(change, context),
    ]);
    expect(told).toEqual([
      ['goals', 'Target “Absence” was moved from Goal “Stay” to Goal “Learn”.'],
      ['measures', 'Measure “Welcome week” is no longer for Goal “Stay”.'],
      ['measures', 'Measure “Welcome week” is now for Goal “Learn”.'],
      ['measures', expect.stringMatching(/“Council” now takes part in Measure “Welcome week”\.$/u)],
    ]);
  });
});
