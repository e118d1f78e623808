import { type GoalId, isUnreadable, type TargetId } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { latePart } from '../../ui/late-part.ts';
import { DetailRecords } from './detail.tsx';
import { HeldBy } from './held-by.tsx';
import { IndicatorFields } from './indicator-details.tsx';

import styles from './details.module.css';

const WhyOfTarget = latePart(async () => (await import('./why-details.tsx')).WhyOfTarget);

const NONE: readonly GoalId[] = [];

export function TargetDetails({ id }: { readonly id: TargetId }) {
  const { t } = useTranslation();
  const indicatorId = usePlan((snapshot) => snapshot.targetsById.get(id)?.indicatorId);
  const indicator = usePlan((snapshot) =>
    indicatorId === undefined || isUnreadable(indicatorId)
      ? undefined
      : snapshot.indicatorsById.get(indicatorId),
  );
  const goals = usePlan((snapshot) => snapshot.links.goalsByTarget.get(id)) ?? NONE;
  return (
    <dl className={styles['list']}>
      {indicator !== undefined && <IndicatorFields indicator={indicator} />}
      <HeldBy record={{ root: 'targets', id }} />
      <WhyOfTarget id={id} />
      <DetailRecords
        label={t('details.goals')}
        records={goals.map((goal) => ({ root: 'goals', id: goal }))}
      />
    </dl>
  );
}
