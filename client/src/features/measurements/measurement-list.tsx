import '../../strings/goes-strings.ts';
import type { IndicatorSnapshot, MeasurementSnapshot } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { MeasurementRow } from './measurement-row.tsx';

import styles from './measurements.module.css';

export interface MeasurementListProps {
  /** The latest first. */
  readonly measurements: readonly MeasurementSnapshot[];
  readonly indicator: IndicatorSnapshot;
  readonly name: string;
  readonly least: number;
}

const AT_FIRST = 4;
/** A plan may hold thousands of numbers: no press draws all of them. */
const AT_ONCE = 50;

/** The numbers that were found, the latest first; older ones when they are asked for. */
export function MeasurementList({ measurements, indicator, name, least }: MeasurementListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(AT_FIRST);
  const older = measurements.length - shown;
  if (measurements.length === 0) return null;
  return (
    <>
      <ul className={styles['rows']} aria-label={t('goes.numbersOf', { name })}>
        {measurements.slice(0, shown).map((measurement) => (
          <MeasurementRow
            key={measurement.id}
            measurement={measurement}
            indicator={indicator}
            least={least}
          />
        ))}
      </ul>
      {older > 0 && (
        <p className={styles['more']}>
          <Button variant="quiet" onClick={() => setShown(shown + AT_ONCE)}>
            {t('goes.more', { count: Math.min(AT_ONCE, older) })}
          </Button>
          <span className={styles['quiet']}>
            {t('goes.older', { count: older, number: format.number(older) })}
          </span>
        </p>
      )}
    </>
  );
}
