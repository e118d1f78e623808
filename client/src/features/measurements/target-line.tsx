import '../../strings/goes-strings.ts';
import type { IndicatorSnapshot, TargetSnapshot } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import type { Found } from '../../session/measured-numbers.ts';
import { goToRecord } from '../../session/plan-panel.ts';
import { quantityWords } from '../../session/quantity-words.ts';
import { isOfStart, type TargetNumbers, targetStanding } from '../../session/target-status.ts';
import { useFormat } from '../../strings/format.ts';
import { StatusWord } from '../../ui/status-word.tsx';

import styles from './measurements.module.css';

export interface TargetLineProps {
  readonly target: TargetSnapshot;
  readonly numbers: TargetNumbers;
  readonly indicator: IndicatorSnapshot;
  readonly last: Found | undefined;
}

/** What a target wants to reach, and how it stands by the last number. */
export function TargetLine({ target, numbers, indicator, last }: TargetLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { targetValue, deadline } = numbers;
  const { status } = targetStanding(numbers, last);
  const value = targetValue === null ? '' : quantityWords(targetValue, indicator, { t, format });
  const month = deadline === null ? '' : format.month(deadline.slice(0, 7));
  return (
    <li className={styles['targetLine']}>
      <StatusWord look={status}>{t(`goes.status.${status}`)}</StatusWord>
      <button
        type="button"
        className={styles['link']}
        onClick={() => goToRecord({ root: 'targets', id: target.id })}
      >
        {value === ''
          ? t('goes.toReachNothing')
          : t(month === '' ? 'goes.toReachSomeday' : 'goes.toReach', { value, month })}
      </button>
      {status === 'noData' && last !== undefined && (
        <span className={styles['quiet']}>
          {t(isOfStart(numbers, last) ? 'goes.nothingSince' : 'goes.noPath')}
        </span>
      )}
    </li>
  );
}
