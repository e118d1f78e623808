import { type GoalId, isUnreadable, setIndicator, type TargetId } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { slotText } from '../../slots/slot-text.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Detail, DetailRecords } from './detail.tsx';

import styles from './details.module.css';

const WhyOfTarget = latePart(async () => (await import('./why-details.tsx')).WhyOfTarget);

const NONE: readonly GoalId[] = [];

export function TargetDetails({ id }: { readonly id: TargetId }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const indicatorId = usePlan((snapshot) => snapshot.targetsById.get(id)?.indicatorId);
  const indicator = usePlan((snapshot) =>
    indicatorId === undefined || isUnreadable(indicatorId)
      ? undefined
      : snapshot.indicatorsById.get(indicatorId),
  );
  const goals = usePlan((snapshot) => snapshot.links.goalsByTarget.get(id)) ?? NONE;
  return (
    <dl className={styles['list']}>
      {indicator !== undefined && (
        <>
          <Detail label={t('details.definition')} help={t('details.definitionHelp')}>
            <WordsSlot
              label={t('details.definition')}
              place={`targets/${id}/definition`}
              maxLength={1000}
              value={indicator.definition}
              shown={slotText(indicator.definition, (text) => text, t)}
              onCommit={(definition) => setIndicator(plan, indicator.id, { definition })}
            />
          </Detail>
          <Detail label={t('details.source')} help={t('details.sourceHelp')}>
            <WordsSlot
              label={t('details.source')}
              place={`targets/${id}/source`}
              maxLength={1000}
              value={indicator.source}
              shown={slotText(indicator.source, (text) => text, t)}
              onCommit={(source) => setIndicator(plan, indicator.id, { source })}
            />
          </Detail>
        </>
      )}
      <WhyOfTarget id={id} />
      <DetailRecords
        label={t('details.goals')}
        records={goals.map((goal) => ({ root: 'goals', id: goal }))}
      />
    </dl>
  );
}
