import '../../strings/goes-strings.ts';
import '../../strings/places-strings.ts';
import { isUnreadable, PLAN_STATUSES, type PlanStatus, setMeta } from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import { useDevice } from '../../session/device.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { todayBy } from '../../session/today.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { DaySlot } from '../../slots/day-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { useFormat } from '../../strings/format.ts';

import styles from './reviews.module.css';

/** How far the community has come with the plan, and since when it is agreed. */
export function HowFarItIs() {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const today = todayBy(useDevice().clock);
  const { status } = usePlan((snapshot) => snapshot.standing);
  if (!mayEdit && status === null) return null;
  const choose = (next: PlanStatus) =>
    // Mostly it is said on the day itself, also when it is adopted anew; another day can be written.
    setMeta(plan, { status: next, ...(next === 'adopted' && status !== 'adopted' && { adoptedOn: today }) });
  // Until it is adopted a day says nothing, such as one that was chosen by mistake.
  const hasDay = !isUnreadable(status) && status !== null && status !== 'draft' && status !== 'consultation';
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="review.standing"
        components={{
          together: <span className={styles['together']} />,
          status: (
            <ChoiceSlot
              label={t('review.status')}
              place="meta/status"
              choices={PLAN_STATUSES}
              wordOf={(each) => t(`places.values.${each}`)}
              gap={t('review.statusGap')}
              value={status}
              onChoose={choose}
            />
          ),
        }}
      />{' '}
      {hasDay && <Trans i18nKey="review.adopted" components={{ together: <span />, day: <AdoptedOn /> }} />}
    </p>
  );
}

function AdoptedOn() {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const today = todayBy(useDevice().clock);
  const adoptedOn = usePlan((snapshot) => snapshot.standing.adoptedOn);
  return (
    <DaySlot
      label={t('review.adoptedOn')}
      place="meta/adoptedOn"
      value={adoptedOn}
      shown={slotText(adoptedOn, format.day, t, t('review.adoptedGap'))}
      last={today}
      objection={(day) => (day !== null && day > today ? t('review.notYetDay') : undefined)}
      onCommit={(next) => setMeta(plan, { adoptedOn: next })}
    />
  );
}
