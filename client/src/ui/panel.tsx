import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { useIsPhone } from './use-media.ts';

import styles from './panel.module.css';

export interface PanelProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** Nobody asked for it on this page: a link opened it. The focus stays where it is. */
  readonly isFromLink: boolean;
  /** How often somebody has asked for it since, while it was open: each time the focus comes in. */
  readonly calls?: number;
  readonly children: ReactNode;
}

/**
 * What stands beside the page without moving it; on a phone a sheet from below. Escape closes it. It stays what it was
 * when it was opened: whoever turns a phone in the middle of a word goes on writing in the same field.
 */
export function Panel(props: PanelProps) {
  const { isFromLink: _, calls: __, ...dialog } = props;
  const isPhone = useIsPhone();
  const [isSheet] = useState(isPhone);
  return isSheet ? <Dialog {...dialog} /> : <SidePanel {...props} />;
}

function SidePanel({ title, closeLabel, onClose, isFromLink, calls = 0, children }: PanelProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusWhileOpen(heading, { isFromLink, calls });

  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key comes from what is inside
    <aside className={styles['panel']} aria-labelledby={id} onKeyDown={handleKey}>
      <header className={styles['header']}>
        <h2 id={id} className={styles['title']} tabIndex={-1} ref={heading}>
          {title}
        </h2>
        <Button variant="quiet" square aria-label={closeLabel} onClick={onClose}>
          <X aria-hidden size={20} />
        </Button>
      </header>
      <div className={styles['body']}>{children}</div>
    </aside>
  );
}

/**
 * The focus comes in when a person asks for the panel, and goes back to where it was before when they close it; a link
 * leaves it where it is.
 */
function useFocusWhileOpen(
  target: { readonly current: HTMLElement | null },
  { isFromLink, calls }: { readonly isFromLink: boolean; readonly calls: number },
): void {
  const [callsBefore] = useState(calls);
  const isUnasked = isFromLink && calls === callsBefore;
  useEffect(() => {
    const before = openerOf(document.activeElement);
    if (isUnasked || !(before instanceof HTMLElement)) return undefined;
    target.current?.focus({ preventScroll: true });
    const panel = target.current?.closest('aside');
    return () => {
      // Only who is still inside is led back: others have gone on to something else.
      if (panel?.contains(document.activeElement) === true || document.activeElement === document.body)
        before.focus({ preventScroll: true });
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- each call brings the focus in once more
  }, [target, isUnasked, calls]);
}

/** What the focus can go back to: a menu is gone by then with all that one chooses in it, and is named by its button. */
function openerOf(element: Element | null): Element | null {
  const button = element?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  return (typeof button === 'string' && document.getElementById(button)) || element;
}
