import { isBlank } from '@holdfast/base';
import { type IsoDate, isOfTooFew, MOST_PEOPLE, parseIsoDate } from '@holdfast/plan-model';

import { parseDecimal } from '../ui/parse-decimal.ts';
import type { DraftReach } from '../ui/slot-draft.ts';
import { isInRange } from './quantity-range.ts';

/** A measured number that somebody writes down, as they wrote it. */
export interface MeasurementDraft {
  readonly date: string;
  readonly value: string;
  readonly people: string;
}

export type DraftProblem =
  | 'dayMissing'
  | 'dayAhead'
  | 'dayYear'
  | 'valueMissing'
  | 'valueWrong'
  | 'peopleWrong';
export type DraftProblems = Partial<Record<keyof MeasurementDraft, DraftProblem>>;

/** What it says, or for each field what is wrong with it. About too few people it says no number, whatever was typed. */
export type DraftReading =
  | {
      readonly kind: 'number';
      readonly date: IsoDate;
      readonly value: number;
      readonly people: number | null;
    }
  | { readonly kind: 'hidden'; readonly date: IsoDate; readonly people: number }
  | { readonly kind: 'wrong'; readonly problems: DraftProblems };

export interface ReadBy {
  readonly today: IsoDate;
  readonly locale: string;
  /** About fewer people no number is written. */
  readonly least: number;
}

/** Before it a year is a slip of the hand. */
const EARLIEST = '1900-01-01';

export function readMeasurement(draft: MeasurementDraft, by: ReadBy): DraftReading {
  const date = parseIsoDate(draft.date);
  const people = readPeople(draft.people, by.locale);
  const problems: { -readonly [Field in keyof DraftProblems]: DraftProblems[Field] } = {};
  if (date === undefined) problems.date = 'dayMissing';
  else if (date > by.today) problems.date = 'dayAhead';
  else if (date < EARLIEST) problems.date = 'dayYear';
  if (people === undefined) problems.people = 'peopleWrong';
  const isHidden = isOfTooFew(people, by.least);
  const value = parseDecimal(draft.value, by.locale);
  const isValue = value !== undefined && isInRange(value);
  if (!isHidden && !isValue) problems.value = isBlank(draft.value) ? 'valueMissing' : 'valueWrong';
  if (date === undefined || people === undefined || Object.keys(problems).length > 0)
    return { kind: 'wrong', problems };
  if (isHidden && people !== null) return { kind: 'hidden', date, people };
  return isValue ? { kind: 'number', date, value, people } : { kind: 'wrong', problems };
}

/** Whether a draft is about too few people, as soon as that can be seen. */
export function isDraftOfTooFew(
  { people }: MeasurementDraft,
  { locale, least }: Omit<ReadBy, 'today'>,
): boolean {
  return isOfTooFew(readPeople(people, locale), least);
}

/**
 * What of a draft the device keeps while it is written. What is about too few people is in the form alone, and so is what may
 * be, since how many they are cannot be read. Without people all of it is kept: a number may be about none, the plan itself
 * takes it so, and one that is typed before its people would else be lost with the page.
 */
export function draftToKeep(draft: MeasurementDraft, by: Omit<ReadBy, 'today'>): MeasurementDraft {
  return reachOfPeople(draft.people, by) === 'device' ? draft : { ...draft, value: '', people: '' };
}

/** How far goes what is typed for the people of a number: how many they are is not to be known where they are too few. */
export function reachOfPeople(text: string, { locale, least }: Omit<ReadBy, 'today'>): DraftReach {
  const people = readPeople(text, locale);
  if (people === undefined) return 'field';
  return isOfTooFew(people, least) ? 'nowhere' : 'device';
}

/** Null where nothing was written; undefined for what is no number of people. */
function readPeople(text: string, locale: string): number | null | undefined {
  if (isBlank(text)) return null;
  const people = parseDecimal(text, locale);
  return people !== undefined && Number.isInteger(people) && people >= 0 && people <= MOST_PEOPLE
    ? people
    : undefined;
}
