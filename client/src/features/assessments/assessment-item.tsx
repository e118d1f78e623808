import '../../strings/goes-strings.ts';
import {
  ACTOR_GROUPS,
  type AssessmentSnapshot,
  isUnreadable,
  LOW_SCORE,
  setRecord,
} from '@holdfast/plan-model';
import { memo } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { DaySlot } from '../../slots/day-slot.tsx';
import { groupMark } from '../../slots/group-mark.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { useFormat } from '../../strings/format.ts';
import { ScoreSlot } from './score-slot.tsx';
import { WorkedOnFirst } from './worked-on-first.tsx';

import styles from './assessments.module.css';

export interface AssessmentItemProps {
  readonly view: AssessmentSnapshot;
  /** What its area is called. */
  readonly area: string;
}

/** How one group sees one area: points in words, the day, and what shows it. */
export const AssessmentItem = memo(function AssessmentItem({ view, area }: AssessmentItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, score, evidence } = view;
  const record = { root: 'assessments', id } as const;
  return (
    <RecordRow record={record} list={null} className={styles['view']}>
      <div className={styles['line']}>
        <ViewSentence view={view} />
        <RecordTools record={record} list={null} />
      </div>
      {isUnreadable(evidence) && <p>{t('slots.unreadable')}</p>}
      {!isUnreadable(evidence) && (mayEdit || evidence.plainText !== '') && (
        <PlanText
          address={{ root: 'assessments', id, field: 'evidence' }}
          text={evidence}
          label={t('selfCheck.evidence', { area })}
          placeholder={t('selfCheck.evidencePlaceholder')}
          className={styles['evidence']}
        />
      )}
      {typeof score === 'number' && score <= LOW_SCORE && <WorkedOnFirst assessment={id} />}
    </RecordRow>
  );
});

function ViewSentence({ view }: Pick<AssessmentItemProps, 'view'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const { id, group, date } = view;
  return (
    <p className={styles['sentence']}>
      {!isUnreadable(group) && group !== null && groupMark(group, t)}{' '}
      <Trans
        i18nKey="selfCheck.view"
        components={{
          together: <span className={styles['together']} />,
          group: (
            <ChoiceSlot
              label={t('selfCheck.group')}
              place={`assessments/${id}/group`}
              choices={ACTOR_GROUPS}
              wordOf={(each) => t(`groups.${each}`)}
              markOf={(each) => groupMark(each, t)}
              gap={t('selfCheck.groupGap')}
              value={group}
              onChoose={(next) => setRecord(plan, 'assessments', { id, patch: { group: next } })}
            />
          ),
          date: (
            <DaySlot
              label={t('selfCheck.date')}
              place={`assessments/${id}/date`}
              value={date}
              shown={slotText(date, format.day, t)}
              onCommit={(next) => setRecord(plan, 'assessments', { id, patch: { date: next } })}
            />
          ),
          score: <ScoreSlot view={view} />,
        }}
      />
    </p>
  );
}
