import {
  createContext,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

import { FilteredContext, followShown, isRowShown, type IsShown } from '../session/shown-records.ts';
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
  /** Whether a filter lets it through: until then it waits for no turn. */
  readonly isShown?: IsShown;
  readonly children: ReactNode;
}

/** A record of a list. Until its turn has come its place is kept under its name, so that links and keys find it. */
export function InTurn({
  id,
  className = styles['later'],
  isInSight = false,
  isShown = isRowShown,
  children,
}: InTurnProps) {
  const turns = useContext(TurnsContext);
  const filtered = useContext(FilteredContext);
  const place = useRef<HTMLLIElement>(null);
  const [isDrawn, setDrawn] = useState(
    () => isShown(filtered.get(), id) && (turns?.takeFirst(id) === true || isInSight),
  );
  useLayoutEffect(() => {
    const kept = place.current;
    if (isDrawn || turns === undefined || kept === null) return undefined;
    const draw = (isSeen: boolean): void => {
      if (isSeen) setDrawn(true);
      else startTransition(() => setDrawn(true));
    };
    let giveUp: (() => void) | undefined;
    const stop = followShown(
      filtered,
      (now) => isShown(now, id),
      (isNow) => {
        kept.hidden = !isNow;
        giveUp?.();
        giveUp = isNow ? turns.queue(kept, draw) : undefined;
      },
    );
    return () => {
      stop();
      giveUp?.();
    };
  }, [turns, filtered, isShown, id, isDrawn]);
  if (isDrawn || turns === undefined) return children;
  return <li ref={place} id={id} className={className} />;
}
