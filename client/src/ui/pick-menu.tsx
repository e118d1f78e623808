import { latePart } from './late-part.ts';
import { MenuButton, MenuLater } from './menu-later.tsx';
import type { PickMenuProps } from './pick-menu-props.ts';

const OpenPickMenu = latePart(
  async () => (await import('./open-pick-menu.tsx')).OpenPickMenu,
  ({ label, className, children }) => <MenuButton label={label} className={className} shown={children} />,
);

/** A button whose press lists what can stand in its place; one of it or several. */
export function PickMenu<Id extends string>(props: PickMenuProps<Id>) {
  const { options, picked, onPick, onOpenChange } = props;
  return (
    <MenuLater
      label={props.label}
      className={props.className}
      shown={props.children}
      onPress={() => onOpenChange?.(true)}
    >
      <OpenPickMenu
        {...props}
        options={options}
        picked={picked}
        // What is picked comes from the options, whatever the list calls them.
        onPick={(ids) => onPick(options.filter(({ id }) => ids.includes(id)).map(({ id }) => id))}
      />
    </MenuLater>
  );
}
