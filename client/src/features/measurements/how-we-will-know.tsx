import '../../strings/goes-strings.ts';
import { Target } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { BringInTable } from '../../records/bring-in-table.tsx';
import { InTurn } from '../../records/in-turn.tsx';
import { usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { targetsByIndicator } from '../../session/target-numbers.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { IndicatorBlock } from './indicator-block.tsx';

import styles from './measurements.module.css';

/** What was found for everything that a target counts, in the order of the targets. */
export function HowWeWillKnow({ onGoToTargets }: { readonly onGoToTargets: () => void }) {
  const { t } = useTranslation();
  const byIndicator = usePlan((plan) => targetsByIndicator(plan.targets));
  const indicators = usePlan((plan) => plan.indicatorsById);
  const hasNoNumber = usePlan((plan) => plan.measurements.length === 0);
  const blocks = [...byIndicator].flatMap(([id, targets]) => {
    const indicator = indicators.get(id);
    return indicator === undefined ? [] : [{ indicator, targets }];
  });
  return (
    <Section id="progress" heading={t('sections.progress')} guidance={t('goes.guidance')}>
      {blocks.length === 0 && (
        <div className={styles['empty']}>
          <p>{t('goes.empty')}</p>
          <Button onClick={onGoToTargets}>
            <Target aria-hidden size={18} />
            {t('goes.toTargets')}
          </Button>
        </div>
      )}
      {blocks.length > 0 && hasNoNumber && <BringInTable kind="measurements" />}
      <ul className={styles['indicators']} aria-label={t('goes.listLabel')}>
        {blocks.map((block) => (
          <InTurn key={block.indicator.id} id={recordKey({ root: 'indicators', id: block.indicator.id })}>
            <IndicatorBlock {...block} />
          </InTurn>
        ))}
      </ul>
    </Section>
  );
}
