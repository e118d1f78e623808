import { X } from 'lucide-react';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
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
  const dialog = useRef<HTMLElement>(null);
  useFocusAtOnce(dialog);
  useLostFocus(dialog, onClose);
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
        <AriaDialog ref={dialog} className={styles['dialog'] ?? ''}>
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

/**
 * After a press without a pointer, as screen readers and the Enter key make it, the dialog that is drawn would get the
 * focus a frame later: until then the keys would go to nobody, and Escape would not lead back.
 */
function useFocusAtOnce(dialog: { readonly current: HTMLElement | null }): void {
  // After the effects of what is inside, which has the focus where it took it.
  useEffect(() => {
    const { current } = dialog;
    if (current?.contains(document.activeElement) === false) current.focus({ preventScroll: true });
  }, [dialog]);
}

/**
 * The page has the focus when what had it is hidden, as by printing a sheet of its own. The keys are the dialog's still:
 * nothing behind it can take them.
 */
function useLostFocus(dialog: { readonly current: HTMLElement | null }, onClose: () => void): void {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const isUppermost = [...document.querySelectorAll('[role=dialog]')].at(-1) === dialog.current;
    if (document.activeElement !== document.body || !isUppermost) return;
    if (event.key === 'Escape') onClose();
    else dialog.current?.focus();
  });
  useEffect(() => {
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);
}
