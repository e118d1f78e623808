import { UNITS } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';

import { fold } from '../../session/match-words.ts';
import { choiceWords, fieldWords } from '../../session/place-words.ts';
import { columnsOf, type ColumnRule, IMPORT_KINDS } from './columns.ts';
import { ENGLISH } from './english.ts';
import { monthNames } from './read-date.ts';
import type { TableWords } from './table-words.ts';

/** The words of a language together with those that the interface uses, ready to be compared. */
export interface ReadyWords extends TableWords {
  readonly choiceOf: (text: string, rule: ColumnRule & { readonly as: 'choice' }) => string | undefined;
}

/** Those of the page's language; every table may use English. */
export function readyWords(t: TFunction, locale: string): ReadyWords {
  const headings = { ...ENGLISH.headings };
  for (const kind of IMPORT_KINDS) {
    for (const [field] of columnsOf(kind)) {
      headings[field] = [...ENGLISH.headings[field], fold(fieldWords(field, { t })), fold(field)];
    }
  }
  const months = [monthNames(locale), monthNames('en'), ENGLISH.months];
  return {
    ...ENGLISH,
    headings,
    months: Array.from({ length: 12 }, (_, month) => months.flatMap((names) => names[month] ?? [])),
    choiceOf: makeChoiceOf(t),
  };
}

/** Finds the choice that a text names: as it is persisted, as the page says it, or as tables call it, in this order. */
function makeChoiceOf(t: TFunction): ReadyWords['choiceOf'] {
  const known = new Map<readonly string[], ReadonlyMap<string, string>>();
  function wordsFor(choices: readonly string[]): ReadonlyMap<string, string> {
    const words = new Map<string, string>();
    const note = (word: string, choice: string): void => {
      if (!words.has(fold(word))) words.set(fold(word), choice);
    };
    for (const choice of choices) note(choice, choice);
    for (const choice of choices) note(choiceWords(choice, t), choice);
    for (const choice of choices) for (const word of ENGLISH.choices[choice] ?? []) note(word, choice);
    return words;
  }
  return (text, { choices }) => {
    const words = known.get(choices) ?? wordsFor(choices);
    known.set(choices, words);
    return words.get(fold(text).trim());
  };
}

/** The unit that words behind numbers name. */
export function unitOf(units: readonly string[], words: ReadyWords): string | undefined {
  return units.map((unit) => words.choiceOf(unit, UNIT)).find((unit) => unit !== undefined);
}

const UNIT = { as: 'choice', choices: UNITS } as const;
