import { describe, expect, test } from 'vitest';

import {
  monthRules,
  nameRules,
  numberProblem,
  numberRules,
  optionalNameRules,
  wordRules,
} from './slot-rules.ts';

describe('numberRules', () => {
  test('write a number as its reader does and read both notations', () => {
    expect(numberRules('de').toDraft(9.5)).toBe('9,5');
    expect(numberRules('en').toDraft(9.5)).toBe('9.5');
    for (const locale of ['de', 'en']) {
      expect(numberRules(locale).parse('9,5')).toEqual({ value: 9.5 });
      expect(numberRules(locale).parse('9.5')).toEqual({ value: 9.5 });
    }
  });

  test('read an empty field as a gap and words as nothing', () => {
    expect(numberRules('en').parse(' ')).toEqual({ value: null });
    expect(numberRules('en').parse('nine')).toBeUndefined();
  });

  test('keep every digit of a small number', () => {
    expect(numberRules('de').parse('0,0000001')).toEqual({ value: 0.0000001 });
    expect(numberRules('de').toDraft(0.0000001)).toBe('0,0000001');
    expect(numberRules('en').toDraft(1e-12)).toBe('0.000000000001');
  });

  test.each(['9'.repeat(17), `-${'9'.repeat(17)}`, '9'.repeat(400), `0,${'0'.repeat(12)}1`])(
    'take no number out of range, and say that it is one: %s',
    (draft) => {
      expect(numberRules('en').parse(draft)).toBeUndefined();
      expect(numberProblem(draft, 'en')).toBe('out-of-range');
      expect(numberProblem('nine', 'en')).toBe('not-a-number');
    },
  );
});

describe('optionalNameRules', () => {
  test('read an empty field as a gap, and a name as one line', () => {
    expect(optionalNameRules.parse(' ')).toEqual({ value: null });
    expect(optionalNameRules.parse(' Hill \n School ')).toEqual({ value: 'Hill School' });
    expect(optionalNameRules.parse('x'.repeat(201))).toBeUndefined();
    expect(optionalNameRules.toDraft(null)).toBe('');
  });
});

describe('monthRules', () => {
  test('begin with the first day of a month and end with its last', () => {
    expect(monthRules('first').parse({ month: '09', year: '2025' })).toEqual({ value: '2025-09-01' });
    expect(monthRules('last').parse({ month: '07', year: '2027' })).toEqual({ value: '2027-07-31' });
    expect(monthRules('last').parse({ month: '02', year: ' 2028 ' })).toEqual({ value: '2028-02-29' });
  });

  test('read an empty field as a gap and half a month as nothing', () => {
    expect(monthRules('last').parse({ month: '', year: '' })).toEqual({ value: null });
    expect(monthRules('last').parse({ month: '07', year: '' })).toBeUndefined();
    expect(monthRules('last').parse({ month: '', year: '2027' })).toBeUndefined();
    expect(monthRules('last').parse({ month: '07', year: '27' })).toBeUndefined();
    expect(monthRules('last').parse({ month: '07', year: '20270' })).toBeUndefined();
  });
});

describe('parseDraft', () => {
  test('takes back what was kept of a draft and nothing else', () => {
    expect(numberRules('en').parseDraft('9,')).toBe('9,');
    expect(numberRules('en').parseDraft(9)).toBeUndefined();
    expect(monthRules('last').parseDraft({ month: '07', year: '2' })).toEqual({ month: '07', year: '2' });
    for (const other of ['07', null, [], { month: '07' }, { month: 7, year: '' }]) {
      expect(monthRules('last').parseDraft(other)).toBeUndefined();
    }
  });
});

describe('wordRules', () => {
  test('takes words as they are, nothing as unknown, and too many as no value', () => {
    const rules = wordRules(5);
    expect(rules.parse('  ')).toEqual({ value: null });
    expect(rules.parse(' a\nb ')).toEqual({ value: 'a\nb' });
    expect(rules.parse('x'.repeat(6))).toBeUndefined();
    expect(rules.toDraft(null)).toBe('');
  });
});

describe('nameRules', () => {
  test('take one line that is not empty', () => {
    expect(nameRules.parse(' Absence \n rate ')).toEqual({ value: 'Absence rate' });
    expect(nameRules.parse('  ')).toBeUndefined();
    expect(nameRules.parse('x'.repeat(201))).toBeUndefined();
  });

  test('take other scripts and emoji as they are, and what nobody can see as empty', () => {
    for (const name of ['نسبة الغياب', '\u200Fשיעור', '👩‍🏫 Vera', '<b>Rate</b>']) {
      expect(nameRules.parse(name)).toEqual({ value: name });
    }
    expect(nameRules.parse('\u200B\u2060')).toBeUndefined();
    expect(optionalNameRules.parse('\u200B')).toEqual({ value: null });
    expect(wordRules(5).parse('\u200D')).toEqual({ value: null });
    expect(numberRules('en').parse('\u200B')).toEqual({ value: null });
    expect(nameRules.parse(`${'x'.repeat(199)}👩`)).toBeUndefined();
  });
});
