import { describe, expect, test } from 'vitest';

import { exampleSchool } from './example-school.ts';
import type { TemplateLinkKind, TemplateRecord, TemplateRoot } from './template.ts';

const { meta, title, records, links } = exampleSchool.languages.en.plan;

const of = (root: TemplateRoot): readonly TemplateRecord[] =>
  records.filter((record) => record.root === root);
const valuesOf = (root: TemplateRoot, field: string) => of(root).map(({ values }) => values[field]);
const reached = (kind: TemplateLinkKind, from: string): readonly string[] =>
  links.filter((link) => link.kind === kind && link.from === from).map(({ to }) => to);

describe('the example school', () => {
  test('is marked as made up, in its values and in its words', () => {
    expect(meta['isExample']).toBe(true);
    expect(title).toMatch(/^Example:/);
    expect(meta['institution']).toContain('made up');
  });

  test('has people of every group', () => {
    const groups =
      'leadership teacher nonTeachingStaff trainer learner formerLearner parentFamily employer multiProfessionalTeam socialService healthService employmentGuidanceService ngo localAuthority feederSchool creativeSportCommunity otherExternal';
    expect(new Set(valuesOf('actors', 'group'))).toEqual(new Set(groups.split(' ')));
    expect(valuesOf('actors', 'kind')).not.toContain('person');
  });

  test('gives every group a part in a measure that was agreed', () => {
    const agreed = of('measures').filter(({ values }) => values['status'] !== 'idea');
    const groupOf = new Map(of('actors').map(({ key, values }) => [key, values['group']]));
    const parts = agreed.flatMap(({ key }) =>
      (['responsible', 'accountable', 'consulted'] as const).flatMap((kind) => reached(kind, key)),
    );
    expect(new Set(parts.map((key) => groupOf.get(key)))).toEqual(new Set(groupOf.values()));
  });

  test('has one who answers for each measure, and somebody who does it', () => {
    for (const { key } of of('measures')) {
      expect(reached('accountable', key), key).toHaveLength(1);
      expect(reached('responsible', key), key).not.toEqual([]);
    }
  });

  test('has one who answers for each goal, and says what is different when it is reached', () => {
    for (const { key } of of('goals')) {
      expect(reached('goalHeldBy', key), key).toHaveLength(1);
      expect(reached('leadsTo', key), key).not.toEqual([]);
    }
  });

  test('shows what proves each cause, and works on each', () => {
    const proven = new Set(of('evidence').map(({ refs }) => refs?.['causeId']));
    const worked = new Set(links.filter(({ kind }) => kind === 'addresses').map(({ to }) => to));
    for (const { key } of of('causes')) {
      expect(proven.has(key), key).toBe(true);
      expect(worked.has(key), key).toBe(true);
    }
  });

  test('says for each target from where, to where, by when, and why', () => {
    for (const { key, values } of of('targets')) {
      expect(Object.keys(values).toSorted(), key).toEqual([
        'baselineDate',
        'baselineValue',
        'deadline',
        'targetValue',
      ]);
      expect(reached('causedBy', key), key).not.toEqual([]);
      const measured = of('measurements').filter(
        ({ refs, values: { breakdown } }) =>
          breakdown === undefined &&
          refs?.['indicatorId'] === of('targets').find((t) => t.key === key)?.refs?.['indicatorId'],
      );
      expect(
        measured.some(
          ({ values: { date, value } }) =>
            date === values['baselineDate'] && value === values['baselineValue'],
        ),
        key,
      ).toBe(true);
      const ways = of('milestones').filter(({ refs }) => refs?.['targetId'] === key);
      for (const { values: way } of ways)
        expect(between(way['value'], values['baselineValue'], values['targetValue']), key).toBe(true);
      expect(ways).toHaveLength(1);
    }
  });

  test('supports staff in every way and on every topic', () => {
    const support = of('measures').filter(({ values }) => values['type'] === 'staffSupport');
    expect(support.map(({ values }) => values['staffKind'])).toEqual([
      'initial',
      'continuing',
      'peer',
      'multiProfessional',
    ]);
    const topics = support.flatMap(({ values }) =>
      Object.keys(values).filter((key) => key.startsWith('topic:')),
    );
    expect(new Set(topics).size).toBe(9);
  });

  test('works on each area in which it sees itself as weak', () => {
    const improved = links.filter(({ kind }) => kind === 'improves').map(({ to }) => to);
    const weak = of('assessments').filter(({ values }) => Number(values['score']) <= 2);
    expect(weak).not.toEqual([]);
    for (const { key } of weak) expect(improved).toContain(key);
    expect(of('assessments')).toHaveLength(6);
  });

  test('has outcomes on the three levels, each seen by a target', () => {
    expect(new Set(valuesOf('outcomes', 'level'))).toEqual(
      new Set(['individual', 'institutional', 'system']),
    );
    for (const { key } of of('outcomes')) expect(reached('shownBy', key), key).not.toEqual([]);
  });

  test('tells of nobody who could be recognised', () => {
    for (const { key, values } of of('measurements')) {
      if (values['isHidden'] === true)
        expect([values['value'], values['people']], key).toEqual([undefined, undefined]);
      else expect(Number(values['people']), key).toBeGreaterThanOrEqual(10);
    }
    for (const size of valuesOf('profiles', 'size')) expect(Number(size)).toBeGreaterThanOrEqual(10);
  });

  test('has a practice for every topic, with the day since when or from when', () => {
    expect(new Set(valuesOf('practices', 'topic')).size).toBe(16);
    expect(valuesOf('practices', 'date')).not.toContain(undefined);
  });

  test('lies in its period', () => {
    const dates = [...of('measures'), ...of('targets'), ...of('outcomes')].flatMap(({ values }) =>
      ['start', 'end', 'deadline', 'byDate'].flatMap((field) => values[field] ?? []).map(String),
    );
    expect(dates.length).toBeGreaterThan(30);
    const outside = dates.filter(
      (date) => date < String(meta['periodStart']) || date > String(meta['periodEnd']),
    );
    expect(outside).toEqual([]);
  });
});

function between(value: unknown, a: unknown, b: unknown): boolean {
  const [low, high] = [Number(a), Number(b)].sort((x, y) => x - y);
  return Number(value) > (low ?? 0) && Number(value) < (high ?? 0);
}
