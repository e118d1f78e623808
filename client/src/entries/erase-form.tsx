import type { EntryKey } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { failureKey } from '../platform/failure-key.ts';
import { accountOf } from '../platform/plan-access.ts';
import { useDevice } from '../session/device.ts';
import { useOpenPlan } from '../session/open-plan-context.ts';
import { Confirm } from '../ui/confirm.tsx';
import { showToast } from '../ui/toast.ts';

import styles from './entries.module.css';

export interface EraseFormProps {
  readonly entry: EntryKey;
  /** Whoever shows the form leads the focus back. */
  readonly onDone: () => void;
}

/** Asks a facilitator once more, and then the relay, which alone can make everybody forget. */
export function EraseForm({ entry, onDone }: EraseFormProps) {
  const { t } = useTranslation();
  const { api } = useDevice();
  const { entry: plan } = useOpenPlan();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function erase(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    const answer = await api.eraseEntry(accountOf(plan), entry);
    setBusy(false);
    if (answer.kind !== 'done') return setProblem(t('talk.eraseFailed', { reason: t(failureKey(answer)) }));
    showToast({ text: t('talk.erased') });
    onDone();
  }
  return (
    <>
      <Confirm
        label={t('talk.erase')}
        cancelLabel={t('talk.cancel')}
        isBusy={isBusy}
        onConfirm={() => void erase()}
        onCancel={onDone}
      >
        {t('talk.eraseSure')}
      </Confirm>
      {problem !== undefined && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </>
  );
}
