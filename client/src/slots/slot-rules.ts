import { isBlank } from '@holdfast/base';
import { type Field, type IsoDate, isUnreadable, parseIsoDate } from '@holdfast/plan-model';

import { isInRange } from '../session/quantity-range.ts';
import { parseDecimal } from '../ui/parse-decimal.ts';
import type { SlotRules } from '../ui/slot-draft.ts';

/** Most drafts are the words of one field. */
const parseDraft = (kept: unknown) => (typeof kept === 'string' ? kept : undefined);

/** A number in the notation of the reader's language; both notations are understood. */
export function numberRules(locale: string): SlotRules<Field<number | null>, string, number | null> {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 20, useGrouping: false });
  return {
    toDraft: (value) => (value === null || isUnreadable(value) ? '' : numbers.format(value)),
    parse(draft) {
      if (isBlank(draft)) return { value: null };
      const value = parseDecimal(draft, locale);
      return value === undefined || !isInRange(value) ? undefined : { value };
    },
    parseDraft,
  };
}

/** Why a draft is no number that a plan may hold. */
export function numberProblem(draft: string, locale: string): 'not-a-number' | 'out-of-range' {
  return parseDecimal(draft, locale) === undefined ? 'not-a-number' : 'out-of-range';
}

/** A short name; it is never empty, since the sentence needs a subject. */
export const nameRules: SlotRules<Field<string>, string, string> = {
  toDraft: (value) => (isUnreadable(value) ? '' : value),
  parse(draft) {
    const value = draft.replaceAll(/\s+/gu, ' ').trim();
    return isBlank(value) || value.length > 200 ? undefined : { value };
  },
  parseDraft,
};

/** A short name that may be unknown. */
export const optionalNameRules: SlotRules<Field<string | null>, string, string | null> = {
  toDraft: (value) => (value === null ? '' : nameRules.toDraft(value)),
  parse: (draft) => (isBlank(draft) ? { value: null } : nameRules.parse(draft)),
  parseDraft,
};

/** Words that may be absent; longer ones than `maxLength` mean nothing and stay a draft. */
export function wordRules(maxLength: number): SlotRules<Field<string | null>, string, string | null> {
  return {
    toDraft: (value) => (value === null || isUnreadable(value) ? '' : value),
    parse(draft) {
      const value = draft.trim();
      return value.length > maxLength ? undefined : { value: isBlank(value) ? null : value };
    },
    parseDraft,
  };
}

export interface MonthDraft {
  /** `01` to `12`, or empty. */
  readonly month: string;
  readonly year: string;
}

/** Plans store days: a month in which something begins is its first day, one in which it ends is its last. */
export function monthRules(
  day: 'first' | 'last',
): SlotRules<Field<IsoDate | null>, MonthDraft, IsoDate | null> {
  return {
    toDraft(date) {
      if (date === null || isUnreadable(date)) return { month: '', year: '' };
      return { month: date.slice(5, 7), year: date.slice(0, 4) };
    },
    parse({ month, year }) {
      const typed = year.trim();
      if (month === '' && typed === '') return { value: null };
      const days = day === 'first' ? '01' : lastDay(Number(typed), Number(month));
      const value = parseIsoDate(`${typed}-${month}-${days}`);
      return value === undefined ? undefined : { value };
    },
    parseDraft: parseMonthDraft,
  };
}

function parseMonthDraft(kept: unknown): MonthDraft | undefined {
  if (typeof kept !== 'object' || kept === null || !('month' in kept) || !('year' in kept)) return undefined;
  const { month, year } = kept;
  return typeof month === 'string' && typeof year === 'string' ? { month, year } : undefined;
}

function lastDay(year: number, month: number): string {
  return String(new Date(Date.UTC(year, month, 0)).getUTCDate());
}
