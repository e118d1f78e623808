import { MAX_WORDS } from '@holdfast/plan-model';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './heard.module.css';

export interface WordsFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  /** What is wrong besides that it is too long, which is said here. */
  readonly problem?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** Several lines, with what is wrong and how to mend it; the field keeps what was typed. */
export function WordsField({ label, help, value, problem, onChange }: WordsFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const count = value.trim().length - MAX_WORDS;
  const shown = count > 0 ? t('talk.tooLong', { count }) : problem;
  return (
    <div className={styles['wordsField']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      {help !== undefined && (
        <p className={styles['quiet']} id={`${id}-help`}>
          {help}
        </p>
      )}
      <textarea
        id={id}
        className={styles['input']}
        dir="auto"
        rows={3}
        value={value}
        aria-invalid={shown !== undefined}
        aria-describedby={`${id}-help ${id}-problem`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p className={styles['problem']} id={`${id}-problem`} role="alert">
        {shown}
      </p>
    </div>
  );
}
