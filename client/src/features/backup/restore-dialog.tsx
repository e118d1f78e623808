import '../../strings/device-strings.ts';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { type Backup, isComplete } from '../../platform/backup-file.ts';
import type { LibraryPlan } from '../../platform/plan-library.ts';
import type { RestoreOutcome } from '../../platform/restore-backup.ts';
import type { RestoreTarget } from '../../platform/restore-target.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useRestore } from './use-restore.ts';

import styles from './backup.module.css';

export interface RestoreDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

/** Says what a file is and where its work would go, before anything is done with it. */
export function RestoreDialog({ file, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const { stage, restore } = useRestore(file);
  return (
    <Dialog title={t('restore.title')} closeLabel={t('app.close')} onClose={onClose}>
      {stage.kind === 'reading' && <output>{t('restore.reading')}</output>}
      {stage.kind === 'unreadable' && <Notice kind="bad">{t(`restore.${stage.why}`)}</Notice>}
      {stage.kind === 'ready' && (
        <Ready
          backup={stage.backup}
          target={stage.target}
          isBusy={stage.isBusy}
          onRestore={() => void restore(stage)}
        />
      )}
      {stage.kind === 'over' && <Over outcome={stage.outcome} plan={stage.plan} />}
    </Dialog>
  );
}

interface ReadyProps {
  readonly backup: Backup;
  readonly target: RestoreTarget;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
}

function Ready({ backup, target, isBusy, onRestore }: ReadyProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { title, displayName } = backup.plan;
  const isCopy = target.kind === 'none' || target.kind === 'as-other';
  return (
    <>
      <p>
        {t('restore.what', {
          title: title === '' ? t('plans.untitled') : title,
          name: displayName,
          when: format.moment(backup.madeAt),
        })}
      </p>
      <p>
        {target.kind === 'as-other'
          ? t('restore.asOther', { me: target.plan.displayName, name: displayName })
          : t(`restore.${target.kind}`)}
      </p>
      {!isComplete(backup) && <Notice kind="care">{t('restore.incomplete')}</Notice>}
      <div className={styles['actions']}>
        <Button variant="primary" disabled={isBusy} onClick={onRestore}>
          {t(isCopy ? 'restore.confirmCopy' : 'restore.confirm')}
        </Button>
      </div>
    </>
  );
}

function Over({ outcome, plan }: { readonly outcome: RestoreOutcome; readonly plan: LibraryPlan }) {
  const { t } = useTranslation();
  switch (outcome.kind) {
    case 'damaged':
      return <Notice kind="bad">{t('restore.damaged')}</Notice>;
    case 'failed':
      return <Notice kind="bad">{t('restore.failed', { reason: t(`storage.${outcome.problem}`) })}</Notice>;
    case 'restored':
    case 'nothing-new':
      return (
        <>
          <Notice kind="note">
            {t(outcome.kind === 'restored' ? 'restore.done' : 'restore.nothingNew')}
          </Notice>
          <Link href={`/plan/${plan.planId}/${plan.participantId}`}>{t('restore.openPlan')}</Link>
        </>
      );
  }
}
