import { initials } from './avatar.tsx';
import { personColour } from './person-colour.ts';

import styles from './peer-marks.module.css';

export interface PeerMarksProps {
  readonly people: readonly { readonly id: string; readonly name: string; readonly colour: number }[];
  /** How many others there are, who are not shown one by one. */
  readonly more: number;
}

/**
 * Whose hands are on a field: one by name, several by their initials, since names side by side would cover what stands
 * around the field. Decoration: the list of people says the same in words.
 */
export function PeerMarks({ people, more }: PeerMarksProps) {
  const isAlone = people.length === 1 && more === 0;
  return (
    <span className={styles['marks']} aria-hidden>
      {people.map(({ id, name, colour }) => (
        <span key={id} className={styles['mark']} style={{ background: personColour(colour) }} dir="auto">
          {isAlone ? name : initials(name)}
        </span>
      ))}
      {more > 0 && <span className={styles['more']}>+{more}</span>}
    </span>
  );
}
