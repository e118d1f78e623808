import '../../strings/device-strings.ts';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { failureKey } from '../../platform/failure-key.ts';
import type { PlanRow } from '../../platform/plan-row.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { CodeGroups } from './code-groups.tsx';
import { RecoverySheet } from './recovery-sheet.tsx';
import { type Recovery, type RecoveryState, useRecovery } from './use-recovery.ts';

import styles from './passes.module.css';

export interface RecoveryDialogProps {
  readonly plan: PlanRow;
  /** What the plan is called now. */
  readonly title: string;
  readonly onClose: () => void;
}

/** Makes the code by which somebody gets back in without any of their devices, and has it printed. */
export function RecoveryDialog({ plan, title, onClose }: RecoveryDialogProps) {
  const { t } = useTranslation();
  const recovery = useRecovery(plan);
  const { state, failure } = recovery;
  return (
    <Dialog title={t('recovery.title')} closeLabel={t('app.close')} onClose={onClose}>
      {state.kind === 'shown' ? (
        <ShownCode shown={state} plan={plan} title={title} onClose={onClose} />
      ) : (
        <>
          <p>{t('recovery.what')}</p>
          <p className={styles['quiet']}>{t('recovery.how')}</p>
          <Offer recovery={recovery} />
          {failure !== undefined && (
            <Notice kind="bad">{t('recovery.failed', { reason: t(failureKey(failure)) })}</Notice>
          )}
        </>
      )}
    </Dialog>
  );
}

function Offer({ recovery }: { readonly recovery: Recovery }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, isBusy, make, withdraw } = recovery;
  switch (state.kind) {
    case 'shown':
      return null;
    case 'asking':
      return <output className={styles['quiet']}>{t('recovery.asking')}</output>;
    case 'unknown':
      return <Notice kind="care">{t('recovery.unknown', { reason: t(failureKey(state.failure)) })}</Notice>;
    case 'none':
      return (
        <div className={styles['actions']}>
          <Button variant="primary" disabled={isBusy} onClick={() => void make()}>
            {t('recovery.make')}
          </Button>
        </div>
      );
    case 'made':
      return (
        <>
          <Notice kind="note">{t('recovery.made', { when: format.moment(state.createdAt) })}</Notice>
          <div className={styles['actions']}>
            <Button disabled={isBusy} onClick={() => void make()}>
              {t('recovery.makeNew')}
            </Button>
            <Button variant="quiet" disabled={isBusy} onClick={() => void withdraw()}>
              {t('recovery.withdraw')}
            </Button>
          </div>
        </>
      );
  }
}

interface ShownCodeProps extends RecoveryDialogProps {
  readonly shown: Extract<RecoveryState, { kind: 'shown' }>;
}

function ShownCode({ shown, plan, title, onClose }: ShownCodeProps) {
  const { t } = useTranslation();
  const [isPrinted, setPrinted] = useState(false);
  function print(): void {
    window.print();
    setPrinted(true);
  }
  return (
    <>
      <Notice kind="care">{t('recovery.onlyNow')}</Notice>
      <CodeGroups code={shown.code} label={t('recovery.codeLabel')} />
      <div className={styles['actions']}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone, and this answers it */}
        <Button autoFocus variant="primary" onClick={print}>
          <Printer aria-hidden size={18} />
          {t('recovery.print')}
        </Button>
        <Button onClick={onClose}>{t(isPrinted ? 'recovery.done' : 'recovery.wroteDown')}</Button>
      </div>
      <p className={styles['quiet']}>{t('recovery.secret')}</p>
      <RecoverySheet shown={shown} plan={plan} title={title} />
    </>
  );
}
