import { isUnreadable, type MeasureId } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useProgressOf } from '../../session/use-progress.ts';
import { useFormat } from '../../strings/format.ts';

import styles from './measures.module.css';

/** How far a measure has come, as was said last: "60 % · 12 Nov 2026". Nothing until the discussion is open. */
export function LastProgress({ measure }: { readonly measure: MeasureId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const latest = useProgressOf(measure)?.latest;
  if (latest === undefined || latest === null || isUnreadable(latest.on)) return null;
  const { share, on } = latest;
  const day = format.day(on);
  return (
    <p className={styles['progress']}>
      {share === null || isUnreadable(share)
        ? t('measures.lastSaid', { day })
        : t('measures.lastShare', { share: format.number(share), day })}
    </p>
  );
}
