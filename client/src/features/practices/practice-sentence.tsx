import {
  ACTOR_GROUPS,
  EMPLOYER_OFFERS,
  isUnreadable,
  PRACTICE_STATES,
  type PracticeSnapshot,
  type PracticeTopic,
  SCOPES,
  setRecord,
} from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import '../../strings/places-strings.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { FlagsSlot } from '../../slots/flags-slot.tsx';
import { groupMark } from '../../slots/group-mark.tsx';
import { PracticeMeasuresSlot } from '../../slots/practice-measures-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { MonthSlot, WordsSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';

import styles from './practices.module.css';

export interface PracticeSlotProps {
  readonly practice: PracticeSnapshot;
}

/** Of some topics more is asked. */
const EXTRAS: Partial<Record<PracticeTopic, readonly ('scope' | 'offer' | 'anonymous' | 'report')[]>> = {
  climateSurvey: ['anonymous', 'scope'],
  learnerVoice: ['scope'],
  employerOffer: ['offer'],
  antiBullying: ['report'],
};

/** Whether a practice is there, since when, for whom and where, as a sentence. */
export function PracticeSentence({ practice }: PracticeSlotProps) {
  const { state, topic, id } = practice;
  const hasMeasures = usePlan((plan) => plan.links.measuresByPractice.has(id));
  const together = <span className={styles['together']} />;
  const extras = isUnreadable(topic) ? [] : (EXTRAS[topic] ?? []);
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey={state === 'inPlace' ? 'practices.sentence.inPlace' : 'practices.sentence.planned'}
        components={{
          together,
          state: <State practice={practice} />,
          date: <Since practice={practice} />,
          groups: <Groups practice={practice} />,
          where: <Where practice={practice} />,
        }}
      />
      {extras.map((extra) => (
        <span key={extra}>
          {' '}
          <Trans
            i18nKey={`practices.extra.${extra}`}
            components={{
              together,
              scope: <About practice={practice} />,
              offer: <Offer practice={practice} />,
              anonymous: <Anonymous practice={practice} />,
              report: <ReportTo practice={practice} />,
            }}
          />
        </span>
      ))}
      {hasMeasures && (
        <>
          {' '}
          <Trans
            i18nKey="practices.extra.measures"
            components={{ together, measures: <PracticeMeasuresSlot practice={id} /> }}
          />
        </>
      )}
    </p>
  );
}

function State({ practice: { id, state } }: PracticeSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <ChoiceSlot
      label={t('practices.state')}
      place={`practices/${id}/state`}
      choices={PRACTICE_STATES}
      wordOf={(each) => t(`practices.states.${each}`)}
      value={state}
      onChoose={(next) => setRecord(plan, 'practices', { id, patch: { state: next } })}
    />
  );
}

function Since({ practice: { id, date } }: PracticeSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const format = useFormat();
  return (
    <MonthSlot
      label={t('practices.date')}
      day="first"
      place={`practices/${id}/date`}
      value={date}
      shown={slotText(date, (day) => format.month(day.slice(0, 7)), t)}
      onCommit={(next) => setRecord(plan, 'practices', { id, patch: { date: next } })}
    />
  );
}

function Groups({ practice }: PracticeSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <FlagsSlot
      label={t('practices.groups')}
      place={`practices/${practice.id}/group`}
      prefix="group"
      choices={ACTOR_GROUPS}
      wordOf={(each) => t(`groups.${each}`)}
      markOf={(each) => groupMark(each, t)}
      gap={t('practices.groupsGap')}
      record={practice}
      onFlags={(patch) => setRecord(plan, 'practices', { id: practice.id, patch })}
    />
  );
}

function Where({ practice: { id, where } }: PracticeSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const gap = { text: t('practices.whereGap'), isGap: true };
  return (
    <WordsSlot
      label={t('practices.where')}
      place={`practices/${id}/where`}
      maxLength={500}
      value={where}
      shown={where === null ? gap : slotText(where, (text) => text, t)}
      onCommit={(next) => setRecord(plan, 'practices', { id, patch: { where: next } })}
    />
  );
}

function ReportTo({ practice: { id, reportTo } }: PracticeSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const gap = { text: t('practices.reportGap'), isGap: true };
  return (
    <WordsSlot
      label={t('practices.report')}
      place={`practices/${id}/reportTo`}
      maxLength={500}
      value={reportTo}
      shown={reportTo === null ? gap : slotText(reportTo, (text) => text, t)}
      onCommit={(next) => setRecord(plan, 'practices', { id, patch: { reportTo: next } })}
    />
  );
}

function About({ practice }: PracticeSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <FlagsSlot
      label={t('practices.scope')}
      place={`practices/${practice.id}/scope`}
      prefix="scope"
      choices={SCOPES}
      wordOf={(each) => t(`practices.scopes.${each}`)}
      record={practice}
      onFlags={(patch) => setRecord(plan, 'practices', { id: practice.id, patch })}
    />
  );
}

function Offer({ practice: { id, offer } }: PracticeSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <ChoiceSlot
      label={t('practices.offer')}
      place={`practices/${id}/offer`}
      choices={EMPLOYER_OFFERS}
      wordOf={(each) => t(`places.values.${each}`)}
      value={offer}
      onChoose={(next) => setRecord(plan, 'practices', { id, patch: { offer: next } })}
    />
  );
}

function Anonymous({ practice: { id, isAnonymous } }: PracticeSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const value = typeof isAnonymous === 'boolean' ? (isAnonymous ? 'yes' : 'no') : isAnonymous;
  return (
    <ChoiceSlot<'yes' | 'no'>
      label={t('practices.anonymous')}
      place={`practices/${id}/isAnonymous`}
      choices={['yes', 'no']}
      wordOf={(each) => t(`practices.anonymousSaid.${each}`)}
      gap={t('practices.anonymousGap')}
      value={value}
      onChoose={(next) => setRecord(plan, 'practices', { id, patch: { isAnonymous: next === 'yes' } })}
    />
  );
}
