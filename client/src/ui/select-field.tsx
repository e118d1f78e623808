import { type RefObject, useRef } from 'react';

import { Field, type FieldWords } from './field.tsx';
import { useTakeFocus } from './use-take-focus.ts';

import styles from './field.module.css';

export interface SelectFieldProps<Value extends string> extends FieldWords {
  /** Undefined: nothing was chosen yet, and `unchosen` says so. */
  readonly value: Value | undefined;
  readonly unchosen?: string;
  /** `lang` where a label is in another language than the page. */
  readonly options: readonly { readonly value: Value; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: Value) => void;
  /** It was asked for by the button before it. */
  readonly takesFocus?: boolean;
  readonly selectRef?: RefObject<HTMLSelectElement | null>;
}

/** The platform's own select: on a phone it is the best list there is, and every assistive tool knows it. */
export function SelectField<Value extends string>({
  label,
  value,
  unchosen,
  options,
  onChange,
  help,
  problem,
  takesFocus = false,
  selectRef,
}: SelectFieldProps<Value>) {
  const own = useRef<HTMLSelectElement>(null);
  const select = selectRef ?? own;
  useTakeFocus(select, takesFocus);
  return (
    <Field label={label} help={help} problem={problem}>
      {(links) => (
        <select
          {...links}
          ref={select}
          className={styles['input']}
          value={value ?? ''}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {value === undefined && <option value="">{unchosen}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
