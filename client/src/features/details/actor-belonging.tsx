import { setActor } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { membersOf, organisationsOf } from '../../session/belonging.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { shownName } from '../../session/record-name.ts';
import { known } from '../../session/target-numbers.ts';
import { ActorChoiceSlot } from '../../slots/actor-choice-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { Notice } from '../../ui/notice.tsx';
import type { ActorPartProps } from './actor-reach.tsx';
import { Detail, DetailRecords } from './detail.tsx';

/** To whom somebody belongs, and who belongs to them. */
export function ActorBelonging({ actor: { id, organisationId } }: ActorPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const actorsById = usePlan((snapshot) => snapshot.actorsById);
  const actors = usePlan((snapshot) => snapshot.actors);
  const organisation = known(organisationId);
  const organisations = organisationsOf(actorsById, id);
  const nameOf = (each: typeof id) => shownName(plan.snapshot(), { root: 'actors', id: each }, t);
  return (
    <>
      <Detail label={t('community.organisation')}>
        <ActorChoiceSlot
          label={t('community.organisation')}
          place={`actors/${id}/organisationId`}
          picked={organisation === null ? [] : [organisation]}
          gap={t('community.organisationGap')}
          none={t('community.independent')}
          empty={t('community.nobodyElse')}
          mayBe={(each) => each.id !== id && !organisationsOf(actorsById, each.id).includes(id)}
          onChoose={(next) => setActor(plan, id, { organisationId: next })}
        />
        {organisations.includes(id) && (
          <Notice kind="care">
            {t('community.ownOrganisation', { names: format.list(organisations.map(nameOf)) })}
          </Notice>
        )}
      </Detail>
      <DetailRecords
        label={t('community.members')}
        records={membersOf(actors, id).map((each) => ({ root: 'actors', id: each }))}
      />
    </>
  );
}
