import { type ActorId, addLink, type MeasureId, type PlanSnapshot, removeLink } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { shownName } from '../../session/record-name.ts';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
import { PickSlot } from '../../slots/pick-slot.tsx';
import { SeveralAccountable } from '../../slots/several-accountable.tsx';
import { useFormat } from '../../strings/format.ts';
import { Detail } from './detail.tsx';

/** Who answers for a measure, who is asked and who is told; who does it stands in its sentence. */
export function MeasureRoles({ id: measure }: { readonly id: MeasureId }) {
  const { t } = useTranslation();
  return (
    <>
      <Detail label={t('roles.answers')} help={t('roles.answersHelp')}>
        <Accountable measure={measure} />
        <SeveralAccountable measure={measure} />
      </Detail>
      <Detail label={t('roles.asked')}>
        <LinkedSlot
          label={t('roles.asked')}
          place={`measures/${measure}/consultedOfMeasure`}
          root="actors"
          picked={usePlan((plan) => plan.links.consultedByMeasure.get(measure))}
          empty={t('measures.nobodyListed')}
          gap={t('roles.nobody')}
          linkTo={(actor) => ({ kind: 'consulted', measure, actor })}
        />
      </Detail>
      <Detail label={t('roles.told')}>
        <LinkedSlot
          label={t('roles.told')}
          place={`measures/${measure}/informedOfMeasure`}
          root="actors"
          picked={usePlan((plan) => plan.links.informedByMeasure.get(measure))}
          empty={t('measures.nobodyListed')}
          gap={t('roles.nobody')}
          linkTo={(actor) => ({ kind: 'informed', measure, actor })}
        />
      </Detail>
    </>
  );
}

const NOBODY = 'nobody';
const NONE: readonly ActorId[] = [];

/** One of all actors: who is chosen takes the place of who was there. */
function Accountable({ measure }: { readonly measure: MeasureId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const actors = usePlan((snapshot) => snapshot.actors);
  const picked = usePlan((snapshot) => snapshot.links.accountableByMeasure.get(measure)) ?? NONE;
  const nameOf = (snapshot: PlanSnapshot, id: ActorId): string =>
    shownName(snapshot, { root: 'actors', id }, t);
  const names = usePlan((snapshot) => format.list(picked.map((id) => nameOf(snapshot, id))));
  const words = names || t('roles.nobody');
  return (
    <PickSlot<ActorId | typeof NOBODY>
      label={t('slots.button', { slot: t('roles.answers'), value: words })}
      place={`measures/${measure}/accountableOfMeasure`}
      mode="single"
      isGap={names === ''}
      options={[
        { id: NOBODY, label: t('roles.nobody') },
        ...actors.map(({ id }) => ({ id, label: nameOf(plan.snapshot(), id) })),
      ]}
      picked={picked.length === 0 ? [NOBODY] : picked}
      onPick={([next]) => {
        if (next === undefined) return;
        if (next !== NOBODY) addLink(plan, { kind: 'accountable', measure, actor: next });
        for (const actor of picked)
          if (actor !== next) removeLink(plan, { kind: 'accountable', measure, actor });
      }}
    >
      <bdi>{words}</bdi>
    </PickSlot>
  );
}

/** What a measure works on, and for whom; its goals and reasons stand in its sentence. */
export function MeasureLinks({ id: measure }: { readonly id: MeasureId }) {
  const { t } = useTranslation();
  return (
    <>
      <Detail label={t('work.targets')}>
        <LinkedSlot
          label={t('work.targets')}
          place={`measures/${measure}/targetsOfMeasure`}
          root="targets"
          picked={usePlan((plan) => plan.links.targetsByMeasure.get(measure))}
          empty={t('work.noTargets')}
          linkTo={(target) => ({ kind: 'towards', measure, target })}
        />
      </Detail>
      <Detail label={t('work.profiles')}>
        <LinkedSlot
          label={t('work.profiles')}
          place={`measures/${measure}/profilesOfMeasure`}
          root="profiles"
          picked={usePlan((plan) => plan.links.profilesByMeasure.get(measure))}
          empty={t('work.noProfiles')}
          linkTo={(profile) => ({ kind: 'helps', measure, profile })}
        />
      </Detail>
    </>
  );
}
