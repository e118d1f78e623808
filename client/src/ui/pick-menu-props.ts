import type { ReactNode } from 'react';

export interface PickMenuProps<Id extends string> {
  /** The accessible name of the button and of the list. */
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string; readonly mark?: ReactNode }[];
  readonly picked: readonly Id[];
  readonly mode: 'single' | 'multiple';
  readonly onPick: (picked: readonly Id[]) => void;
  /** Said in place of an empty list. */
  readonly empty?: string;
  /** Offers to look for the letters of an option, where there are too many to read. */
  readonly search?: { readonly label: string; readonly nothing: string } | undefined;
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}
