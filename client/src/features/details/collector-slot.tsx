import '../../strings/goes-strings.ts';
import {
  type ActorSnapshot,
  type IndicatorSnapshot,
  isUnreadable,
  parseRecordId,
  setIndicator,
} from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { shownName } from '../../session/record-name.ts';
import { PickSlot } from '../../slots/pick-slot.tsx';

const NOBODY = 'nobody';
const NO_ACTORS: readonly ActorSnapshot[] = [];

/** Who collects the numbers of an indicator: somebody of the community, or nobody yet. */
export function CollectorSlot({ indicator }: { readonly indicator: IndicatorSnapshot }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const { id, collectorId } = indicator;
  const [isOpen, setOpen] = useState(false);
  const actors = usePlan((snapshot) => (isOpen ? snapshot.actors : NO_ACTORS));
  const collector = isUnreadable(collectorId) ? null : collectorId;
  const name = usePlan((snapshot) =>
    collector === null ? undefined : shownName(snapshot, { root: 'actors', id: collector }, t),
  );
  const words = name ?? t('indicator.collectorGap');
  const label = t('indicator.collector');
  const options = actors.map((actor) => ({
    id: String(actor.id),
    label: shownName(plan.snapshot(), { root: 'actors', id: actor.id }, t),
  }));
  return (
    <PickSlot
      label={t('slots.button', { slot: label, value: words })}
      place={`indicators/${id}/collectorId`}
      mode="single"
      isGap={collector === null}
      empty={t('indicator.nobodyListed')}
      options={options.length === 0 ? [] : [{ id: NOBODY, label: t('indicator.nobody') }, ...options]}
      picked={[collector ?? NOBODY]}
      onOpenChange={setOpen}
      onPick={([next]) => {
        if (next === undefined) return;
        const actor = next === NOBODY ? null : parseRecordId('actors', next);
        if (actor !== undefined) setIndicator(plan, id, { collectorId: actor });
      }}
    >
      <bdi>{words}</bdi>
    </PickSlot>
  );
}
