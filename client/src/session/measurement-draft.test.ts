import { parseIsoDate } from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import { draftToKeep, isDraftOfTooFew, readMeasurement } from './measurement-draft.ts';

const today = parseIsoDate('2026-11-27');
if (today === undefined) throw new Error('this is a day');
const BY = { today, locale: 'en-GB', least: 10 };
const GOOD = { date: '2026-11-27', value: '12,4', people: '240' };

describe('a line with a measured number', () => {
  test('is a day, a number in either notation, and how many people it is about', () => {
    expect(readMeasurement(GOOD, BY)).toEqual({ kind: 'number', date: today, value: 12.4, people: 240 });
    expect(readMeasurement({ ...GOOD, value: '12.4', people: ' ' }, BY)).toEqual({
      kind: 'number',
      date: today,
      value: 12.4,
      people: null,
    });
  });

  test('has no number when it is about too few people, whatever was typed for it', () => {
    for (const value of ['33,3', '', 'a third']) {
      const reading = readMeasurement({ ...GOOD, value, people: '9' }, BY);
      expect(reading).toEqual({ kind: 'hidden', date: today, people: 9 });
    }
    expect(readMeasurement({ ...GOOD, people: '10' }, BY).kind).toBe('number');
    expect(readMeasurement({ ...GOOD, people: '10' }, { ...BY, least: 20 }).kind).toBe('hidden');
    expect(isDraftOfTooFew({ ...GOOD, people: '9' }, BY)).toBe(true);
    expect(isDraftOfTooFew({ ...GOOD, people: '' }, BY)).toBe(false);
  });

  test.each([
    ['240', true],
    ['10', true],
    ['9', false],
    ['0', false],
    ['7 pupils', false],
    ['240 pupils', false],
    ['-3', false],
    ['9'.repeat(12), false],
    ['', true],
    [' ', true],
  ])('about “%s” people is kept on the device while it is written: %s', (people, isKept) => {
    const draft = { ...GOOD, people };
    expect(draftToKeep(draft, BY)).toEqual(isKept ? draft : { ...draft, value: '', people: '' });
  });

  test.each([
    [{ date: '' }, { date: 'dayMissing' }],
    [{ date: '2026-11-28' }, { date: 'dayAhead' }],
    [{ date: '0026-11-27' }, { date: 'dayYear' }],
    [{ value: ' ' }, { value: 'valueMissing' }],
    [{ value: 'about twelve' }, { value: 'valueWrong' }],
    [{ value: '0.0000000000001' }, { value: 'valueWrong' }],
    [{ value: '9'.repeat(20) }, { value: 'valueWrong' }],
    [{ people: 'many' }, { people: 'peopleWrong' }],
    [{ people: '-3' }, { people: 'peopleWrong' }],
    [{ people: '12,5' }, { people: 'peopleWrong' }],
    [{ date: '2027-01-01', people: '3' }, { date: 'dayAhead' }],
    [
      { date: '', value: '' },
      { date: 'dayMissing', value: 'valueMissing' },
    ],
  ])('says of %o what is wrong', (wrong, problems) => {
    expect(readMeasurement({ ...GOOD, ...wrong }, BY)).toEqual({ kind: 'wrong', problems });
  });
});
