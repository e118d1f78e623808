import '../../strings/seldom-strings.ts';
import { type CrossingChoice, settleCrossing } from '@holdfast/plan-model';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { KeptCrossing } from '../../platform/crossing-row.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useReadable } from '../../session/use-readable.ts';
import { showToast } from '../../ui/toast.ts';
import { CrossingItem } from './crossing-item.tsx';

import styles from './crossings.module.css';

/** Every place where work met and nobody has chosen yet. */
export function Crossings() {
  const { t } = useTranslation();
  const { plan, undo, crossings } = useOpenPlan();
  const kept = useReadable(crossings.open);
  const list = useRef<HTMLDivElement>(null);

  async function settle({ crossing }: KeptCrossing, choice: CrossingChoice | undefined): Promise<void> {
    const before = undo.lastStep;
    const isThere = choice === undefined || settleCrossing(plan, crossing, choice);
    const step = undo.lastStep;
    // The button that was pressed goes with its entry.
    list.current?.focus();
    try {
      await crossings.settle(crossing.id);
    } catch {
      // It stays on the list, and the plan already is as it was chosen.
      showToast({ text: t('crossings.notStored') });
      return;
    }
    const reopen = (): void => {
      crossings.reopen(crossing.id).catch(() => {
        // Both versions are still in the device's storage, off the list.
        showToast({ text: t('crossings.notReopened') });
      });
    };
    const isStep = step !== undefined && step !== before;
    if (isStep) undo.whenUndone(step, reopen);
    const takeBack = (): void => {
      // A choice may have changed nothing, and what was done after it is not meant. The entry comes back in any case.
      if (isStep && step === undo.lastStep) undo.undo();
      else reopen();
    };
    showToast({
      text: t(isThere ? 'crossings.settled' : 'crossings.gone'),
      action: { label: t('app.undo'), run: takeBack },
    });
  }

  return (
    <div ref={list} tabIndex={-1} className={styles['crossings']}>
      <p className={styles['quiet']}>{t(kept.length === 0 ? 'crossings.empty' : 'crossings.text')}</p>
      {kept.length > 0 && (
        <ul className={styles['list']} aria-label={t('crossings.title')}>
          {kept.map((each) => (
            <CrossingItem
              key={each.crossing.id}
              kept={each}
              onChoose={(choice) => void settle(each, choice)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
