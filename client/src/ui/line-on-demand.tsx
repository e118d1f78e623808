import { Plus } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';

import { AddLine, type AddLineProps } from './add-line.tsx';
import { Button } from './button.tsx';
import { leaveByEscape } from './leave-by-escape.ts';
import { useFocusAfter } from './use-focus-after.ts';
import { useTakeFocus } from './use-take-focus.ts';

import styles from './line-on-demand.module.css';

export interface LineOnDemandProps extends Omit<AddLineProps, 'id' | 'inputRef'> {
  /** What the button says in whose place the line comes. */
  readonly button: string;
  /** What is chosen for the line, before it. */
  readonly before?: ReactNode;
}

/** A line to add something where there are many such lines: a button until it is asked for, or holds words already. */
export function LineOnDemand({ button, before, ...line }: LineOnDemandProps) {
  const [state, setState] = useState<'closed' | 'opened' | 'found'>(
    line.draft.text === '' ? 'closed' : 'found',
  );
  const isOpen = state !== 'closed';
  const trigger = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useTakeFocus(input, state === 'opened');
  useFocusAfter(isOpen, trigger);
  if (!isOpen) {
    return (
      <Button ref={trigger} variant="quiet" aria-label={line.label} onClick={() => setState('opened')}>
        <Plus aria-hidden size={16} />
        {button}
      </Button>
    );
  }
  const close = leaveByEscape(() => line.draft.text === '' && setState('closed'));
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys come from the line inside
    <div className={styles['open']} onKeyDown={close}>
      {before}
      <AddLine {...line} inputRef={input} />
    </div>
  );
}
