import { latePart } from './late-part.ts';
import { MenuButton, MenuLater } from './menu-later.tsx';
import type { MenuProps } from './menu-props.ts';

import styles from './menu.module.css';

const OpenMenu = latePart(
  async () => (await import('./open-menu.tsx')).OpenMenu,
  ({ label, icon }) => <MenuButton label={label} className={styles['trigger']} shown={icon} />,
);

/** A button with a list of things to do. */
export function Menu(props: MenuProps) {
  return (
    <MenuLater label={props.label} className={styles['trigger']} shown={props.icon}>
      <OpenMenu {...props} />
    </MenuLater>
  );
}
