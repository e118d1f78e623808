import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from 'react';

import { Turns } from './turns.ts';

import styles from './records.module.css';

const TurnsContext = createContext<Turns | undefined>(undefined);

/** The records inside are drawn in turn. Without it they are drawn at once. */
export function InTurns({ children }: { readonly children: ReactNode }) {
  const [turns] = useState(() => new Turns());
  useEffect(() => () => turns.close(), [turns]);
  return <TurnsContext value={turns}>{children}</TurnsContext>;
}

/** A record of a list. Until its turn has come its place is kept under its name, so that links and keys find it. */
export function InTurn({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const turns = useContext(TurnsContext);
  const [isDrawn, setDrawn] = useState(() => turns?.takeFirst() ?? true);
  useEffect(() => {
    if (isDrawn) return undefined;
    return turns?.queue(() => startTransition(() => setDrawn(true)));
  }, [turns, isDrawn]);
  return isDrawn ? children : <li id={id} className={styles['later']} />;
}
