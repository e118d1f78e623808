import { groupsOf, type PassCode } from '../../platform/pass-code.ts';

import styles from './passes.module.css';

export interface CodeGroupsProps {
  readonly code: PassCode;
  readonly label: string;
}

/** A code as it is copied by hand: in groups, two lines of four, every letter told apart from its neighbour. */
export function CodeGroups({ code, label }: CodeGroupsProps) {
  return (
    <ol className={styles['groups']} aria-label={label} dir="ltr" translate="no">
      {groupsOf(code).map((group, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the place of a group is what it is
        <li key={index}>{group}</li>
      ))}
    </ol>
  );
}
