import type { ComponentProps, MouseEvent } from 'react';

import { classNames } from './class-names.ts';

import styles from './button.module.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** One primary button per view; `quiet` has no edge until it is pointed at. */
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  /** A button that shows only an icon; it needs an `aria-label`. */
  readonly square?: boolean;
}

/**
 * A button. While `disabled` it does nothing and says so, but keeps the focus: one that is really disabled drops it to
 * the page, and with it the way out of a dialog.
 */
export function Button({
  variant = 'secondary',
  square = false,
  type = 'button',
  disabled = false,
  onClick,
  ...rest
}: ButtonProps) {
  function handleClick(event: MouseEvent<HTMLButtonElement>): void {
    if (disabled) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      {...rest}
      // oxlint-disable-next-line react/button-has-type -- the caller says so, and the default is a plain button
      type={type}
      aria-disabled={disabled}
      onClick={handleClick}
      className={classNames(styles['button'], styles[variant], square && styles['square'])}
    />
  );
}
