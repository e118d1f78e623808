import {
  ACTOR_GROUPS,
  ACTOR_KINDS,
  MEASURE_PHASES,
  MEASURE_STATUSES,
  parseIsoDate,
  type RecordRoot,
  type Scalar,
} from '@holdfast/plan-model';

import { LARGEST, SMALLEST } from '../../session/quantity-range.ts';
import type { Wording } from '../../session/quantity-words.ts';
import { monthRules, numberProblem, numberRules } from '../../slots/slot-rules.ts';

/** How people fill in a field for which they suggest another value. */
export type SuggestedField = { readonly name: string } & (
  | { readonly kind: 'number' }
  | { readonly kind: 'words'; readonly maxLength: number }
  | { readonly kind: 'month'; readonly day: 'first' | 'last' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
);

const NONE: readonly SuggestedField[] = [];

const FIELDS: Readonly<Partial<Record<RecordRoot, readonly SuggestedField[]>>> = {
  targets: [
    { name: 'targetValue', kind: 'number' },
    { name: 'deadline', kind: 'month', day: 'last' },
    { name: 'baselineValue', kind: 'number' },
    { name: 'baselineDate', kind: 'month', day: 'first' },
  ],
  measures: [
    { name: 'status', kind: 'choice', choices: MEASURE_STATUSES },
    { name: 'start', kind: 'month', day: 'first' },
    { name: 'end', kind: 'month', day: 'last' },
    { name: 'phase', kind: 'choice', choices: MEASURE_PHASES },
    { name: 'dropReason', kind: 'words', maxLength: 1000 },
  ],
  actors: [
    { name: 'name', kind: 'words', maxLength: 200 },
    { name: 'group', kind: 'choice', choices: ACTOR_GROUPS },
    { name: 'kind', kind: 'choice', choices: ACTOR_KINDS },
  ],
};

/** The fields of a kind of record for which somebody can suggest another value. */
export function suggestedFields(root: RecordRoot): readonly SuggestedField[] {
  return FIELDS[root] ?? NONE;
}

/** What was typed, as a value; undefined while it is none. A month is typed as `2027-07`. */
export function valueTyped(field: SuggestedField, typed: string, locale: string): Scalar | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (field.kind) {
    case 'number':
      return numberRules(locale).parse(text)?.value;
    case 'month': {
      const [year = '', month = ''] = text.split('-');
      const date = monthRules(field.day).parse({ year, month })?.value;
      return date === undefined || date === null ? undefined : parseIsoDate(date);
    }
    case 'choice':
      return field.choices.find((each) => each === text);
    case 'words': {
      const words = text.replaceAll(/\s+/gu, ' ');
      return words.length > field.maxLength ? undefined : words;
    }
  }
}

/** Why what was typed is no value, in words; undefined where it is one, and where nothing was typed. */
export function problemOf(
  field: SuggestedField,
  typed: string,
  { t, format: { locale, number } }: Wording,
): string | undefined {
  if (typed.trim() === '' || valueTyped(field, typed, locale) !== undefined) return undefined;
  switch (field.kind) {
    case 'number':
      return numberProblem(typed, locale) === 'not-a-number'
        ? t('slots.numberProblem')
        : t('slots.rangeProblem', { largest: number(LARGEST), smallest: number(SMALLEST) });
    case 'month':
      return t('slots.monthProblem');
    case 'words':
      return t('details.tooLong', { count: field.maxLength });
    case 'choice':
      return undefined;
  }
}
