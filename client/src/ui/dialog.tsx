import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

import { Button } from './button.tsx';
import { classNames } from './class-names.ts';

import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog while it is mounted: the focus moves in, stays in, and returns to where it was. */
export function Dialog({ title, closeLabel, onClose, isWide = false, children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={styles['shade'] ?? ''}
    >
      <Modal className={classNames(styles['modal'], isWide && styles['wide'])}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <header className={styles['header']}>
            <Heading slot="title" className={styles['title'] ?? ''}>
              {title}
            </Heading>
            <Button variant="quiet" square aria-label={closeLabel} onClick={onClose}>
              <X aria-hidden size={20} />
            </Button>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
