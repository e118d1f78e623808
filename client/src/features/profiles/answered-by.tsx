import {
  addLink,
  type Dimension,
  type MeasureId,
  type MeasureSnapshot,
  type ProfileId,
  setMeasure,
} from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import '../../strings/places-strings.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { shownName } from '../../session/record-name.ts';
import { PickSlot } from '../../slots/pick-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { answeringMeasures } from './answering-measures.ts';

export interface AnsweredByProps {
  readonly profile: ProfileId;
  readonly dimension: Dimension;
}

const NONE: readonly MeasureSnapshot[] = [];

/** Which measures answer what these learners need on one side of life. Who picks one says that it is for them, and on that side. */
export function AnsweredBy({ profile, dimension }: AnsweredByProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const [isOpen, setOpen] = useState(false);
  const all = usePlan((snapshot) => (isOpen ? snapshot.measures : NONE));
  const names = usePlan((snapshot) =>
    format.list(
      answeringMeasures(snapshot, profile, dimension).map((id) =>
        shownName(snapshot, { root: 'measures', id }, t),
      ),
    ),
  );
  const picked = isOpen ? answeringMeasures(plan.snapshot(), profile, dimension) : [];
  const words = names || t('profiles.noAnswer');

  function add(measure: MeasureId): void {
    addLink(plan, { kind: 'helps', measure, profile });
    setMeasure(plan, measure, { [`dimension:${dimension}`]: true });
  }
  return (
    <PickSlot
      label={t('slots.button', {
        slot: t('profiles.measuresFor', { dimension: t(`places.values.${dimension}`) }),
        value: words,
      })}
      place={`profiles/${profile}/answers:${dimension}`}
      mode="multiple"
      isGap={names === ''}
      options={all.map(({ id }) => ({
        id,
        label: shownName(plan.snapshot(), { root: 'measures', id }, t),
      }))}
      picked={picked}
      empty={t('profiles.nothingToChoose')}
      onOpenChange={setOpen}
      onPick={(next) => {
        for (const id of next) if (!picked.includes(id)) add(id);
        // It may be for them all the same, on another side.
        for (const id of picked)
          if (!next.includes(id)) setMeasure(plan, id, { [`dimension:${dimension}`]: null });
      }}
    >
      <bdi>{words}</bdi>
    </PickSlot>
  );
}
