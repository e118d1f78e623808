// @vitest-environment happy-dom
import { createInstance } from 'i18next';
import { beforeAll, expect, test } from 'vitest';

import places from '../strings/en-places.json';
import en from '../strings/en.json';
import { formatFor } from '../strings/format.ts';
import { openTestPlan } from './open-plan-fixture.ts';
import { valueWords } from './value-words.ts';

const strings = createInstance();
beforeAll(async () => {
  await strings.init({ lng: 'en', resources: { en: { translation: { ...en, ...places } } } });
});

test.each([
  ['adoptedOn', undefined, '2026-09-12', 'Sep 12, 2026'],
  ['date', 'reviews', '2026-09-12', 'Sep 12, 2026'],
  ['date', 'milestones', '2026-09-30', 'September 2026'],
  ['deadline', 'targets', '2027-07-31', 'July 2027'],
  ['budget', 'measures', '1200.5 EUR', '€1,200.50'],
  ['country', undefined, 'AT', 'Austria'],
  ['status', undefined, 'inReview', 'being looked at again'],
  ['area', 'assessments', 'actors', 'people who take part'],
  ['area', 'actors', 'actors', 'actors'],
  // Words of people's own, whatever they may read like.
  ['who', 'evaluations', 'draft', 'draft'],
  ['region', undefined, '2026-09-12', '2026-09-12'],
  ['source', 'indicators', '12 EUR', '12 EUR'],
])('what stands in %s (%s) is read as what it means: %s', (field, root, value, words) => {
  const { plan } = openTestPlan({});
  const context = { t: strings.t, format: formatFor('en'), plan: plan.snapshot() };
  expect(valueWords(value, { field, root }, context)).toBe(words);
});
