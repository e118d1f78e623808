import { type ActorId, type ActorSnapshot, parseRecordId } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../session/open-plan-context.ts';
import { shownName } from '../session/record-name.ts';
import { useFormat } from '../strings/format.ts';
import { PickSlot } from './pick-slot.tsx';

export interface ActorChoiceSlotProps {
  readonly label: string;
  readonly place: string;
  /** One, or none yet; several where people chose without seeing each other's choice. */
  readonly picked: readonly ActorId[];
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
  const { label, place, picked, gap, none, empty, mayBe, onChoose } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  // Until it is opened only who is picked matters.
  const [isOpen, setOpen] = useState(false);
  const actors = usePlan((snapshot) => (isOpen ? snapshot.actors : NO_ACTORS));
  const names = usePlan((snapshot) =>
    format.list(picked.map((id) => shownName(snapshot, { root: 'actors', id }, t))),
  );
  const words = names || gap;
  const options = actors
    .filter((actor) => picked.includes(actor.id) || (mayBe?.(actor) ?? true))
    .map(({ id }) => ({ id: String(id), label: shownName(plan.snapshot(), { root: 'actors', id }, t) }));
  return (
    <PickSlot
      label={t('slots.button', { slot: label, value: words })}
      place={place}
      mode="single"
      isGap={picked.length === 0}
      empty={empty}
      options={options.length === 0 ? [] : [{ id: NOBODY, label: none }, ...options]}
      picked={picked.length === 0 ? [NOBODY] : picked}
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
