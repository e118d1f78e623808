import { isBlank } from '@holdfast/base';
import type { Ask, Gap } from '@holdfast/plan-check';
import {
  addLink,
  type Discussion,
  type IsoDate,
  type LinkKind,
  makeLink,
  type MeasureSnapshot,
  parseIsoDate,
  type Plan,
  type PlanSnapshot,
  type RecordAddress,
  type RecordIds,
  type RecordRoot,
} from '@holdfast/plan-model';
import type { TFunction } from 'i18next';

import { choiceWords } from '../../session/place-words.ts';
import { shownName } from '../../session/record-name.ts';
import { monthRules, numberRules } from '../../slots/slot-rules.ts';
import type { Format } from '../../strings/format.ts';

/** What a question is asked of, and in whose language. */
export interface Asking {
  readonly t: TFunction;
  readonly format: Format;
  readonly plan: Plan;
  readonly snapshot: PlanSnapshot;
  /** What is said of the plan; undefined until the device has read it. */
  readonly discussion: Discussion | undefined;
  readonly today: IsoDate;
}

export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
}

/** One field of a question, as it is drawn. The first has the question itself for its label. */
export type QuestionField = {
  readonly label?: string | undefined;
  /** What is to be known before it is answered. */
  readonly help?: string | undefined;
} & (
  | { readonly kind: 'pick'; readonly options: readonly Option[] }
  | { readonly kind: 'words'; readonly isLong: boolean }
  | { readonly kind: 'number' | 'month' | 'day' }
);

/** A field with how what is written in it is read. */
interface Typed<Value> {
  readonly field: QuestionField;
  readonly read: (raw: string) => { readonly value: Value } | { readonly problem: string };
}

/** A question that fills a gap: nothing, one or a few fields, and one edit. */
export interface Question {
  readonly fields: readonly QuestionField[];
  /** What of the answers the device keeps while they are written; all of it where nothing is said. */
  readonly toKeep?: (raws: readonly string[]) => readonly string[];
  /** What is to be known of the answers before they are given. It refuses nothing. */
  readonly remark?: (raws: readonly string[]) => string | undefined;
  /** What is wrong with each answer; where nothing is, it is done. */
  readonly give: (raws: readonly string[]) => readonly (string | undefined)[];
}

/** How each gap is filled by one question; undefined where what it chooses from has to be made first. */
export type Asked = {
  readonly [Each in Ask]: (gap: Gap<Each>, asking: Asking) => Question | undefined;
};

/** Undefined where there is nothing to choose from: what is asked for has to be made elsewhere first. */
export function question<Values extends readonly unknown[]>(
  typed: { readonly [Place in keyof Values]: Typed<Values[Place]> },
  save: (...values: Values) => void,
): Question | undefined {
  const fields: readonly Typed<unknown>[] = typed;
  if (fields.some(({ field }) => field.kind === 'pick' && field.options.length === 0)) return undefined;
  return {
    fields: fields.map(({ field }) => field),
    give(raws) {
      const read = fields.map((each, place) => each.read(raws[place] ?? ''));
      const problems = read.map((each) => ('problem' in each ? each.problem : undefined));
      // Each was read by the field of its place.
      const values = read.flatMap((each) => ('value' in each ? [each.value] : [])) as unknown as Values;
      if (problems.every((problem) => problem === undefined)) save(...values);
      return problems;
    },
  };
}

/** One of several; the only one is chosen from the start. */
export function pickOf<Id extends string>(
  { t }: Pick<Asking, 't'>,
  options: readonly Option<Id>[],
  label?: string,
): Typed<Id> {
  return {
    field: { kind: 'pick', options, label },
    read(raw) {
      const chosen = options.find(({ id }) => id === raw) ?? (options.length === 1 ? options[0] : undefined);
      return chosen === undefined ? { problem: t('check.problems.choose') } : { value: chosen.id };
    },
  };
}

/** One of the choices of the vocabulary. */
export function pickChoice<Choice extends string>(
  { t }: Pick<Asking, 't'>,
  choices: readonly Choice[],
  label?: string,
): Typed<Choice> {
  return pickOf(
    { t },
    choices.map((id) => ({ id, label: choiceWords(id, t) })),
    label,
  );
}

/** A measure that something can still be said of. */
export function isLiving({ status }: MeasureSnapshot): boolean {
  return status !== 'dropped';
}

