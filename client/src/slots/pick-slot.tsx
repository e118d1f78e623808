import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useIsNewsAt } from '../session/use-is-news.ts';
import { useHand } from '../session/use-presence.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { classNames } from '../ui/class-names.ts';
import type { PickMenuProps } from '../ui/pick-menu-props.ts';
import { PickMenu } from '../ui/pick-menu.tsx';
import { Hands } from './hands.tsx';

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
  readonly onOpenChange?: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** As many options are seen at one glance. */
const FEW = 8;

/** A value of a sentence that is picked from a list: words until it is pressed. */
export function PickSlot<Id extends string>(props: PickSlotProps<Id>) {
  const { label, place, isGap, onOpenChange, children, ...menu } = props;
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const setHand = useHand(place);
  const gap = isGap && styles['gap'];
  const news = useIsNewsAt(place) ? '' : undefined;
  if (!mayEdit) {
    return (
      <span className={classNames(styles['words'], gap)} data-news={news}>
        {children}
      </span>
    );
  }
  return (
    <span className={styles['wrap']} data-news={news}>
      <PickMenu
        {...menu}
        search={
          menu.options.length > FEW ? { label: t('slots.find'), nothing: t('slots.nothingFound') } : undefined
        }
        label={label}
        className={classNames(styles['slot'], gap)}
        onOpenChange={(isOpen) => {
          setHand(isOpen);
          onOpenChange?.(isOpen);
        }}
      >
        {children}
      </PickMenu>
      <Hands place={place} />
    </span>
  );
}
