import {
  type ActorId,
  type ActorSnapshot,
  type Field,
  isUnreadable,
  parseRecordId,
} from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { shownName } from '../../session/record-name.ts';
import { PickSlot } from '../../slots/pick-slot.tsx';

export interface ActorChoiceSlotProps {
  readonly label: string;
  readonly place: string;
  readonly value: Field<ActorId | null>;
  /** Said where none is chosen. */
  readonly gap: string;
  /** What one chooses to have none. */
  readonly none: string;
  /** Said where there is none to choose from. */
  readonly empty: string;
  readonly mayBe?: (actor: ActorSnapshot) => boolean;
  readonly onChoose: (actor: ActorId | null) => void;
}

const NOBODY = 'nobody';
const NO_ACTORS: readonly ActorSnapshot[] = [];

/** One of the community whom another record names, or nobody yet. */
export function ActorChoiceSlot(props: ActorChoiceSlotProps) {
  const { label, place, value, gap, none, empty, mayBe, onChoose } = props;
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const [isOpen, setOpen] = useState(false);
  const actors = usePlan((snapshot) => (isOpen ? snapshot.actors : NO_ACTORS));
  const chosen = isUnreadable(value) ? null : value;
  const name = usePlan((snapshot) =>
    chosen === null ? undefined : shownName(snapshot, { root: 'actors', id: chosen }, t),
  );
  const words = name ?? gap;
  const options = actors
    .filter((actor) => actor.id === chosen || (mayBe?.(actor) ?? true))
    .map(({ id }) => ({ id: String(id), label: shownName(plan.snapshot(), { root: 'actors', id }, t) }));
  return (
    <PickSlot
      label={t('slots.button', { slot: label, value: words })}
      place={place}
      mode="single"
      isGap={chosen === null}
      empty={empty}
      options={options.length === 0 ? [] : [{ id: NOBODY, label: none }, ...options]}
      picked={[chosen ?? NOBODY]}
      onOpenChange={setOpen}
      onPick={([next]) => {
        if (next === undefined) return;
        const actor = next === NOBODY ? null : parseRecordId('actors', next);
        if (actor !== undefined) onChoose(actor);
      }}
    >
      <bdi>{words}</bdi>
    </PickSlot>
  );
}
