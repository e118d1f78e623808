import '../../strings/goes-strings.ts';
import { type IndicatorSnapshot, leastPeopleOf, type TargetSnapshot } from '@holdfast/plan-model';
import { PanelRight } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { courseOf, measurementsOf } from '../../session/measured-numbers.ts';
import { usePlan } from '../../session/open-plan-context.ts';
import { openPanel, recordKey } from '../../session/plan-panel.ts';
import { lineOf } from '../../session/record-name.ts';
import { milestonesOf, numbersOf } from '../../session/target-numbers.ts';
import { pathOf } from '../../session/target-status.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { AddMeasurement } from './add-measurement.tsx';
import { CourseFigure } from './course-figure.tsx';
import { LatestNumber } from './latest-number.tsx';
import { MeasurementList } from './measurement-list.tsx';
import { TargetLine } from './target-line.tsx';

import styles from './measurements.module.css';

export interface IndicatorBlockProps {
  readonly indicator: IndicatorSnapshot;
  /** Those that count it. */
  readonly targets: readonly TargetSnapshot[];
}

/** What is known of one thing that is counted: how its targets stand, its course, its numbers, and a line for another. */
export const IndicatorBlock = memo(function IndicatorBlock({ indicator, targets }: IndicatorBlockProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const measurements = usePlan((plan) => measurementsOf(plan, indicator.id));
  const milestones = usePlan((plan) => plan.milestones);
  const record = { root: 'indicators', id: indicator.id } as const;
  const name = lineOf(indicator.name) || t('kinds.indicators.untitled');
  const least = leastPeopleOf(indicator);
  const found = useMemo(() => courseOf(measurements, indicator), [measurements, indicator]);
  const numbers = useMemo(
    () =>
      targets.map((target) => ({
        target,
        numbers: numbersOf(target, indicator, milestonesOf({ milestones }, target.id)),
      })),
    [targets, indicator, milestones],
  );
  const course = useMemo(() => {
    const paths = numbers.map((each) => pathOf(each.numbers)).filter((path) => path.length > 0);
    return { found, paths };
  }, [found, numbers]);
  const isWorthDrawing = course.paths.length > 0 || found.length > 1;
  return (
    <li className={styles['indicator']} id={recordKey(record)}>
      <div className={styles['head']}>
        <h3 className={styles['name']} dir="auto">
          {name}
        </h3>
        <Button
          variant="quiet"
          square
          aria-label={t('goes.detailsOf', { name })}
          onClick={() => openPanel({ kind: 'details', record })}
        >
          <PanelRight aria-hidden size={18} data-mirrored />
        </Button>
      </div>
      <ul className={styles['targets']} aria-label={t('goes.targetsOf', { name })}>
        {numbers.map((each) => (
          <TargetLine
            key={each.target.id}
            target={each.target}
            numbers={each.numbers}
            indicator={indicator}
            last={found.at(-1)}
          />
        ))}
      </ul>
      <LatestNumber indicator={indicator} measurements={measurements} found={found} least={least} />
      {isWorthDrawing && <CourseFigure indicator={indicator} name={name} course={course} />}
      <MeasurementList measurements={measurements} indicator={indicator} name={name} least={least} />
      {mayEdit && <AddMeasurement indicator={indicator} name={name} least={least} />}
    </li>
  );
});
