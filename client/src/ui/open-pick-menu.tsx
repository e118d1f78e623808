import { Check } from 'lucide-react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';

import type { PickMenuProps } from './pick-menu-props.ts';

import styles from './menu.module.css';

/** A list to pick from that has been asked for: it opens as it comes. */
export function OpenPickMenu<Id extends string>(props: PickMenuProps<Id>) {
  const { label, options, picked, mode, onPick, empty, onOpenChange, className, children } = props;
  return (
    <MenuTrigger defaultOpen {...(onOpenChange === undefined ? {} : { onOpenChange })}>
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
