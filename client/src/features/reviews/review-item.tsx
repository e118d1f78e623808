import '../../strings/goes-strings.ts';
import {
  ACTOR_GROUPS,
  type IsoDate,
  isUnreadable,
  type ReviewSnapshot,
  setRecord,
} from '@holdfast/plan-model';
import { memo } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { DaySlot } from '../../slots/day-slot.tsx';
import { FlagsSlot } from '../../slots/flags-slot.tsx';
import { groupMark } from '../../slots/group-mark.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { useFormat } from '../../strings/format.ts';
import { type StatusLook, StatusWord } from '../../ui/status-word.tsx';
import { type ReviewState, stateOf } from './review-dates.ts';

import styles from './reviews.module.css';

export interface ReviewItemProps {
  readonly review: ReviewSnapshot;
  readonly number: number;
  readonly today: IsoDate;
}

const LOOKS = { planned: 'open', held: 'done', open: 'paused' } as const satisfies Record<
  ReviewState,
  StatusLook
>;

/** One day on which the community looks at the plan: who was there, what was found and what was decided. */
export const ReviewItem = memo(function ReviewItem({ review, number, today }: ReviewItemProps) {
  const { t } = useTranslation();
  const { id, title } = review;
  const record = { root: 'reviews', id } as const;
  const state = stateOf(review, today);
  return (
    <RecordRow record={record} list={null} className={styles['review']}>
      <div className={styles['line']}>
        <h3 className={styles['title']}>
          {isUnreadable(title) ? (
            t('slots.unreadable')
          ) : (
            <PlanText
              address={{ root: 'reviews', id, field: 'title' }}
              text={title}
              label={t('review.title', { number })}
              placeholder={t('review.titlePlaceholder')}
            />
          )}
        </h3>
        <RecordTools record={record} list={null} />
      </div>
      <div>
        <StatusWord look={LOOKS[state]}>{t(`review.states.${state}`)}</StatusWord>
      </div>
      <DaySentence review={review} />
      <Notes review={review} number={number} field="findings" />
      <Notes review={review} number={number} field="decisions" />
    </RecordRow>
  );
});

function DaySentence({ review }: Pick<ReviewItemProps, 'review'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const { id, date } = review;
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="review.day"
        components={{
          together: <span className={styles['together']} />,
          date: (
            <DaySlot
              label={t('review.date')}
              place={`reviews/${id}/date`}
              value={date}
              shown={slotText(date, format.day, t)}
              onCommit={(next) => setRecord(plan, 'reviews', { id, patch: { date: next } })}
            />
          ),
          groups: (
            <FlagsSlot
              label={t('review.groups')}
              place={`reviews/${id}/group`}
              prefix="group"
              choices={ACTOR_GROUPS}
              wordOf={(group) => t(`groups.${group}`)}
              markOf={(group) => groupMark(group, t)}
              gap={t('review.groupsGap')}
              record={review}
              onFlags={(patch) => setRecord(plan, 'reviews', { id, patch })}
            />
          ),
        }}
      />
    </p>
  );
}

interface NotesProps extends Pick<ReviewItemProps, 'review' | 'number'> {
  readonly field: 'findings' | 'decisions';
}

function Notes({ review, number, field }: NotesProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const text = review[field];
  if (isUnreadable(text)) return <p>{t('slots.unreadable')}</p>;
  if (!mayEdit && text.plainText === '') return null;
  return (
    <PlanText
      address={{ root: 'reviews', id: review.id, field }}
      text={text}
      label={t(`review.${field}`, { number })}
      placeholder={t(`review.${field}Placeholder`)}
    />
  );
}
