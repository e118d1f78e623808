import { createContext, useContext } from 'react';

/** On a phone a plan is read first, and a pencil begins editing, so that a tap does not raise the keyboard. */
export interface EditMode {
  readonly isEditing: boolean;
  readonly setEditing: (isEditing: boolean) => void;
}

export const EditModeContext = createContext<EditMode>({ isEditing: true, setEditing: () => {} });

export function useEditMode(): EditMode {
  return useContext(EditModeContext);
}
