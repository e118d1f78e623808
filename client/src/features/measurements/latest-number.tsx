import '../../strings/places-strings.ts';
import '../../strings/goes-strings.ts';
import { isStale } from '@holdfast/plan-check';
import { type IndicatorSnapshot, isUnreadable, type MeasurementSnapshot } from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import { useDevice } from '../../session/device.ts';
import { type Found, isAboutTooFew } from '../../session/measured-numbers.ts';
import { quantityWords } from '../../session/quantity-words.ts';
import { todayBy } from '../../session/today.ts';
import { useFormat } from '../../strings/format.ts';

import styles from './measurements.module.css';

export interface LatestNumberProps {
  readonly indicator: IndicatorSnapshot;
  readonly measurements: readonly MeasurementSnapshot[];
  /** What of them can be shown, in the order of days. */
  readonly found: readonly Found[];
  readonly least: number;
}

/** The last number about everybody, and whether another one should have come. */
export function LatestNumber({ indicator, measurements, found, least }: LatestNumberProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const today = todayBy(useDevice().clock);
  const { frequency } = indicator;
  const latest = measurements[0];
  const last = found.at(-1);
  const newest = latest === undefined || isUnreadable(latest.date) ? undefined : latest.date;
  if (newest === undefined) return <p className={styles['quiet']}>{t('goes.none')}</p>;
  const stale =
    frequency !== null && !isUnreadable(frequency) && isStale(newest, { frequency, today })
      ? t('goes.stale', { frequency: t(`places.values.${frequency}`) })
      : undefined;
  const isHidden = latest !== undefined && isAboutTooFew(latest, indicator);
  return (
    <p className={styles['latest']}>
      {isHidden && t('goes.latestHidden', { day: format.day(newest), least: format.number(least) })}{' '}
      {last !== undefined && (
        <Trans
          i18nKey={`goes.latest${isHidden ? 'Before' : ''}${last.people === null ? '' : 'Of'}`}
          values={{
            value: quantityWords(last.value, indicator, { t, format }),
            day: format.day(last.date),
            people: t('goes.people', { count: last.people ?? 0, number: format.number(last.people ?? 0) }),
          }}
          components={{ strong: <strong /> }}
        />
      )}{' '}
      {stale !== undefined && <span className={styles['quiet']}>{stale}</span>}
    </p>
  );
}
