import { isBlank } from '@holdfast/base';
import { type IsoDate, isUnreadable, type LinkKind, recordKind } from '@holdfast/plan-model';

import { fold } from '../../session/match-words.ts';
import { isMoneyProblem, readMoney } from '../../slots/money-rules.ts';
import { bothReadings } from '../../ui/parse-decimal.ts';
import { columnsOf, type ColumnRule, type ImportField, type ImportKind, type NamedRoot } from './columns.ts';
import type { Finding, Said } from './finding.ts';
import type { ImportSettings, SheetRow } from './import-settings.ts';
import { type DayOrder, readDate } from './read-date.ts';
import { type DecimalSign, LOCALES, readNumber } from './read-number.ts';
import { type ReadyWords, unitOf } from './ready-words.ts';

/** What the cells of one row say, without a look at the plan. */
export interface RowReading {
  readonly at: number;
  readonly values: Readonly<Partial<Record<ImportField, string | number | boolean>>>;
  readonly texts: Readonly<Partial<Record<ImportField, string>>>;
  /** Other records that it names. */
  readonly named: readonly NamedInRow[];
  readonly indicator: string | undefined;
  /** The words behind its numbers, and how many decimals these have. */
  readonly units: readonly string[];
  readonly decimals: number;
  /** A number was left out since it is about too few people. */
  readonly isFew: boolean;
  readonly findings: readonly Finding[];
}

interface NamedInRow {
  readonly field: ImportField;
  readonly column: number | undefined;
  readonly root: NamedRoot;
  readonly link: LinkKind;
  readonly names: readonly string[];
}

/** What holds for all rows of a table. */
export interface RowRules {
  readonly settings: ImportSettings;
  readonly words: ReadyWords;
  /** As the columns say it themselves, or else the person. */
  readonly orderOf: (field: ImportField) => DayOrder | undefined;
  readonly signOf: (field: ImportField) => DecimalSign | undefined;
  /** Several names in one cell, as far as the plan knows them. */
  readonly splitNames: (text: string, root: NamedRoot) => readonly string[];
}

export function readRow({ at, cells }: SheetRow, rules: RowRules): RowReading {
  const reader = new RowReader(rules);
  for (const [field, rule] of columnsOf(rules.settings.kind)) {
    const column = rules.settings.mapping.indexOf(field);
    const written = column < 0 ? '' : (cells[column] ?? '');
    const isNothing = rule.as !== 'flag' && rules.words.nothing.includes(fold(written));
    const text = isBlank(written) || isNothing ? (rules.settings.fills[field] ?? '') : written;
    reader.read({ field, column: column < 0 ? undefined : column, text, rule });
  }
  return reader.reading(at);
}

/** In one cell; whoever writes more into one has a list in it. */
const MOST_NAMES = 20;

interface Cell<Rule extends ColumnRule = ColumnRule> {
  readonly field: ImportField;
  readonly column: number | undefined;
  readonly text: string;
  readonly rule: Rule;
}

class RowReader {
  readonly #rules: RowRules;
  readonly #values: Partial<Record<ImportField, string | number | boolean>> = {};
  readonly #texts: Partial<Record<ImportField, string>> = {};
  readonly #named: NamedInRow[] = [];
  readonly #units: string[] = [];
  readonly #findings: Finding[] = [];
  #indicator: string | undefined;
  #decimals = 0;
  #isFew = false;

  constructor(rules: RowRules) {
    this.#rules = rules;
  }

  reading(at: number): RowReading {
    return {
      at,
      values: this.#values,
      texts: this.#texts,
      named: this.#named,
      indicator: this.#indicator,
      units: this.#units,
      decimals: this.#decimals,
      isFew: this.#isFew,
      findings: this.#findings,
    };
  }