/** One of the records in use that are fit for it. */
export function pickRecord<Root extends RecordRoot>(
  { t, snapshot }: Pick<Asking, 't' | 'snapshot'>,
  root: Root,
  isFit: (record: PlanSnapshot[Root][number]) => boolean = () => true,
  label?: string,
): Typed<RecordIds[Root]> {
  const records: readonly PlanSnapshot[Root][number][] = snapshot[root];
  const options = records.filter(isFit).map((record) => {
    // The id is of the root that it was read from.
    const address = { root, id: record.id } as unknown as RecordAddress;
    return { id: record.id as RecordIds[Root], label: shownName(snapshot, address, t) };
  });
  return pickOf({ t }, options, label);
}

/** In characters: what is one line on the page. */
const MOST_IN_TITLE = 300;

export function wordsOf(
  { t, format }: Pick<Asking, 't' | 'format'>,
  most: number,
  label?: string,
): Typed<string> {
  return {
    field: { kind: 'words', isLong: most > MOST_IN_TITLE, label },
    read(raw) {
      const value = most > MOST_IN_TITLE ? raw.trim() : raw.replaceAll(/\s+/gu, ' ').trim();
      if (isBlank(value)) return { problem: t('check.problems.blank') };
      return value.length > most
        ? { problem: t('check.problems.long', { most: format.number(most) }) }
        : { value };
    },
  };
}

/** A title of one line. */
export function titleOf(asking: Pick<Asking, 't' | 'format'>): Typed<string> {
  return wordsOf(asking, MOST_IN_TITLE);
}

/** Whole things, at least one. */
export function countOf(
  { t, format }: Pick<Asking, 't' | 'format'>,
  most: number,
  label?: string,
): Typed<number> {
  const rules = numberRules(format.locale);
  return {
    field: { kind: 'number', label },
    read(raw) {
      const value = rules.parse(raw)?.value;
      return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most
        ? { value }
        : { problem: t('check.problems.count', { most: format.number(most) }) };
    },
  };
}

/** With what is to be known before it is answered. */
export function withHelp<Value>({ field, read }: Typed<Value>, help: string | undefined): Typed<Value> {
  return { field: { ...field, help }, read };
}

export function numberOf({ t, format }: Pick<Asking, 't' | 'format'>): Typed<number> {
  const rules = numberRules(format.locale);
  return {
    field: { kind: 'number' },
    read(raw) {
      const value = rules.parse(raw)?.value;
      return typeof value === 'number' ? { value } : { problem: t('check.problems.number') };
    },
  };
}

/** Something that begins with a month, or ends with it; not outside of what is given. */
export function monthOf(
  { t, format }: Pick<Asking, 't' | 'format'>,
  day: 'first' | 'last',
  { label, from, to }: { label?: string; from?: IsoDate | undefined; to?: IsoDate | undefined } = {},
): Typed<IsoDate> {
  const rules = monthRules(day);
  const monthWords = (date: IsoDate) => format.month(date.slice(0, 7));
  return {
    field: { kind: 'month', label },
    read(raw) {
      const [month = '', year = ''] = raw.split('/');
      const value = rules.parse({ month, year })?.value;
      if (typeof value !== 'string') return { problem: t('check.problems.month') };
      if (from !== undefined && value < from)
        return { problem: t('check.problems.before', { other: monthWords(from) }) };
      if (to !== undefined && value > to)
        return { problem: t('check.problems.after', { other: monthWords(to) }) };
      return { value };
    },
  };
}

/** Beyond these a year is a slip of the hand. */
const [EARLIEST, LATEST] = ['2000-01-01', '2100-12-31'];

export function dayOf(
  { t, today }: Pick<Asking, 't' | 'today'>,
  when: 'past' | 'future' | 'any',
  label?: string,
): Typed<IsoDate> {
  return {
    field: { kind: 'day', label },
    read(raw) {
      const value = parseIsoDate(raw);
      if (value === undefined) return { problem: t('check.problems.day') };
      if (value < EARLIEST || value > LATEST) return { problem: t('check.problems.year') };
      if (when === 'past' && value > today) return { problem: t('check.problems.future') };
      if (when === 'future' && value < today) return { problem: t('check.problems.past') };
      return { value };
    },
  };
}

/** Says what one record is to another, as a link of a kind. */
export function linkNamed(asking: Asking, kind: LinkKind, from: string, to: string): void {
  const link = makeLink(kind, from, to);
  if (link !== undefined) addLink(asking.plan, link);
}
