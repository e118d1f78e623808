import { type ReactNode, useId } from 'react';

import styles from './field.module.css';

export interface SelectFieldProps<Value extends string> {
  readonly label: ReactNode;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly help?: ReactNode;
  /** It was asked for by the button before it. */
  readonly takesFocus?: boolean;
}

/** The platform's own select: on a phone it is the best list there is, and every assistive tool knows it. */
export function SelectField<Value extends string>({
  label,
  value,
  options,
  onChange,
  help,
  takesFocus = false,
}: SelectFieldProps<Value>) {
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
      <select
        id={id}
        className={styles['input']}
        value={value}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for by the button before it
        autoFocus={takesFocus}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
