import '../../strings/why-strings.ts';
import type { GoalId, MeasureId, TargetId } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
import { Detail, DetailRecords } from './detail.tsx';
import { HeldBy } from './held-by.tsx';

import styles from './details.module.css';

const NO_MEASURES: readonly MeasureId[] = [];
const NO_TARGETS: readonly TargetId[] = [];

export function GoalDetails({ id }: { readonly id: GoalId }) {
  const { t } = useTranslation();
  const measures = usePlan((plan) => plan.links.measuresByGoal.get(id)) ?? NO_MEASURES;
  const targets = usePlan((plan) => plan.links.targetsByGoal.get(id)) ?? NO_TARGETS;
  return (
    <>
      {measures.length + targets.length === 0 && <p className={styles['quiet']}>{t('details.lonelyGoal')}</p>}
      <dl className={styles['list']}>
        <HeldBy record={{ root: 'goals', id }} />
        <DetailRecords
          label={t('details.targets')}
          records={targets.map((target) => ({ root: 'targets', id: target }))}
        />
        <DetailRecords
          label={t('details.measures')}
          records={measures.map((measure) => ({ root: 'measures', id: measure }))}
        />
        <Detail label={t('whyDetails.leadsTo')}>
          <LinkedSlot
            label={t('whyDetails.leadsTo')}
            place={`goals/${id}/outcomesOfGoal`}
            root="outcomes"
            picked={usePlan((plan) => plan.links.outcomesByGoal.get(id))}
            empty={t('whyDetails.noChanges')}
            gap={t('whyDetails.nothing')}
            linkTo={(outcome) => ({ kind: 'leadsTo', goal: id, outcome })}
          />
        </Detail>
      </dl>
    </>
  );
}
