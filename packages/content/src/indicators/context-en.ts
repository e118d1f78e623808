import { cited } from '../origin.ts';
import { works } from '../works.ts';
import type { LibraryIndicator } from './indicator.ts';

/** The background: numbers of a country or a region, which no school can set itself as a target. */
export const contextEn: readonly LibraryIndicator[] = [
  {
    key: 'not-in-work-or-education',
    code: 'X02',
    name: 'Young people in the country without work, education or training',
    definition:
      'People aged 15 to 29 without work, education or training, divided by all people of that age.',
    unit: '%',
    decimals: 1,
    direction: 'down',
    frequency: 'yearly',
    formula: {
      numerator: 'people aged 15 to 29 without work, education or training',
      denominator: 'all people aged 15 to 29',
    },
    source: 'Eurostat, or the statistical office of your country',
    use: 'context',
    caution: 'Some of these people have a qualification. It is not the number of early leavers.',
    origin: cited(works.fromEducationToWork),
  },
  {
    key: 'vet-participation',
    code: 'D08',
    name: 'Young people who go on to vocational education',
    definition:
      'Of all who finish lower secondary school in a year, the share that begins a vocational programme at upper secondary level.',
    unit: '%',
    decimals: 1,
    direction: 'hold',
    frequency: 'yearly',
    formula: {
      numerator: 'those of the year who begin a vocational programme',
      denominator: 'all who finish lower secondary school in the year',
    },
    source: 'School authority or statistical office of the region',
    use: 'context',
    caution:
      'It shows how attractive vocational education is around you. A single school can hardly move it.',
    origin: cited(works.participation),
  },
];
