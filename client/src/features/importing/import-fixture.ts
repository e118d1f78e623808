import { assert } from '@holdfast/base';
import { type IsoDate, parseIsoDate, type Plan } from '@holdfast/plan-model';
import { createInstance } from 'i18next';

import places from '../../strings/en-places.json';
import en from '../../strings/en.json';
import type { ImportKind } from './columns.ts';
import { guessSettings, type ImportSettings } from './import-settings.ts';
import { type ImportPreview, readImport } from './read-import.ts';
import { readTable, type Table } from './read-table.ts';
import { type ReadyWords, readyWords } from './ready-words.ts';
import { writeImport } from './write-import.ts';

let words: ReadyWords | undefined;

/** For tests: the words of tables in English. */
export function englishWords(): ReadyWords {
  if (words !== undefined) return words;
  const strings = createInstance();
  void strings.init({
    lng: 'en',
    resources: { en: { translation: { ...en, ...places } } },
    initAsync: false,
  });
  return (words = readyWords(strings.t, 'en'));
}

export function tableOf(text: string): Table {
  const reading = readTable(text);
  assert(reading.kind === 'table', 'a table');
  return reading.table;
}

/** For tests: what a text would bring into a plan, as guessed and as the person corrected it. */
export function previewOf(
  plan: Plan,
  text: string,
  { kind, ...corrected }: { readonly kind: ImportKind } & Partial<ImportSettings>,
): ImportPreview {
  const table = tableOf(text);
  const settings = { ...guessSettings(table, kind, englishWords()), ...corrected };
  return readImport(table, settings, {
    plan: plan.snapshot(),
    words: englishWords(),
    today: day('2026-11-27'),
  });
}

/** For tests: `row 2, status: notChoice` for each finding, with the row and the column as the person counts them. */
export function saidOf({ rows }: ImportPreview): readonly string[] {
  return rows.flatMap(({ reading, findings }) =>
    findings.map(
      ({ field, severity, said }) =>
        `row ${reading.at + 1}, ${field ?? '-'}: ${said.kind}${severity === 'error' ? '!' : ''}`,
    ),
  );
}

export function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  assert(date !== undefined, text);
  return date;
}

/** For tests: brings a table into a plan, and answers what was shown before. */
export function bringIn(
  plan: Plan,
  text: string,
  settings: { readonly kind: ImportKind } & Partial<ImportSettings>,
): ImportPreview {
  const preview = previewOf(plan, text, settings);
  writeImport(plan, preview, englishWords());
  return preview;
}
