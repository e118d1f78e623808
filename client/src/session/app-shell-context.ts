import { createContext, useContext } from 'react';

import type { AppShell, AppShellState } from '../platform/app-shell.ts';
import { useReadable } from './use-readable.ts';

export const AppShellContext = createContext<AppShell | undefined>(undefined);

/** Whether the app itself is on this device. */
export function useAppShell(): AppShellState {
  const shell = useContext(AppShellContext);
  if (shell === undefined) throw new Error('useAppShell: there is no AppShellContext above this component');
  return useReadable(shell.state);
}
