import type { Field, IsoDate } from '@holdfast/plan-model';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { LARGEST, SMALLEST } from '../session/quantity-range.ts';
import { useIsNewsAt } from '../session/use-is-news.ts';
import { useHand } from '../session/use-presence.ts';
import { useSlotDraft } from '../session/use-slot-draft.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { useFormat } from '../strings/format.ts';
import { bothReadings } from '../ui/parse-decimal.ts';
import type { DraftReach, SlotRules } from '../ui/slot-draft.ts';
import { Slot, type SlotField } from '../ui/slot.tsx';
import { Hands } from './hands.tsx';
import { MonthInput, SentencesInput, TextInput } from './slot-inputs.tsx';
import {
  monthRules,
  nameRules,
  numberProblem,
  numberRules,
  optionalNameRules,
  wordRules,
} from './slot-rules.ts';
import type { SlotText } from './slot-text.ts';

export interface TypedSlotProps<Value, Written> {
  /** What the value is, in words. */
  readonly label: string;
  /** Where others see that one is in this slot. */
  readonly place: string;
  readonly value: Value;
  readonly shown: SlotText;
  readonly onCommit: (value: Written) => void;
}

export function NameSlot(props: TypedSlotProps<Field<string>, string>) {
  const { t } = useTranslation();
  return (
    <ValueSlot {...props} rules={nameRules} problemOf={() => t('slots.nameProblem')}>
      {(field, label) => <TextInput field={field} label={label} isLong />}
    </ValueSlot>
  );
}

export function OptionalNameSlot(props: TypedSlotProps<Field<string | null>, string | null>) {
  const { t } = useTranslation();
  return (
    <ValueSlot {...props} rules={optionalNameRules} problemOf={() => t('slots.optionalNameProblem')}>
      {(field, label) => <TextInput field={field} label={label} isLong />}
    </ValueSlot>
  );
}

export interface NumberSlotProps extends TypedSlotProps<Field<number | null>, number | null> {
  /** What speaks against a number that is one; undefined when nothing does. */
  readonly objection?: (value: number) => string | undefined;
  /** How far goes what is typed, where some of it must not be known. */
  readonly reachOf?: (draft: string) => DraftReach;
}

export function NumberSlot(props: NumberSlotProps) {
  const { objection, reachOf } = props;
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const numbers = useMemo(() => numberRules(locale), [locale]);
  const objectionTo = (draft: string) => {
    const value = numbers.parse(draft)?.value ?? null;
    return value === null ? undefined : objection?.(value);
  };
  const rules: typeof numbers = {
    ...numbers,
    ...(reachOf !== undefined && { reachOf }),
    parse: (draft) => (objectionTo(draft) === undefined ? numbers.parse(draft) : undefined),
  };
  function problemOf(draft: string): string {
    if (numberProblem(draft, locale) === 'not-a-number') return t('slots.numberProblem');
    const range = { largest: number(LARGEST), smallest: number(SMALLEST) };
    return objectionTo(draft) ?? t('slots.rangeProblem', range);
  }
  const remarkOn = useRemarkOnDigits();
  return (
    <ValueSlot {...props} rules={rules} problemOf={problemOf} remarkOn={remarkOn}>
      {(field, label) => <TextInput field={field} label={label} inputMode="decimal" />}
    </ValueSlot>
  );
}

/** A point before three digits: in one country a thousand, in the next a little more than one. */
export function useRemarkOnDigits(): (digits: string) => string | undefined {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const numbers = useMemo(() => numberRules(locale), [locale]);
  return (digits) => {
    const readings = bothReadings(digits);
    if (readings === undefined) return undefined;
    const isThousands = numbers.parse(digits)?.value === readings.thousands;
    return t(isThousands ? 'slots.asThousands' : 'slots.asDecimal', {
      whole: number(readings.whole),
      decimal: numbers.toDraft(readings.decimal),
      thousands: numbers.toDraft(readings.thousands),
    });
  };
}

export interface WordsSlotProps extends TypedSlotProps<Field<string | null>, string | null> {
  readonly maxLength: number;
  /** They are mostly more than one line. */
  readonly areSentences?: boolean;
}

/** Words that may be absent, such as where a number comes from. */
export function WordsSlot({ maxLength, areSentences = false, ...props }: WordsSlotProps) {
  const { t } = useTranslation();
  const rules = useMemo(() => wordRules(maxLength), [maxLength]);
  return (
    <ValueSlot {...props} rules={rules} problemOf={() => t('details.tooLong', { count: maxLength })}>
      {(field, label) =>
        areSentences ? (
          <SentencesInput field={field} label={label} />
        ) : (
          <TextInput field={field} label={label} isLong />
        )
      }
    </ValueSlot>
  );
}

const FIRST_DAYS = monthRules('first');
const LAST_DAYS = monthRules('last');

export interface MonthSlotProps extends TypedSlotProps<Field<IsoDate | null>, IsoDate | null> {
  readonly day: 'first' | 'last';
  /** What speaks against a month that is one; undefined when nothing does. */
  readonly objection?: (date: IsoDate) => string | undefined;
}

export function MonthSlot(props: MonthSlotProps) {
  const { t } = useTranslation();
  const { day, objection } = props;
  const months = day === 'first' ? FIRST_DAYS : LAST_DAYS;
  const objectionTo = (date: IsoDate | null) => (date === null ? undefined : objection?.(date));
  const rules: typeof months = {
    ...months,
    parse(draft) {
      const parsed = months.parse(draft);
      return parsed === undefined || objectionTo(parsed.value) !== undefined ? undefined : parsed;
    },
  };
  return (
    <ValueSlot
      {...props}
      rules={rules}
      problemOf={(draft) => objectionTo(months.parse(draft)?.value ?? null) ?? t('slots.monthProblem')}
    >
      {(field, label) => <MonthInput field={field} label={label} />}
    </ValueSlot>
  );
}

export interface ValueSlotProps<Value, Draft, Written extends Value> extends TypedSlotProps<Value, Written> {
  readonly rules: SlotRules<Value, Draft, Written>;
  readonly problemOf: (draft: Draft) => string;
  readonly remarkOn?: (draft: Draft) => string | undefined;
  readonly children: (field: SlotField<Draft>, label: string) => ReactNode;
}

export function ValueSlot<Value, Draft, Written extends Value>(props: ValueSlotProps<Value, Draft, Written>) {
  const { label, place, value, shown, rules, onCommit, problemOf, remarkOn, children } = props;
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const setHand = useHand(place);
  const keeper = useSlotDraft(place);
  const isNews = useIsNewsAt(place);
  return (
    <Slot
      buttonLabel={t('slots.button', { slot: label, value: shown.text })}
      value={value}
      shown={shown.text}
      isGap={shown.isGap}
      mayEdit={mayEdit}
      rules={rules}
      onCommit={onCommit}
      problemOf={problemOf}
      {...(remarkOn === undefined ? {} : { remarkOn })}
      meanwhile={t('slots.changedMeanwhile', { value: shown.text })}
      keeper={keeper}
      onOpenChange={setHand}
      place={place}
      marks={<Hands place={place} />}
      isNews={isNews}
    >
      {(field) => children(field, label)}
    </Slot>
  );
}
