import type { ComponentProps } from 'react';

import { classNames } from './class-names.ts';

import styles from './button.module.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** One primary button per view; `quiet` has no edge until it is pointed at. */
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  /** A button that shows only an icon; it needs an `aria-label`. */
  readonly square?: boolean;
}

export function Button({ variant = 'secondary', square = false, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      // oxlint-disable-next-line react/button-has-type -- the caller says so, and the default is a plain button
      type={type}
      className={classNames(styles['button'], styles[variant], square && styles['square'])}
    />
  );
}
