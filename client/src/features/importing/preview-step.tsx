import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { todayBy } from '../../session/today.ts';
import { useEditRight } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Notice } from '../../ui/notice.tsx';
import { finishImport } from './finish-import.ts';
import type { ImportSettings } from './import-settings.ts';
import { PreviewQuestions } from './preview-questions.tsx';
import { PreviewTable } from './preview-table.tsx';
import { type ImportPreview, isSameImport, readImport } from './read-import.ts';
import type { Table } from './read-table.ts';
import type { ReadyWords } from './ready-words.ts';
import type { ImportSteps } from './use-import.ts';

import styles from './importing.module.css';

export interface PreviewStepProps {
  readonly table: Table;
  readonly settings: ImportSettings;
  readonly words: ReadyWords;
  readonly steps: ImportSteps;
  readonly onClose: () => void;
}

/** Everything that would come into the plan, before it does. */
export function PreviewStep({ table, settings, words, steps, onClose }: PreviewStepProps) {
  const { t } = useTranslation();
  const open = useOpenPlan();
  const { clock } = useDevice();
  const today = todayBy(clock);
  // As it was when the person began to look: many rows take too long to be read anew at each key of somebody else.
  const [plan, setPlan] = useState(() => open.plan.snapshot());
  const preview = useMemo(
    () => readImport(table, settings, { plan, words, today }),
    [table, settings, plan, words, today],
  );
  const [hasFailed, setFailed] = useState(false);
  function bringIn(): void {
    const now = readImport(table, settings, { plan: open.plan.snapshot(), words, today });
    if (isSameImport(now, preview) && finishImport(open, now, { words, t })) {
      steps.clear();
      onClose();
    } else {
      setPlan(open.plan.snapshot());
      setFailed(true);
    }
  }
  return (
    <>
      <Counts preview={preview} />
      <PreviewQuestions preview={preview} onSettle={steps.settle} />
      <PreviewTable table={table} preview={preview} onMend={steps.mend} />
      {hasFailed && <Notice kind="bad">{t('import.failed')}</Notice>}
      <Confirm preview={preview} onConfirm={bringIn} onBack={() => steps.goTo('columns')} />
    </>
  );
}

function Counts({ preview: { counts } }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  const fates = (['add', 'update', 'skip', 'out'] as const).filter((fate) => counts[fate] > 0);
  return (
    <output className={styles['counts']}>
      {fates.map((fate) => (
        <span key={fate}>{t(`import.counts.${fate}`, { count: counts[fate] })} </span>
      ))}
    </output>
  );
}

interface ConfirmProps {
  readonly preview: ImportPreview;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

/** Rows that cannot come in stay out only when somebody says so: nobody is to believe that all of it is in the plan. */
function Confirm({ preview: { counts, isTooMuch }, onConfirm, onBack }: ConfirmProps) {
  const { t } = useTranslation();
  const mayEdit = useEditRight().kind === 'may-edit';
  const [leavesErrors, setLeavesErrors] = useState(false);
  const count = counts.add + counts.update;
  const isReady = mayEdit && !isTooMuch && count > 0 && (counts.out === 0 || leavesErrors);
  return (
    <>
      {counts.out > 0 && count > 0 && (
        <CheckBox isChecked={leavesErrors} onChange={setLeavesErrors}>
          {t('import.leaveErrors', { count: counts.out })}
        </CheckBox>
      )}
      {count === 0 && <Notice kind="care">{t('import.nothing')}</Notice>}
      {isTooMuch && <Notice kind="bad">{t('import.tooMuch')}</Notice>}
      {!mayEdit && <Notice kind="care">{t('import.noRight')}</Notice>}
      <div className={classNames(styles['actions'], styles['confirm'])}>
        <Button variant="primary" disabled={!isReady} onClick={onConfirm}>
          {t('import.confirm', { count })}
        </Button>
        <Button onClick={onBack}>{t('import.back')}</Button>
      </div>
    </>
  );
}
