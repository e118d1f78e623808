import {
  createContext,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';

import { useIsRowShown } from '../session/shown-records.ts';
import { Turns, type TurnsOptions } from './turns.ts';

import styles from './records.module.css';

const TurnsContext = createContext<Turns | undefined>(undefined);

interface InTurnsProps extends Pick<TurnsOptions, 'atOnce' | 'first'> {
  readonly children: ReactNode;
}

/** The records inside are drawn in turn. Without it they are drawn at once. */
export function InTurns({ children, ...options }: InTurnsProps) {
  const [turns] = useState(() => new Turns(options));
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
  const isShown = useIsRowShown(id);
  const place = useRef<HTMLLIElement>(null);
  const [isDrawn, setDrawn] = useState(() => isShown && (turns?.takeFirst(id) === true || isInSight));
  useEffect(() => {
    if (isDrawn || !isShown || place.current === null) return undefined;
    return turns?.queue(place.current, (isSeen) => {
      if (isSeen) setDrawn(true);
      else startTransition(() => setDrawn(true));
    });
  }, [turns, isDrawn, isShown]);
  if (isDrawn || turns === undefined) return children;
  return <li ref={place} id={id} className={className} hidden={!isShown} />;
}
