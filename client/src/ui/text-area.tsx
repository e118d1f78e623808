import type { ComponentProps, RefObject } from 'react';

import { classNames } from './class-names.ts';
import { Field, type FieldWords } from './field.tsx';

import styles from './field.module.css';

type AreaProps = Omit<ComponentProps<'textarea'>, 'className' | 'onChange' | 'id' | 'value' | 'ref'>;

export interface TextAreaProps extends AreaProps, FieldWords {
  readonly label: string;
  /** Where what stands around it says what it is for. */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly areaRef?: RefObject<HTMLTextAreaElement | null> | undefined;
}

/** Several lines; it grows with them. */
export function TextArea(props: TextAreaProps) {
  const { label, isLabelHidden = false, help, problem, onChange, areaRef, ...area } = props;
  return (
    <Field label={label} isLabelHidden={isLabelHidden} help={help} problem={problem}>
      {(links) => (
        <textarea
          dir="auto"
          rows={2}
          {...area}
          {...links}
          ref={areaRef}
          className={classNames(styles['input'], styles['area'])}
          aria-label={isLabelHidden ? label : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
