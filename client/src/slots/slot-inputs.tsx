import { useTranslation } from 'react-i18next';

import { useFormat } from '../strings/format.ts';
import { classNames } from '../ui/class-names.ts';
import type { SlotField } from '../ui/slot.tsx';
import type { MonthDraft } from './slot-rules.ts';

import styles from '../ui/slot.module.css';

export interface TextInputProps {
  readonly field: SlotField<string>;
  readonly label: string;
  readonly inputMode?: 'decimal' | 'text';
  readonly isLong?: boolean;
}

export function TextInput({ field, label, inputMode = 'text', isLong = false }: TextInputProps) {
  return (
    <input
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the pressed button was
      autoFocus={field.takesFocus}
      dir="auto"
      className={classNames(styles['field'], isLong ? styles['long'] : styles['short'])}
      aria-label={label}
      // A short field has room for a number; the words around it say which.
      placeholder={isLong ? label : undefined}
      aria-describedby={field.describedBy}
      aria-invalid={field.isInvalid}
      inputMode={inputMode}
      autoComplete="off"
      value={field.draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => field.onDraft(event.currentTarget.value)}
    />
  );
}

/** Several sentences: seen whole, and not all of them selected. */
export function SentencesInput({ field, label }: Pick<TextInputProps, 'field' | 'label'>) {
  return (
    <textarea
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the pressed button was
      autoFocus={field.takesFocus}
      dir="auto"
      rows={4}
      className={classNames(styles['field'], styles['sentences'])}
      aria-label={label}
      aria-describedby={field.describedBy}
      aria-invalid={field.isInvalid}
      value={field.draft}
      onChange={(event) => field.onDraft(event.currentTarget.value)}
    />
  );
}

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

export interface MonthInputProps {
  readonly field: SlotField<MonthDraft>;
  readonly label: string;
}

export function MonthInput({ field, label }: MonthInputProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { draft, onDraft } = field;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot stand inside a sentence
    <span role="group" aria-label={label} aria-describedby={field.describedBy}>
      <select
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the pressed button was
        autoFocus={field.takesFocus}
        className={styles['field']}
        aria-label={t('slots.month')}
        aria-invalid={field.isInvalid}
        value={draft.month}
        onChange={(event) => onDraft({ ...draft, month: event.currentTarget.value })}
      >
        <option value="">{t('slots.noMonth')}</option>
        {MONTHS.map((month) => (
          <option key={month} value={month}>
            {format.monthName(month)}
          </option>
        ))}
      </select>{' '}
      <input
        className={classNames(styles['field'], styles['short'])}
        aria-label={t('slots.year')}
        placeholder={t('slots.year')}
        aria-invalid={field.isInvalid}
        inputMode="numeric"
        autoComplete="off"
        value={draft.year}
        onChange={(event) => onDraft({ ...draft, year: event.currentTarget.value })}
      />
    </span>
  );
}
