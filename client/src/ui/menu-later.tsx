import { type ReactNode, useState } from 'react';

interface MenuButtonProps {
  readonly label: string;
  readonly className: string | undefined;
  /** What stands in the button. */
  readonly shown: ReactNode;
  readonly onPress?: () => void;
}

/** As the button of a closed menu is, without the code of menus. */
export function MenuButton({ label, className, shown, onPress }: MenuButtonProps) {
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={onPress}
    >
      {shown}
    </button>
  );
}

interface MenuLaterProps extends MenuButtonProps {
  /** The menu with its own button, open from the start. */
  readonly children: ReactNode;
}

/**
 * A plain button until it is pressed for the first time: the code of menus is large, and a plan has a hundred of them of
 * which few are ever opened.
 */
export function MenuLater({ children, onPress, ...button }: MenuLaterProps) {
  const [isWanted, setWanted] = useState(false);
  if (isWanted) return children;
  return (
    <MenuButton
      {...button}
      onPress={() => {
        setWanted(true);
        onPress?.();
      }}
    />
  );
}
