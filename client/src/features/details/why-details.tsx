import { causesEn } from '@holdfast/content/causes';
import {
  type CauseId,
  type EvidenceId,
  isUnreadable,
  OUTCOME_LEVELS,
  type OutcomeId,
  type ProfileId,
  type RecordAddress,
  setTarget,
  type TargetId,
} from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import '../../strings/why-strings.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
import { Detail, DetailRecords } from './detail.tsx';

import styles from './details.module.css';

type WhyRoot = 'causes' | 'evidence' | 'profiles' | 'outcomes';

/** What belongs to a reason, to what shows it, to learners or to a change, besides what stands in its place. */
export function WhyDetails({ record }: { readonly record: RecordAddress<WhyRoot> }) {
  return (
    <dl className={styles['list']}>
      {record.root === 'causes' && <OfCause id={record.id} />}
      {record.root === 'evidence' && <OfEvidence id={record.id} />}
      {record.root === 'profiles' && <OfProfile id={record.id} />}
      {record.root === 'outcomes' && <OfOutcome id={record.id} />}
    </dl>
  );
}

function OfCause({ id }: { readonly id: CauseId }) {
  const { t } = useTranslation();
  const code = usePlan((plan) => plan.causesById.get(id)?.code);
  const profiles = usePlan((plan) => plan.links.profilesByCause.get(id));
  const measures = usePlan((plan) => plan.links.measuresByCause.get(id));
  return (
    <>
      <Detail label={t('whyDetails.targetsAbout')}>
        <LinkedSlot
          label={t('whyDetails.targetsAbout')}
          place={`causes/${id}/targetsOfCause`}
          root="targets"
          picked={usePlan((plan) => plan.links.targetsByCause.get(id))}
          empty={t('whyDetails.noTargets')}
          gap={t('whyDetails.nothing')}
          linkTo={(target) => ({ kind: 'causedBy', target, cause: id })}
        />
      </Detail>
      <DetailRecords label={t('causes.profiles')} records={addresses('profiles', profiles)} />
      <DetailRecords label={t('causes.measures')} records={addresses('measures', measures)} />
      {typeof code === 'string' && (
        <Detail label={t('whyDetails.code')} help={t('whyDetails.codeHelp')}>
          <bdi>{causesEn.find((entry) => entry.code === code)?.statement ?? code}</bdi>
        </Detail>
      )}
    </>
  );
}

function OfEvidence({ id }: { readonly id: EvidenceId }) {
  const { t } = useTranslation();
  const cause = usePlan((plan) => plan.evidenceById.get(id)?.causeId);
  if (cause === undefined || isUnreadable(cause)) return null;
  return <DetailRecords label={t('whyDetails.shows')} records={addresses('causes', [cause])} />;
}

function OfProfile({ id }: { readonly id: ProfileId }) {
  const { t } = useTranslation();
  const measures = usePlan((plan) => plan.links.measuresByProfile.get(id));
  return (
    <>
      <Detail label={t('whyDetails.reasons')}>
        <LinkedSlot
          label={t('whyDetails.reasons')}
          place={`profiles/${id}/causesOfProfile`}
          root="causes"
          picked={usePlan((plan) => plan.links.causesByProfile.get(id))}
          empty={t('whyDetails.noReasons')}
          gap={t('whyDetails.nothing')}
          linkTo={(cause) => ({ kind: 'affects', cause, profile: id })}
        />
      </Detail>
      <DetailRecords label={t('profiles.measures')} records={addresses('measures', measures)} />
    </>
  );
}

function OfOutcome({ id }: { readonly id: OutcomeId }) {
  const { t } = useTranslation();
  const targets = usePlan((plan) => plan.links.targetsByOutcome.get(id));
  return (
    <>
      <DetailRecords label={t('outcomes.targets')} records={addresses('targets', targets)} />
      <Detail label={t('whyDetails.goals')}>
        <LinkedSlot
          label={t('whyDetails.goals')}
          place={`outcomes/${id}/goalsOfOutcome`}
          root="goals"
          picked={usePlan((plan) => plan.links.goalsByOutcome.get(id))}
          empty={t('whyDetails.noGoals')}
          gap={t('whyDetails.nothing')}
          linkTo={(goal) => ({ kind: 'leadsTo', goal, outcome: id })}
        />
      </Detail>
    </>
  );
}

/** About which reasons a target is, and which changes it shows. */
export function WhyOfTarget({ id }: { readonly id: TargetId }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <>
      <Detail label={t('whyDetails.about')} help={t('whyDetails.aboutHelp')}>
        <LinkedSlot
          label={t('whyDetails.about')}
          place={`targets/${id}/causesOfTarget`}
          root="causes"
          picked={usePlan((plan) => plan.links.causesByTarget.get(id))}
          empty={t('whyDetails.noReasons')}
          gap={t('whyDetails.nothing')}
          linkTo={(cause) => ({ kind: 'causedBy', target: id, cause })}
        />
      </Detail>
      <Detail label={t('whyDetails.changes')}>
        <LinkedSlot
          label={t('whyDetails.changes')}
          place={`targets/${id}/outcomesOfTarget`}
          root="outcomes"
          picked={usePlan((plan) => plan.links.outcomesByTarget.get(id))}
          empty={t('whyDetails.noChanges')}
          gap={t('whyDetails.nothing')}
          linkTo={(outcome) => ({ kind: 'shownBy', outcome, target: id })}
        />
      </Detail>
      <Detail label={t('whyDetails.level')} help={t('whyDetails.levelHelp')}>
        <ChoiceSlot
          label={t('whyDetails.level')}
          place={`targets/${id}/level`}
          choices={OUTCOME_LEVELS}
          wordOf={(each) => t(`outcomes.columns.${each}`)}
          gap={t('whyDetails.levelGap')}
          value={usePlan((snapshot) => snapshot.targetsById.get(id)?.level) ?? null}
          onChoose={(level) => setTarget(plan, id, { level })}
        />
      </Detail>
    </>
  );
}

function addresses(
  root: 'causes' | 'measures' | 'profiles' | 'targets',
  ids: readonly string[] = [],
): readonly RecordAddress[] {
  // The ids come from lists of that kind.
  return ids.map((id) => ({ root, id }) as RecordAddress);
}
