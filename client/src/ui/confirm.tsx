import { type ReactNode, useId, useRef } from 'react';

import { Button } from './button.tsx';
import { leaveByEscape } from './leave-by-escape.ts';
import { useTakeFocus } from './use-take-focus.ts';

import styles from './confirm.module.css';

export interface ConfirmProps {
  /** What happens, to whom, and what stays. */
  readonly children: ReactNode;
  readonly label: string;
  readonly cancelLabel: string;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/**
 * Asks once more, where something cannot be taken back: in the place of what was pressed, and the careful answer first.
 * Whoever shows it leads the focus back when it is over (use-focus-after.ts).
 */
export function Confirm({ children, label, cancelLabel, isBusy = false, onConfirm, onCancel }: ConfirmProps) {
  const id = useId();
  const careful = useRef<HTMLButtonElement>(null);
  useTakeFocus(careful);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key comes from what is inside
    <fieldset className={styles['confirm']} aria-labelledby={id} onKeyDown={leaveByEscape(onCancel)}>
      <p id={id}>{children}</p>
      <div className={styles['actions']}>
        <Button ref={careful} onClick={onCancel}>
          {cancelLabel}
        </Button>
        {/* The second click of a double one was meant for what stood here before. */}
        <Button disabled={isBusy} onClick={({ detail }) => void (detail > 1 || onConfirm())}>
          {label}
        </Button>
      </div>
    </fieldset>
  );
}
