import {
  addLink,
  type Link,
  type PlanSnapshot,
  type RecordAddress,
  type RecordIds,
  removeLink,
} from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../session/open-plan-context.ts';
import { shownName } from '../session/record-name.ts';
import { useFormat } from '../strings/format.ts';
import { PickSlot } from './pick-slot.tsx';

type LinkedRoot = 'goals' | 'actors' | 'causes' | 'profiles' | 'targets' | 'measures' | 'outcomes';

export interface LinkedSlotProps<Root extends LinkedRoot> {
  readonly label: string;
  readonly place: string;
  /** Which records can be picked. */
  readonly root: Root;
  /** Those that it is linked to now; undefined where there are none. */
  readonly picked: readonly RecordIds[Root][] | undefined;
  readonly linkTo: (id: RecordIds[Root]) => Link;
  /** Said where the plan has no record of that kind yet. */
  readonly empty: string;
  /** Said where nothing is picked. */
  readonly gap?: string;
}

const NONE: readonly never[] = [];

/** The records that one is linked to, inside a sentence. */
export function LinkedSlot<Root extends LinkedRoot>(props: LinkedSlotProps<Root>) {
  const { label, place, root, picked = NONE, linkTo, empty } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  // Until it is opened only what is picked matters: each key in the name of a record changes the list of them.
  const [isOpen, setOpen] = useState(false);
  const all = usePlan((snapshot): readonly { readonly id: RecordIds[Root] }[] =>
    // Of the kind that the type says.
    isOpen ? (snapshot[root] as unknown as readonly { readonly id: RecordIds[Root] }[]) : NONE,
  );
  const nameOf = (snapshot: PlanSnapshot, id: RecordIds[Root]): string =>
    shownName(snapshot, { root, id } as unknown as RecordAddress, t);
  const names = usePlan((snapshot) => format.list(picked.map((id) => nameOf(snapshot, id))));
  const words = names || (props.gap ?? t('slots.unknown'));
  return (
    <PickSlot
      label={t('slots.button', { slot: label, value: words })}
      place={place}
      mode="multiple"
      options={all.map(({ id }) => ({ id, label: nameOf(plan.snapshot(), id) }))}
      onOpenChange={setOpen}
      picked={picked}
      empty={empty}
      isGap={names === ''}
      onPick={(next) => {
        for (const id of next) if (!picked.includes(id)) addLink(plan, linkTo(id));
        for (const id of picked) if (!next.includes(id)) removeLink(plan, linkTo(id));
      }}
    >
      <bdi>{words}</bdi>
    </PickSlot>
  );
}
