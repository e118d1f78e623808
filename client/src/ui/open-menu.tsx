import { useState } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components';

import type { MenuProps } from './menu-props.ts';
import { PageLocale } from './page-locale.tsx';
import { useFocusBack } from './use-focus-back.ts';

import styles from './menu.module.css';

/** A menu that has been asked for: it opens as it comes. */
export function OpenMenu({ label, icon, items, triggerRef }: MenuProps) {
  const { trigger, lead } = useFocusBack(triggerRef);
  const [isOpen, setOpen] = useState(true);

  function handleOpenChange(next: boolean): void {
    setOpen(next);
    if (!next) lead();
  }

  return (
    <PageLocale>
      <MenuTrigger isOpen={isOpen} onOpenChange={handleOpenChange}>
        <AriaButton ref={trigger} aria-label={label} className={styles['trigger'] ?? ''}>
          {icon}
        </AriaButton>
        <Popover placement="bottom end" className={styles['popover'] ?? ''}>
          <AriaMenu aria-label={label} className={styles['menu'] ?? ''}>
            {items().map((item) => (
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
    </PageLocale>
  );
}
