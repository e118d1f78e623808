import '../../strings/import-strings.ts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useEditRight } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ColumnsStep } from './columns-step.tsx';
import type { ImportKind } from './columns.ts';
import { PreviewStep } from './preview-step.tsx';
import { SourceStep } from './source-step.tsx';
import { useImport, useTableWords } from './use-import.ts';

import styles from './importing.module.css';

const STEPS = ['source', 'columns', 'preview'] as const;

export interface ImportDialogProps {
  /** What the rows are, where that is known when it is opened. */
  readonly kind?: ImportKind | undefined;
  readonly onClose: () => void;
}

/** Brings the rows of a table into the plan, in three steps. What was begun is there when it is opened again. */
export function ImportDialog({ kind, onClose }: ImportDialogProps) {
  const { t } = useTranslation();
  const words = useTableWords();
  const steps = useImport(words, kind);
  const { step, read } = steps.begun;
  const shown = read === undefined ? 'source' : step;
  const heading = useHeadingFocus(shown);
  const mayEdit = useEditRight().kind === 'may-edit';
  return (
    <Dialog title={t('import.title')} closeLabel={t('app.close')} onClose={onClose} isWide>
      <div className={styles['bar']}>
        <h3 ref={heading} className={styles['heading']} tabIndex={-1}>
          {t('import.step', { step: STEPS.indexOf(shown) + 1, name: t(`import.steps.${shown}`) })}
        </h3>
        {shown !== 'source' && (
          <Button variant="quiet" onClick={steps.clear}>
            {t('import.again')}
          </Button>
        )}
      </div>
      {!mayEdit && shown !== 'preview' && <Notice kind="care">{t('import.noRight')}</Notice>}
      {(shown === 'source' || read === undefined) && <SourceStep steps={steps} />}
      {shown === 'columns' && read !== undefined && <ColumnsStep {...read} words={words} steps={steps} />}
      {shown === 'preview' && read !== undefined && (
        <PreviewStep {...read} words={words} steps={steps} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** The step before is gone with the button that was pressed: the next one begins at its heading. */
function useHeadingFocus(step: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    heading.current?.focus();
  }, [step]);
  return heading;
}
