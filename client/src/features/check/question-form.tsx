import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EntryForm } from '../../entries/entry-form.tsx';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { MonthInput } from '../../slots/slot-inputs.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Question, QuestionField } from './question.ts';

import styles from './check.module.css';

/** As many fields as a question can have. */
const BLANK = { first: '', second: '', third: '', fourth: '' } as const;
const NAMES = ['first', 'second', 'third', 'fourth'] as const;

type Values = Readonly<Record<(typeof NAMES)[number], string>>;

/** What stands in the fields, in their order. */
function rawsOf(values: Values): readonly string[] {
  return NAMES.map((name) => values[name]);
}

function valuesOf([first = '', second = '', third = '', fourth = '']: readonly string[]): Values {
  return { first, second, third, fourth };
}

export interface QuestionFormProps {
  /** The question in words. */
  readonly label: string;
  /** Under which name the device keeps what was begun. */
  readonly draft: string;
  readonly question: Question;
  /** It was answered, or is left for now: of what was begun this device keeps what the question says. */
  readonly onDone: () => void;
}

/** One question in its place, with one field or a few. */
export function QuestionForm({ label, draft, question, onDone }: QuestionFormProps) {
  const { t } = useTranslation();
  const { toKeep } = question;
  const { values, change, clear } = useFormDraft(
    `check/${draft}`,
    BLANK,
    toKeep && ((all) => valuesOf(toKeep(rawsOf(all)))),
  );
  const [isTried, setTried] = useState(false);
  const [problems, setProblems] = useState<readonly (string | undefined)[]>([]);
  const { fields } = question;

  function save(): void {
    const found = question.give(rawsOf(values));
    setTried(true);
    setProblems(found);
    if (found.some((problem) => problem !== undefined)) return;
    clear();
    onDone();
  }
  return (
    <EntryForm
      label={label}
      saveLabel={t(fields.length === 0 ? 'check.yes' : 'check.save')}
      cancelLabel={t('check.cancel')}
      onSave={save}
      onLeave={onDone}
    >
      {fields.length === 0 && <p className={styles['question']}>{label}</p>}
      {fields.map((field, place) => {
        const name = NAMES[place] ?? 'first';
        return (
          <AnswerField
            key={name}
            field={field}
            label={field.label ?? label}
            help={field.help}
            value={values[name]}
            problem={isTried ? problems[place] : undefined}
            onChange={(value) => {
              change(name, value);
              setTried(false);
            }}
          />
        );
      })}
      {question.remark !== undefined && (
        <output className={styles['remark']}>{question.remark(rawsOf(values))}</output>
      )}
    </EntryForm>
  );
}

interface AnswerFieldProps {
  readonly field: QuestionField;
  readonly label: string;
  readonly help: string | undefined;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

function AnswerField({ field, ...common }: AnswerFieldProps) {
  const { t } = useTranslation();
  switch (field.kind) {
    case 'pick': {
      const { options } = field;
      const choose = options.length === 1 ? [] : [{ value: '', label: t('check.choose') }];
      const all = [...choose, ...options.map(({ id, label }) => ({ value: id, label }))];
      const isThere = all.some(({ value }) => value === common.value);
      return <SelectField {...common} value={isThere ? common.value : (all[0]?.value ?? '')} options={all} />;
    }
    case 'words':
      return field.isLong ? <TextArea {...common} /> : <TextField {...common} />;
    case 'number':
      return <TextField {...common} inputMode="decimal" autoComplete="off" />;
    case 'day':
      return <TextField {...common} type="date" />;
    case 'month':
      return <MonthField {...common} />;
  }
}

function MonthField({ label, help, value, problem, onChange }: Omit<AnswerFieldProps, 'field'>) {
  const [month = '', year = ''] = value.split('/');
  return (
    <div className={styles['month']}>
      <p className={styles['question']}>{label}</p>
      <Field label={label} isLabelHidden help={help} problem={problem}>
        {(links) => (
          <MonthInput
            label={label}
            field={{
              draft: { month, year },
              onDraft: (draft) => onChange(`${draft.month}/${draft.year}`),
              describedBy: links['aria-describedby'],
              isInvalid: links['aria-invalid'],
              takesFocus: false,
            }}
          />
        )}
      </Field>
    </div>
  );
}
