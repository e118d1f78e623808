import type { GoalId, MeasureId, TargetId } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { DetailRecords } from './detail.tsx';

import styles from './details.module.css';

const NO_MEASURES: readonly MeasureId[] = [];
const NO_TARGETS: readonly TargetId[] = [];

export function GoalDetails({ id }: { readonly id: GoalId }) {
  const { t } = useTranslation();
  const measures = usePlan((plan) => plan.links.measuresByGoal.get(id)) ?? NO_MEASURES;
  const targets = usePlan((plan) => plan.links.targetsByGoal.get(id)) ?? NO_TARGETS;
  if (measures.length + targets.length === 0)
    return <p className={styles['quiet']}>{t('details.lonelyGoal')}</p>;
  return (
    <dl className={styles['list']}>
      <DetailRecords
        label={t('details.targets')}
        records={targets.map((target) => ({ root: 'targets', id: target }))}
      />
      <DetailRecords
        label={t('details.measures')}
        records={measures.map((measure) => ({ root: 'measures', id: measure }))}
      />
    </dl>
  );
}