  read(cell: Cell): void {
    const { field, text, rule } = cell;
    if (text === '') {
      if (rule.isNeeded === true) this.#find(cell, { kind: 'missing' });
      return;
    }
    switch (rule.as) {
      case 'value':
        return this.#keep(cell, text);
      case 'text':
        this.#texts[field] = text;
        return;
      case 'flag':
        return this.#readFlag(cell);
      case 'number':
        return this.#readNumber(cell);
      case 'money':
        return this.#readMoney(cell);
      case 'date':
        return this.#readDate({ ...cell, rule });
      case 'choice': {
        const choice = this.#rules.words.choiceOf(text, rule);
        return choice === undefined
          ? this.#find(cell, { kind: 'notChoice', text })
          : this.#keep(cell, choice);
      }
      case 'indicator':
        if (this.#fits(cell, 'indicators', 'name', text)) this.#indicator = text;
        return;
      case 'names':
        return this.#readNames({ ...cell, rule });
    }
  }

  #readFlag(cell: Cell): void {
    const said = fold(cell.text);
    if (this.#rules.words.yes.includes(said)) this.#values[cell.field] = true;
    else if (!this.#rules.words.no.includes(said)) this.#find(cell, { kind: 'notFlag', text: cell.text });
  }

  #readNumber(cell: Cell): void {
    const reading = readNumber(cell.text, this.#rules.signOf(cell.field));
    const isMeasured = this.#kind === 'measurements';
    if (reading.kind === 'few' && isMeasured) {
      this.#isFew = true;
      this.#find(cell, { kind: 'fewPeople' }, 'remark');
    } else if (reading.kind === 'either') {
      const { decimal, thousands } = reading;
      this.#find(cell, { kind: 'eitherNumber', decimal, thousands }, 'error');
    } else if (reading.kind === 'number' && isUnit(reading.unit, this.#rules.words)) {
      if (reading.unit !== '') this.#units.push(reading.unit);
      this.#decimals = Math.max(this.#decimals, cell.field === 'people' ? 0 : reading.decimals);
      this.#keep(cell, reading.value);
    } else {
      // Without its number a measurement says nothing, and "about 7" people may be too few for it to come in.
      const severity = isMeasured ? 'error' : severityOf(cell.rule);
      this.#find(cell, { kind: 'notNumber', text: cell.text }, severity);
    }
  }

  /** An amount whose currency nobody can tell is none. */
  #readMoney(cell: Cell): void {
    const sign = this.#rules.signOf(cell.field);
    const { digits, money } = readMoney(cell.text, LOCALES[sign ?? 'point'], null);
    const either = sign === undefined ? bothReadings(digits) : undefined;
    if (either !== undefined) {
      const { decimal, thousands } = either;
      this.#find(cell, { kind: 'eitherNumber', decimal, thousands }, 'error');
    } else if (isMoneyProblem(money)) this.#find(cell, { kind: 'notMoney', text: cell.text });
    else this.#keep(cell, money);
  }

  #readDate(cell: Cell<ColumnRule & { readonly as: 'date' }>): void {
    const { field, text, rule } = cell;
    const { months } = this.#rules.words;
    const reading = readDate(text, { day: rule.day, order: this.#rules.orderOf(field), months });
    if (reading.kind === 'none') return this.#find(cell, { kind: 'notDate', text });
    if (reading.kind === 'either') {
      const { dayFirst, monthFirst } = reading;
      return this.#find(cell, { kind: 'eitherDate', dayFirst, monthFirst }, 'error');
    }
    if (reading.isGuess) this.#find(cell, { kind: 'guessedDate', date: reading.date }, 'remark');
    this.#keep(cell, reading.date satisfies IsoDate);
  }

  #readNames(cell: Cell<ColumnRule & { readonly as: 'names' }>): void {
    const { field, column, text, rule } = cell;
    const names = [...new Set(this.#rules.splitNames(text, rule.root))];
    if (names.length > MOST_NAMES)
      return this.#find(cell, { kind: 'tooManyNames', count: MOST_NAMES }, 'error');
    const isFit = names.every((name) => rule.root !== 'actors' || this.#fits(cell, 'actors', 'name', name));
    if (isFit) this.#named.push({ field, column, root: rule.root, link: rule.link, names });
  }

  /** A value that its field in the plan can hold. */
  #keep(cell: Cell, value: string | number): void {
    // The unit is one of the indicator that a row is about.
    const root = cell.field === 'unit' || cell.field === 'direction' ? 'indicators' : this.#kind;
    if (this.#fits(cell, root, cell.field, value)) this.#values[cell.field] = value;
  }

  #fits(cell: Cell, root: ImportKind | 'indicators', field: string, value: string | number): boolean {
    const read = recordKind(root).fields[field]?.(value);
    if (!isUnreadable(read)) return true;
    this.#find(cell, { kind: read.why === 'too-long' ? 'tooLong' : 'outOfRange' }, 'error');
    return false;
  }

  get #kind(): ImportKind {
    return this.#rules.settings.kind;
  }

  /** What cannot be read stays out; where it is needed, its row does. */
  #find({ field, column, rule }: Cell, said: Said, severity = severityOf(rule)): void {
    this.#findings.push({ column, field, severity, said });
  }
}

function severityOf(rule: ColumnRule): Finding['severity'] {
  return rule.isNeeded === true ? 'error' : 'remark';
}

/** "12 apples" is no number of anything that a plan counts. */
function isUnit(word: string, words: ReadyWords): boolean {
  return word === '' || unitOf([word], words) !== undefined;
}
