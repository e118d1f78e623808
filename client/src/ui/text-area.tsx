import { type ComponentProps, type ReactNode, type RefObject, useId } from 'react';

import { classNames } from './class-names.ts';

import styles from './field.module.css';

export interface TextAreaProps extends Omit<
  ComponentProps<'textarea'>,
  'className' | 'onChange' | 'id' | 'value' | 'ref'
> {
  readonly label: string;
  /** Where what stands around it says what it is for. */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  /** What is wrong and how to mend it; the field keeps what was typed. */
  readonly problem?: string | undefined;
  readonly areaRef?: RefObject<HTMLTextAreaElement | null> | undefined;
}

/** Several lines; it grows with them. */
export function TextArea(props: TextAreaProps) {
  const { label, isLabelHidden = false, help, problem, onChange, areaRef, ...area } = props;
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
      <textarea
        dir="auto"
        rows={2}
        {...area}
        ref={areaRef}
        id={id}
        className={classNames(styles['input'], styles['area'])}
        aria-label={isLabelHidden ? label : undefined}
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
