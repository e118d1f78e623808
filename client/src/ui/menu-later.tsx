import { type KeyboardEvent, type ReactNode, useState } from 'react';

interface MenuButtonProps {
  readonly label: string;
  readonly className: string | undefined;
  /** What stands in the button. */
  readonly shown: ReactNode;
  readonly onPress?: () => void;
}

/** As the button of a closed menu is, without the code of menus. */
export function MenuButton({ label, className, shown, onPress }: MenuButtonProps) {
  // The click that a browser makes of a key looks like a screen reader's, and for these react-aria lets every movement
  // on the page end before it brings the keyboard into the list: where one never ends, the keyboard never comes.
  function handleKeyDown(event: KeyboardEvent): void {
    if (onPress === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    if (!event.repeat) onPress();
  }
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={onPress}
      onKeyDown={handleKeyDown}
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
