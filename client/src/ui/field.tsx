import { type ReactNode, useId } from 'react';

import styles from './field.module.css';

/** What a field says beside what is written in it. */
export interface FieldWords {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** What is wrong and how to mend it; the field keeps what was typed. */
  readonly problem?: string | undefined;
}

/** What joins an input to the words around it. */
interface InputLinks {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

export interface FieldProps extends FieldWords {
  /** Then the input names itself: what stands around it says what it is for. */
  readonly isLabelHidden?: boolean;
  readonly children: (links: InputLinks) => ReactNode;
}

/** The frame of every field: its label, what it is for, and what is wrong with what was written. */
export function Field({ label, isLabelHidden = false, help, problem, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      {!isLabelHidden && (
        <label className={styles['label']} htmlFor={id}>
          {label}
        </label>
      )}
      {help !== undefined && (
        <p className={styles['help']} id={`${id}-help`}>
          {help}
        </p>
      )}
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': `${id}-help ${id}-problem`,
      })}
      <p className={styles['problem']} id={`${id}-problem`} role="alert">
        {problem}
      </p>
    </div>
  );
}
