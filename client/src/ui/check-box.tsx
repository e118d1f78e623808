import type { ReactNode } from 'react';

import styles from './check-box.module.css';

export interface CheckBoxProps {
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  /** What is said yes to, in words. */
  readonly children: ReactNode;
  readonly isDisabled?: boolean;
  /** The id of what says more about it. */
  readonly describedBy?: string | undefined;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

/** A box to tick, with words that belong to it and are pressed as well as it is. */
export function CheckBox({ isChecked, onChange, children, describedBy, ...input }: CheckBoxProps) {
  const { isDisabled = false, onFocus, onBlur } = input;
  return (
    <label className={styles['check']}>
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isDisabled}
        aria-describedby={describedBy}
        onFocus={onFocus}
        onBlur={onBlur}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
