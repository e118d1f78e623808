import '../../strings/goes-strings.ts';
import { setMeta } from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { slotText } from '../../slots/slot-text.ts';
import { NumberSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';

import styles from './reviews.module.css';

const MOST_MONTHS = 60;

/** How often the community looks at the plan. */
export function ReviewRhythm() {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const months = usePlan((snapshot) => snapshot.standing.reviewEveryMonths);
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="review.rhythm"
        components={{
          together: <span className={styles['together']} />,
          months: (
            <NumberSlot
              label={t('review.rhythmLabel')}
              place="meta/reviewEveryMonths"
              value={months}
              shown={slotText(
                months,
                (count) => t('review.months', { count, number: format.number(count) }),
                t,
              )}
              objection={(count) =>
                Number.isInteger(count) && count >= 1 && count <= MOST_MONTHS
                  ? undefined
                  : t('review.rhythmProblem')
              }
              onCommit={(reviewEveryMonths) => setMeta(plan, { reviewEveryMonths })}
            />
          ),
        }}
      />
    </p>
  );
}
