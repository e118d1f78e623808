import { type ReactNode, Suspense, useState } from 'react';

export interface MenuLaterProps {
  readonly label: string;
  readonly className: string | undefined;
  /** What stands in the button. */
  readonly shown: ReactNode;
  readonly onOpen?: () => void;
  /** The menu with its own button, open from the start. */
  readonly children: ReactNode;
}

/**
 * A plain button until it is pressed for the first time: the code of menus is large, and a plan has a hundred of them of
 * which few are ever opened.
 */
export function MenuLater({ label, className, shown, onOpen, children }: MenuLaterProps) {
  const [isWanted, setWanted] = useState(false);
  const button = (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => {
        setWanted(true);
        onOpen?.();
      }}
    >
      {shown}
    </button>
  );
  return isWanted ? <Suspense fallback={button}>{children}</Suspense> : button;
}
