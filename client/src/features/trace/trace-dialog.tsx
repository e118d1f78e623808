import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import '../../strings/why-strings.ts';
import { useWholePlan } from '../../session/open-plan-context.ts';
import { goToRecord } from '../../session/plan-panel.ts';
import { shownName } from '../../session/record-name.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { TraceList } from './trace-list.tsx';
import { type ChainAddress, traceOf } from './trace-of.ts';
import { TracePicture } from './trace-picture.tsx';

import styles from './trace.module.css';

export interface TraceDialogProps {
  readonly record: ChainAddress;
  readonly onClose: () => void;
}

/** From why to what changes, seen from one record; a press looks from another. */
export function TraceDialog({ record, onClose }: TraceDialogProps) {
  const { t } = useTranslation();
  const plan = useWholePlan();
  const [chosen, setChosen] = useState(record);
  const trace = useMemo(() => traceOf(plan, chosen), [plan, chosen]);
  // A picture of many is none; the list can hold them all.
  const [isWhole, setWhole] = useState(false);
  const listed = useMemo(
    () => (isWhole ? traceOf(plan, chosen, Infinity) : trace),
    [plan, chosen, trace, isWhole],
  );
  const nameOf = (each: ChainAddress): string => shownName(plan, each, t);
  function choose(other: ChainAddress): void {
    setChosen(other);
    setWhole(false);
  }
  function showDetails(of: ChainAddress): void {
    onClose();
    // The dialog gives the focus back first.
    requestAnimationFrame(() => goToRecord(of));
  }
  return (
    <Dialog title={t('trace.title')} closeLabel={t('app.close')} onClose={onClose} isWide>
      <p className={styles['quiet']}>{t('trace.guidance')}</p>
      <TracePicture trace={trace} title={nameOf(chosen)} nameOf={nameOf} />
      <TraceList
        trace={listed}
        nameOf={nameOf}
        onChoose={choose}
        onDetails={showDetails}
        onWhole={() => setWhole(true)}
      />
    </Dialog>
  );
}
