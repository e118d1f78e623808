import type { IsoDate, PlanSnapshot } from '@holdfast/plan-model';

import { columnsOf, type ImportField } from './columns.ts';
import type { Said } from './finding.ts';
import { bodyOf, type ImportSettings, type SheetRow } from './import-settings.ts';
import { joinPlan, type JoinedRow, type NewName } from './join-plan.ts';
import { NamesInPlan } from './names-in-plan.ts';
import { type DayOrder, orderOfColumn } from './read-date.ts';
import { type DecimalSign, signOfColumn } from './read-number.ts';
import { readRow, type RowReading, type RowRules } from './read-row.ts';
import type { Table } from './read-table.ts';
import type { ReadyWords } from './ready-words.ts';

/** What of a table would come into a plan, and how. Nothing is written by looking. */
export interface ImportPreview {
  readonly settings: ImportSettings;
  readonly rows: readonly JoinedRow[];
  readonly counts: Readonly<Record<JoinedRow['fate'], number>>;
  /** What rows that come in name, and the plan does not have. */
  readonly newNames: readonly NewName[];
  /** What a column does not say itself, and the person has not said: asked once for the column. */
  readonly questions: readonly Question[];
  /** With all that the rows name it would be more than can be sent at once. */
  readonly isTooMuch: boolean;
}

/** Records and links in one step. So many, in the words of the largest table, are half of what the relay takes at once. */
const MOST_ENTRIES = 10_000;

export interface Question {
  readonly field: ImportField;
  /** A cell that can be read in both ways. */
  readonly text: string;
  readonly said: Extract<Said, { readonly kind: 'eitherDate' | 'eitherNumber' }>;
}

export interface ImportContext {
  readonly plan: PlanSnapshot;
  readonly words: ReadyWords;
  readonly today: IsoDate;
}

export function readImport(table: Table, settings: ImportSettings, context: ImportContext): ImportPreview {
  const names = new NamesInPlan(context.plan);
  const body = bodyOf(table, settings.headings);
  const rules = rulesFor(body, settings, { words: context.words, names });
  const readings = body.map((row) => readRow(row, rules));
  const { rows, newNames } = joinPlan(readings, { ...context, names, settings });
  const coming = rows.filter(({ fate }) => fate === 'add' || fate === 'update');
  const links = coming.reduce((sum, row) => sum + row.links.length, 0);
  return {
    settings,
    rows,
    counts: countFates(rows),
    newNames,
    questions: questionsOf(readings, body, settings),
    isTooMuch: coming.length + newNames.length + links > MOST_ENTRIES,
  };
}

function rulesFor(
  body: readonly SheetRow[],
  settings: ImportSettings,
  { words, names }: { readonly words: ReadyWords; readonly names: NamesInPlan },
): RowRules {
  const orders = new Map<ImportField, DayOrder | undefined>();
  const signs = new Map<ImportField, DecimalSign | undefined>();
  for (const [field, rule] of columnsOf(settings.kind)) {
    const column = settings.mapping.indexOf(field);
    if (column < 0) continue;
    const cells = (): readonly string[] => body.map((row) => row.cells[column] ?? '');
    if (rule.as === 'date') orders.set(field, settings.dayOrders[field] ?? orderOfColumn(cells()));
    if (rule.as === 'number') signs.set(field, settings.signs[field] ?? signOfColumn(cells()));
  }
  return {
    settings,
    words,
    orderOf: (field) => orders.get(field),
    signOf: (field) => signs.get(field),
    splitNames: (text, root) => names.split(text, root),
  };
}

function questionsOf(
  readings: readonly RowReading[],
  body: readonly SheetRow[],
  settings: ImportSettings,
): readonly Question[] {
  const questions = new Map<ImportField, Question>();
  readings.forEach(({ findings }, index) => {
    for (const { field, column, said } of findings) {
      if (field === undefined || column === undefined || questions.has(field)) continue;
      const text = body[index]?.cells[column] ?? '';
      if (said.kind === 'eitherDate' || said.kind === 'eitherNumber')
        questions.set(field, { field, text, said });
    }
  });
  const order = columnsOf(settings.kind).map(([field]) => field);
  return [...questions.values()].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

function countFates(rows: readonly JoinedRow[]): ImportPreview['counts'] {
  const counts = { add: 0, update: 0, skip: 0, out: 0 };
  for (const { fate } of rows) counts[fate] += 1;
  return counts;
}

/** Whether two previews of the same rows bring in the same, so that whoever looked at the one has seen the other. */
export function isSameImport(a: ImportPreview, b: ImportPreview): boolean {
  const told = ({ rows, newNames }: ImportPreview): string =>
    JSON.stringify([
      rows.map(({ fate, sameId }) => (fate === 'update' ? [fate, sameId] : fate)),
      newNames.map(({ key }) => key),
    ]);
  return told(a) === told(b);
}
