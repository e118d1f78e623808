import { describe, expect, test } from 'vitest';

import { causeGroupsEn, causesEn, defaultCauseOrder } from './causes/causes-en.ts';
import { indicatorsEn } from './indicators/indicators-en.ts';
import { longSentences, repeated } from './library-fixture.ts';
import { assessmentAreasEn, employerOffersEn, environmentPointsEn, staffTopicsEn } from './lists/lists-en.ts';
import type { Origin } from './origin.ts';
import { profilesEn } from './profiles/profiles-en.ts';
import { findSeries } from './series/find-series.ts';

/** The list of indicators that the library carries, and which of them are our own idea. */
const CITED = 'X01 X02 D01 D02 D03 D04 D06 D07 D08 D09 E02 E03 E04 E05 S01 S02 P01'.split(' ');
const OURS = 'D05 E01 E06 E07 E08 S03 S04 S05 P02 P03 P04 P05 P06 P07 P08 P09'.split(' ');

const codesOf = (kind: Origin['kind']): readonly string[] =>
  indicatorsEn.filter(({ origin }) => origin.kind === kind).map(({ code }) => code);

describe('the library of indicators', () => {
  test('is complete: every code of the list, once, in order', () => {
    const sorted = [...CITED, ...OURS].sort();
    const inOrder = ['X', 'D', 'E', 'S', 'P'].flatMap((letter) =>
      sorted.filter((code) => code.startsWith(letter)),
    );
    expect(indicatorsEn.map(({ code }) => code)).toEqual(inOrder);
    expect(inOrder).toHaveLength(33);
    expect(repeated(indicatorsEn.map(({ key }) => key))).toEqual([]);
  });

  test('cites a source for what stands in one, and for nothing that is our own', () => {
    expect(codesOf('cited').toSorted()).toEqual(CITED.toSorted());
    expect(codesOf('suggested').toSorted()).toEqual(OURS.toSorted());
  });

  test('offers the background as background only', () => {
    const context = indicatorsEn.filter(({ use }) => use === 'context');
    expect(context.map(({ code }) => code)).toEqual(['X01', 'X02', 'D08']);
    for (const { code, caution } of context) expect(caution, code).toBeDefined();
  });

  test('says above and below the line for every share', () => {
    for (const { code, unit, formula } of indicatorsEn)
      expect(formula !== undefined, code).toBe(unit === '%' || unit === 'rate');
  });

  test('warns where a number is easily misread', () => {
    const cautionOf = (code: string) => indicatorsEn.find((each) => each.code === code)?.caution;
    expect(cautionOf('D04')).toMatch(/not a learner who left/);
    expect(cautionOf('X01')).toMatch(/nothing about one school/);
    expect(cautionOf('D03')).toMatch(/provisional/);
  });

  test('names only series that there are', () => {
    const named = indicatorsEn.flatMap(({ seriesId = [] }) => seriesId);
    expect(named).not.toEqual([]);
    for (const id of named) expect(findSeries(id), id).toBeDefined();
  });

  test('fits into the fields of a plan', () => {
    for (const { key, name, definition, source } of indicatorsEn) {
      expect(key.length).toBeLessThanOrEqual(64);
      expect(name.length).toBeLessThanOrEqual(200);
      expect(definition.length).toBeLessThanOrEqual(1000);
      expect(source.length).toBeLessThanOrEqual(1000);
    }
  });
});

describe('the reasons for leaving', () => {
  test('have a code each, which begins with their group', () => {
    expect(repeated(causesEn.map(({ code }) => code))).toEqual([]);
    for (const { code, group } of causesEn) expect(code).toMatch(new RegExp(`^${group}-[a-z-]+$`));
  });

  test('stand in every group, the groups in their order', () => {
    expect([...new Set(causesEn.map(({ group }) => group))]).toEqual(causeGroupsEn.map(({ key }) => key));
  });

  test('lie on every level', () => {
    expect(new Set(causesEn.map(({ level }) => level))).toEqual(
      new Set(['individual', 'family', 'classroom', 'institution', 'workplace', 'labourMarket', 'system']),
    );
  });

  test('are offered in the order of the survey, of causes that there are', () => {
    const codes = new Set(causesEn.map(({ code }) => code));
    for (const code of defaultCauseOrder.codes) expect(codes.has(code), code).toBe(true);
    expect(defaultCauseOrder.codes.map((code) => code.split('-')[0])).toEqual([
      'PATH',
      'PATH',
      'IND',
      'IND',
      'FAM',
      'GUID',
    ]);
    expect(defaultCauseOrder.origin).toMatchObject({ kind: 'cited', publisher: 'Cedefop' });
  });

  test('are all found in a published work', () => {
    for (const { code, origin } of causesEn) expect(origin.kind, code).toBe('cited');
  });
});

describe('the profiles', () => {
  test('cite the source text, and Cedefop for the one name that was read there', () => {
    expect(repeated(profilesEn.map(({ key }) => key))).toEqual([]);
    const cited = profilesEn.filter(({ origin }) => origin.kind === 'cited').map(({ key }) => key);
    expect(cited).toEqual(['far-away', 'no-drive', 'no-belief', 'escaping-the-system']);
    expect(profilesEn).toHaveLength(cited.length + 7);
  });

  test('note what learners may need', () => {
    for (const { key, needs } of profilesEn) {
      expect(Object.keys(needs).length, key).toBeGreaterThanOrEqual(3);
      for (const need of Object.values(needs)) expect(need.length).toBeLessThanOrEqual(500);
    }
  });
});

describe('the lists', () => {
  test('have the keys that a plan holds, in the order of their source', () => {
    const keysOf = ({ items }: { readonly items: readonly { readonly key: string }[] }): string =>
      items.map(({ key }) => key).join(' ');
    expect(keysOf(assessmentAreasEn)).toBe('strategy actors coordination resources monitoring evaluation');
    expect(keysOf(environmentPointsEn)).toBe(
      'activities sharedSpaces sharedFacilities accessToHelp celebration antiBullying climateSurvey',
    );
    expect(keysOf(staffTopicsEn)).toBe(
      'factors needs interventions disadvantage diversity conflict bullying multiProfessional methods',
    );
    expect(keysOf(employerOffersEn)).toBe('talks workExperience equipment careerInformation recruitment');
  });

  test('ask one question for each area of the assessment', () => {
    for (const { help } of assessmentAreasEn.items) expect(help).toMatch(/^[^?]+\?$/);
  });
});

describe('the words of the library', () => {
  const lists = [assessmentAreasEn, environmentPointsEn, staffTopicsEn, employerOffersEn];

  test('are short sentences', () => {
    const texts = [
      ...indicatorsEn.flatMap(({ name, definition, caution = '', formula }) => [
        name,
        definition,
        caution,
        ...Object.values(formula ?? {}),
      ]),
      ...causesEn.map(({ statement }) => statement),
      ...profilesEn.flatMap(({ name, description, needs }) => [name, description, ...Object.values(needs)]),
      ...lists.flatMap(({ items }) => items.flatMap(({ name, help }) => [name, help])),
    ];
    expect(longSentences(texts)).toEqual([]);
  });

  test('point to a publisher and a title wherever they cite', () => {
    const origins = [
      ...[...indicatorsEn, ...causesEn, ...profilesEn, ...lists].map(({ origin }) => origin),
      defaultCauseOrder.origin,
    ];
    for (const origin of origins) {
      if (origin.kind === 'suggested') expect(Object.keys(origin)).toEqual(['kind']);
      else expect([origin.publisher, origin.title]).not.toContain('');
    }
  });
});
