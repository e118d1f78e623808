import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from 'react';

import { browserIdle, Turns } from './turns.ts';

import styles from './records.module.css';

const TurnsContext = createContext<Turns | undefined>(undefined);

interface InTurnsProps {
  /** How many are drawn with the screen by their order; as many as a screen of the sheet has where nothing is said. */
  readonly atOnce?: number;
  readonly children: ReactNode;
}

/** The records inside are drawn in turn. Without it they are drawn at once. */
export function InTurns({ atOnce, children }: InTurnsProps) {
  const [turns] = useState(() => new Turns(browserIdle, atOnce));
  useEffect(() => () => turns.close(), [turns]);
  return <TurnsContext value={turns}>{children}</TurnsContext>;
}

interface InTurnProps {
  readonly id: string;
  /** How much room is kept for it. */
  readonly className?: string | undefined;
  /** It is in sight as soon as the screen is there, wherever it stands in the order. */
  readonly isInSight?: boolean;
  readonly children: ReactNode;
}

/** A record of a list. Until its turn has come its place is kept under its name, so that links and keys find it. */
export function InTurn({ id, className = styles['later'], isInSight = false, children }: InTurnProps) {
  const turns = useContext(TurnsContext);
  const [isDrawn, setDrawn] = useState(() => (turns?.takeFirst() ?? true) || isInSight);
  useEffect(() => {
    if (isDrawn) return undefined;
    return turns?.queue(() => startTransition(() => setDrawn(true)));
  }, [turns, isDrawn]);
  return isDrawn ? children : <li id={id} className={className} />;
}
