import { isBlank } from '@holdfast/base';
import { type Field, type IsoDate, isUnreadable, parseIsoDate } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import type { SlotRules } from '../ui/slot-draft.ts';
import { type TypedSlotProps, ValueSlot } from './value-slot.tsx';

import styles from '../ui/slot.module.css';

export interface DaySlotProps extends TypedSlotProps<Field<IsoDate | null>, IsoDate | null> {
  /** What speaks against a day, or against none; undefined when nothing does. */
  readonly objection?: (date: IsoDate | null) => string | undefined;
  /** The last day that the field offers. */
  readonly last?: IsoDate;
}

/** A day of the calendar inside a sentence. */
export function DaySlot({ objection, last, ...props }: DaySlotProps) {
  const { t } = useTranslation();
  const rules: SlotRules<Field<IsoDate | null>, string, IsoDate | null> = {
    toDraft: (date) => (date === null || isUnreadable(date) ? '' : date),
    parse(draft) {
      const value = isBlank(draft) ? null : parseIsoDate(draft);
      return value === undefined || objection?.(value) !== undefined ? undefined : { value };
    },
    parseDraft: (kept) => (typeof kept === 'string' ? kept : undefined),
  };
  return (
    <ValueSlot
      {...props}
      rules={rules}
      problemOf={(draft) => objection?.(parseIsoDate(draft) ?? null) ?? t('slots.monthProblem')}
    >
      {({ draft, onDraft, describedBy, isInvalid, takesFocus }, label) => (
        <input
          type="date"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the pressed button was
          autoFocus={takesFocus}
          className={styles['field']}
          aria-label={label}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          max={last}
          value={draft}
          onChange={(event) => onDraft(event.currentTarget.value)}
        />
      )}
    </ValueSlot>
  );
}
