import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';

import styles from './sharing.module.css';

export interface ConfirmProps {
  /** What happens, to whom, and what stays. */
  readonly children: ReactNode;
  readonly label: string;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks once more, where something cannot be taken back: in the place of what was pressed, and the careful answer first. */
export function Confirm({ children, label, isBusy, onConfirm, onCancel }: ConfirmProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className={styles['confirm']} aria-labelledby={id}>
      <p id={id}>{children}</p>
      <div className={styles['actions']}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone, and this answers it */}
        <Button autoFocus onClick={onCancel}>
          {t('share.cancel')}
        </Button>
        <Button disabled={isBusy} onClick={onConfirm}>
          {label}
        </Button>
      </div>
    </fieldset>
  );
}
