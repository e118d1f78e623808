import type { ReactNode, RefObject } from 'react';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly onAction: () => void;
}

export interface MenuProps {
  /** The accessible name of the button that opens the menu. */
  readonly label: string;
  readonly icon: ReactNode;
  /** What can be done now; asked when the menu opens. */
  readonly items: () => readonly MenuItem[];
  /** The button, once the menu was open: for whoever leads the focus back to it. */
  readonly triggerRef?: RefObject<HTMLButtonElement | null>;
}
