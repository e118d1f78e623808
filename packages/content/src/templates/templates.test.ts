import { describe, expect, test } from 'vitest';

import { causesEn } from '../causes/causes-en.ts';
import { indicatorsEn } from '../indicators/indicators-en.ts';
import { longSentences, repeated } from '../library-fixture.ts';
import { profilesEn } from '../profiles/profiles-en.ts';
import { TEMPLATE_LINKS, type TemplateRecord, type TemplateText } from './template.ts';
import { templates } from './templates.ts';

const loaded = await Promise.all(
  templates.map(async ({ id, languages, load }) => ({ id, languages, template: await load() })),
);
const plans = loaded.map(({ id, template }) => ({ id, plan: template.languages.en.plan }));

test('there is a template for the whole community, three for a concern, one for the next year, and an example', () => {
  expect(templates.map(({ id }) => id)).toEqual([
    'community-plan',
    'apprenticeship',
    'attendance-and-belonging',
    'first-100-days',
    'yearly-update',
    'example-school',
  ]);
});

test.each(loaded)('$id is what it was chosen as, and says where its ideas come from', (choice) => {
  expect(choice.template.id).toBe(choice.id);
  expect(choice.template.languages.en).toMatchObject(choice.languages.en);
  expect(choice.template.inspiration).toMatchObject({ publisher: 'Cedefop', url: /^https:/ });
});

describe.each(plans)('$id', ({ plan }) => {
  const rootOf = new Map(plan.records.map(({ root, key }) => [key, root]));

  test('names each record once, and only records that it has', () => {
    expect(repeated(plan.records.map(({ key }) => key))).toEqual([]);
    for (const key of plan.records.flatMap(({ refs }) => Object.values(refs ?? {})))
      expect(rootOf.has(key), key).toBe(true);
  });

  test('relates records as their kinds allow, each pair once', () => {
    for (const { kind, from, to } of plan.links)
      expect([rootOf.get(from), rootOf.get(to)], `${from} ${kind} ${to}`).toEqual(TEMPLATE_LINKS[kind]);
    expect(repeated(plan.links.map(({ kind, from, to }) => `${from} ${kind} ${to}`))).toEqual([]);
  });

  test('takes from the library only what is there, and no background as a target', () => {
    const indicators = new Map(indicatorsEn.map((each) => [each.key, each]));
    for (const { values } of of(plan.records, 'indicators'))
      expect(indicators.has(String(values['libraryKey']))).toBe(true);
    for (const { refs } of of(plan.records, 'targets'))
      expect(indicators.get(refs?.['indicatorId'] ?? '')?.use).toMatch(/outcome|process/);
    const codes = causesEn.map(({ code }) => code);
    for (const { values } of of(plan.records, 'causes')) expect(codes).toContain(values['code']);
    const origins = new Map(profilesEn.map(({ key, origin }) => [key, origin.kind]));
    for (const { key, values } of of(plan.records, 'profiles'))
      expect(values['origin'] === 'suggested').toBe(origins.get(key) === 'suggested');
  });

  test('is written in short sentences', () => {
    expect(longSentences([plan.title, ...linesOf(plan.vision), ...plan.records.flatMap(wordsOf)])).toEqual(
      [],
    );
  });

  test('hangs together: no target without a goal, no measure without a goal', () => {
    const starts = (kind: string): readonly string[] =>
      plan.links.filter((link) => link.kind === kind).map(({ from }) => from);
    for (const { key } of of(plan.records, 'targets')) expect(starts('goal')).toContain(key);
    for (const { key } of of(plan.records, 'measures')) expect(starts('serves')).toContain(key);
  });
});

describe('a template to fill in', () => {
  const toFill = plans.filter(({ id }) => id !== 'example-school');

  test.each(toFill)('$id leaves numbers, dates, people and decisions to the school', ({ plan }) => {
    expect(plan.title).toBe('');
    expect(Object.keys(plan.meta)).toEqual(['reviewEveryMonths']);
    const roots = new Set(plan.records.map(({ root }) => root));
    for (const root of ['actors', 'evidence', 'measurements', 'milestones', 'practices', 'reviews'] as const)
      expect(roots.has(root), root).toBe(false);
    for (const { values } of of(plan.records, 'targets')) expect(values).toEqual({});
    for (const { values } of of(plan.records, 'measures')) {
      expect(values['status']).toBe('idea');
      expect(Object.keys(values)).not.toContain('start');
    }
    for (const { values } of of(plan.records, 'assessments')) expect(Object.keys(values)).toEqual(['area']);
  });

  test.each(toFill)('$id labels its outcomes as our own', ({ plan }) => {
    for (const { texts } of of(plan.records, 'outcomes'))
      expect(texts?.['note']).toMatch(/suggested by Holdfast/);
  });
});

function of(records: readonly TemplateRecord[], root: TemplateRecord['root']): readonly TemplateRecord[] {
  return records.filter((record) => record.root === root);
}

/** What people read of a record: its texts, and its values that are sentences. */
function wordsOf({ texts, values }: TemplateRecord): readonly string[] {
  const sentences = Object.values(values).filter((value) => typeof value === 'string');
  return [...Object.values(texts ?? {}).flatMap(linesOf), ...sentences];
}

function linesOf(text: readonly TemplateText[] | string): readonly string[] {
  return typeof text === 'string' ? [text] : text.map((line) => line.text);
}
