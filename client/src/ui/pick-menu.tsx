import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';

import styles from './menu.module.css';

export interface PickMenuProps<Id extends string> {
  /** The accessible name of the button and of the list. */
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string; readonly mark?: ReactNode }[];
  readonly picked: readonly Id[];
  readonly mode: 'single' | 'multiple';
  readonly onPick: (picked: readonly Id[]) => void;
  /** Said in place of an empty list. */
  readonly empty?: string;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A button whose press lists what can stand in its place; one of it or several. */
export function PickMenu<Id extends string>(props: PickMenuProps<Id>) {
  const { label, options, picked, mode, onPick, empty, onOpenChange, className, children } = props;
  return (
    <MenuTrigger {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      <AriaButton aria-label={label} className={className ?? ''}>
        {children}
      </AriaButton>
      <Popover placement="bottom start" className={styles['popover'] ?? ''}>
        <AriaMenu
          aria-label={label}
          className={styles['menu'] ?? ''}
          selectionMode={mode}
          selectedKeys={picked}
          disallowEmptySelection={mode === 'single'}
          onSelectionChange={(keys) => {
            onPick(options.filter(({ id }) => keys === 'all' || keys.has(id)).map(({ id }) => id));
          }}
          renderEmptyState={() => <p className={styles['empty']}>{empty}</p>}
        >
          {options.map((option) => (
            <AriaMenuItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              className={styles['item'] ?? ''}
            >
              {({ isSelected }) => (
                <>
                  <span className={styles['check']}>{isSelected && <Check aria-hidden size={18} />}</span>
                  {option.mark}
                  <span dir="auto">{option.label}</span>
                </>
              )}
            </AriaMenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
