import { type ComponentProps, type ReactNode, useId } from 'react';

import styles from './field.module.css';

export interface TextFieldProps extends Omit<
  ComponentProps<'input'>,
  'className' | 'onChange' | 'id' | 'value'
> {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  /** What is wrong and how to mend it; the input keeps what was typed. */
  readonly problem?: string | undefined;
}

export function TextField({ label, help, problem, onChange, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      {help !== undefined && (
        <p className={styles['help']} id={`${id}-help`}>
          {help}
        </p>
      )}
      <input
        dir="auto"
        {...input}
        id={id}
        className={styles['input']}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-help ${id}-problem`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p className={styles['problem']} id={`${id}-problem`} role="alert">
        {problem}
      </p>
    </div>
  );
}
