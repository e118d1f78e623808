import '../../strings/goes-strings.ts';
import { addRecord } from '@holdfast/plan-model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { InTurn } from '../../records/in-turn.tsx';
import { useDevice } from '../../session/device.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { todayBy } from '../../session/today.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { useFormat } from '../../strings/format.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { Section } from '../../ui/section.tsx';
import { Agreement } from './agreement.tsx';
import { byDay, nextDay, proposedDay } from './review-dates.ts';
import { ReviewItem } from './review-item.tsx';
import { ReviewRhythm } from './review-rhythm.tsx';

import styles from './reviews.module.css';

/** The days on which the community looks at the plan, held and to come, and what was agreed. */
export function Reviews() {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const today = todayBy(useDevice().clock);
  const all = usePlan((snapshot) => snapshot.reviews);
  const rhythm = usePlan((snapshot) => snapshot.standing.reviewEveryMonths);
  const reviews = useMemo(() => byDay(all), [all]);
  const draft = useLineDraft('reviews');
  const rules = useLineRules();
  const date = proposedDay(all, { today, everyMonths: typeof rhythm === 'number' ? rhythm : null });
  const next = nextDay(all, today);
  return (
    <Section id="reviews" heading={t('sections.reviews')} guidance={t('review.guidance')}>
      <ReviewRhythm />
      {reviews.length > 0 && (
        <p>{next === undefined ? t('review.noNext') : t('review.next', { day: format.day(next) })}</p>
      )}
      {reviews.length === 0 && <p className={styles['quiet']}>{t('review.empty')}</p>}
      <ol className={styles['list']} aria-label={t('review.list')}>
        {reviews.map((review, index) => (
          <InTurn key={review.id} id={recordKey({ root: 'reviews', id: review.id })}>
            <ReviewItem review={review} number={index + 1} today={today} />
          </InTurn>
        ))}
      </ol>
      {mayEdit && (
        <div className={styles['another']}>
          <AddLine
            id="add-review"
            label={t('review.add')}
            placeholder={t('review.placeholder')}
            addLabel={t('review.addConfirm')}
            rules={rules}
            draft={draft}
            onAdd={(title) => addRecord(plan, 'reviews', { values: { date }, texts: { title } })}
          />
          {date !== null && (
            <p className={styles['quiet']}>{t('review.proposed', { day: format.day(date) })}</p>
          )}
        </div>
      )}
      <Agreement />
    </Section>
  );
}
