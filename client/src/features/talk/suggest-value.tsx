import { type RecordAddress, valueNow } from '@holdfast/plan-model';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, useWholePlan } from '../../session/open-plan-context.ts';
import { fieldWords } from '../../session/place-words.ts';
import { valueWords } from '../../session/value-words.ts';
import { MonthInput } from '../../slots/slot-inputs.tsx';
import { useFormat } from '../../strings/format.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { problemOf, type SuggestedField, suggestedFields } from './suggested-fields.ts';
import type { BegunSuggestion } from './suggestion-draft.ts';

import styles from './talk.module.css';

export interface SuggestValueProps {
  readonly begun: BegunSuggestion & { readonly kind: 'value' };
  readonly record: RecordAddress | undefined;
  readonly onKeep: (begun: BegunSuggestion) => void;
}

/** Which field, what stands there now, and what shall stand there. */
export function SuggestValue({ begun, record, onKeep }: SuggestValueProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const format = useFormat();
  const snapshot = useWholePlan();
  if (record === undefined) return null;
  const fields = suggestedFields(record.root);
  const field = fields.find(({ name }) => name === begun.field) ?? fields[0];
  if (field === undefined) return null;
  const now = valueNow(plan, { kind: 'field', record, field: field.name });
  return (
    <>
      <SelectField
        label={t('suggest.what')}
        value={field.name}
        options={fields.map(({ name }) => ({ value: name, label: fieldWords(name, { t }) }))}
        // A value of one field means nothing in another.
        onChange={(name) => onKeep({ ...begun, field: name, typed: '' })}
      />
      <p className={styles['quiet']}>
        {t('suggest.now', {
          value: valueWords(now, { field: field.name, root: record.root }, { t, format, plan: snapshot }),
        })}
      </p>
      <ValueField field={field} typed={begun.typed} onType={(typed) => onKeep({ ...begun, typed })} />
    </>
  );
}

interface ValueFieldProps {
  readonly field: SuggestedField;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

function ValueField({ field, typed, onType }: ValueFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = useWholePlan();
  const id = useId();
  const label = t('suggest.instead');
  const problem = problemOf(field, typed, { t, format });
  if (field.kind === 'choice') {
    const choices = field.choices.map((value) => ({
      value,
      label: valueWords(value, { field: field.name }, { t, format, plan }),
    }));
    const options = [{ value: '', label: t('suggest.choose') }, ...choices];
    return <SelectField label={label} value={typed} options={options} onChange={onType} />;
  }
  if (field.kind === 'month') {
    const [year = '', month = ''] = typed.split('-');
    const input = {
      draft: { year, month },
      onDraft: (next: { readonly year: string; readonly month: string }) =>
        onType(next.year === '' && next.month === '' ? '' : `${next.year}-${next.month}`),
      takesFocus: false,
      isInvalid: false,
      describedBy: id,
    };
    return (
      <div className={styles['composer']}>
        <span aria-hidden>{label}</span>
        <span>
          <MonthInput field={input} label={label} />
        </span>
        {/* It is begun and not wrong yet: what it still takes. */}
        <output id={id} className={styles['quiet']}>
          {problem}
        </output>
      </div>
    );
  }
  return (
    <TextField
      label={label}
      value={typed}
      inputMode={field.kind === 'number' ? 'decimal' : 'text'}
      autoComplete="off"
      problem={problem}
      onChange={onType}
    />
  );
}
