import type { ComponentProps } from 'react';

import { Field, type FieldWords } from './field.tsx';

import styles from './field.module.css';

type InputProps = Omit<ComponentProps<'input'>, 'className' | 'onChange' | 'id' | 'value'>;

export interface TextFieldProps extends InputProps, FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, help, problem, onChange, ...input }: TextFieldProps) {
  return (
    <Field label={label} help={help} problem={problem}>
      {(links) => (
        <input
          dir="auto"
          {...input}
          {...links}
          className={styles['input']}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
