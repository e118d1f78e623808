import { personColour } from './person-colour.ts';

import styles from './peer-mark.module.css';

export interface PeerMarkProps {
  readonly name: string;
  readonly colour: number;
}

/** A name on a field where somebody else's hand is. Decoration: the list of people says the same in words. */
export function PeerMark({ name, colour }: PeerMarkProps) {
  return (
    <span className={styles['mark']} style={{ background: personColour(colour) }} aria-hidden dir="auto">
      {name}
    </span>
  );
}
