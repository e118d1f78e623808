import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';

import styles from './menu.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly onAction: () => void;
}

export interface MenuProps {
  /** The accessible name of the button that opens the menu. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly items: readonly MenuItem[];
}

export function Menu({ label, icon, items }: MenuProps) {
  return (
    <MenuTrigger>
      <AriaButton aria-label={label} className={styles['trigger'] ?? ''}>
        {icon}
      </AriaButton>
      <Popover placement="bottom end" className={styles['popover'] ?? ''}>
        <AriaMenu aria-label={label} className={styles['menu'] ?? ''}>
          {items.map((item) => (
            <AriaMenuItem
              key={item.id}
              id={item.id}
              className={styles['item'] ?? ''}
              onAction={item.onAction}
            >
              {item.label}
            </AriaMenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
