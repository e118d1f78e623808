import type { ReactNode } from 'react';

import { usePeersAt, useSetPlace } from '../session/use-presence.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { classNames } from '../ui/class-names.ts';
import { PeerMark } from '../ui/peer-mark.tsx';
import type { PickMenuProps } from '../ui/pick-menu-props.ts';
import { PickMenu } from '../ui/pick-menu.tsx';

import styles from '../ui/slot.module.css';

export interface PickSlotProps<Id extends string> extends Pick<
  PickMenuProps<Id>,
  'options' | 'picked' | 'mode' | 'onPick' | 'empty'
> {
  /** What it is and what stands there, for the button. */
  readonly label: string;
  /** Where others see that one is in this slot. */
  readonly place: string;
  readonly isGap: boolean;
  readonly children: ReactNode;
}

/** A value of a sentence that is picked from a list: words until it is pressed. */
export function PickSlot<Id extends string>({ label, place, isGap, children, ...menu }: PickSlotProps<Id>) {
  const mayEdit = useMayEdit();
  const setPlace = useSetPlace();
  const peers = usePeersAt(place);
  const gap = isGap && styles['gap'];
  if (!mayEdit) return <span className={classNames(styles['words'], gap)}>{children}</span>;
  return (
    <span className={styles['wrap']}>
      <PickMenu
        {...menu}
        label={label}
        className={classNames(styles['slot'], gap)}
        onOpenChange={(isOpen) => setPlace(isOpen ? place : undefined)}
      >
        {children}
      </PickMenu>
      {peers.map((peer) => (
        <PeerMark key={peer.clientId} name={peer.name} colour={peer.colour} />
      ))}
    </span>
  );
}
