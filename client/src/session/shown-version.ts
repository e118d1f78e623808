import { createContext, useContext } from 'react';

/** Which named version stands where the plan is otherwise; undefined: the plan as it is now. */
export interface ShownVersion {
  readonly id: string | undefined;
  readonly show: (id: string | undefined) => void;
}

export const ShownVersionContext = createContext<ShownVersion>({ id: undefined, show: () => {} });

export function useShownVersion(): ShownVersion {
  return useContext(ShownVersionContext);
}
