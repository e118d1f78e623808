import { useTranslation } from 'react-i18next';

import { countOnlyHere, type OnlyHere } from '../../session/only-here.ts';
import { planKey } from '../../session/open-plans.ts';
import { useBackupOf } from '../../session/use-backup-of.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type LeavingStage, useLeaving } from './use-leaving.ts';

import styles from './identity.module.css';

/** Names what nobody else has, offers to send or to save it, and removes everything. */
export function LeavingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { stage, send, remove } = useLeaving();
  return (
    <Dialog title={t('leaving.title')} closeLabel={t('app.close')} onClose={onClose}>
      {stage.kind === 'counting' && <output>{t('leaving.counting')}</output>}
      {stage.kind === 'unsaved' && <Notice kind="bad">{t('leaving.unsaved')}</Notice>}
      {stage.kind === 'unknown' && <Notice kind="bad">{t('leaving.unknown')}</Notice>}
      {stage.kind === 'failed' && (
        <Notice kind="bad">{t('leaving.failed', { reason: t(`storage.${stage.problem}`) })}</Notice>
      )}
      {stage.kind === 'counted' && (
        <Counted stage={stage} onSend={() => void send(stage)} onRemove={() => void remove(stage)} />
      )}
    </Dialog>
  );
}

interface CountedProps {
  readonly stage: Extract<LeavingStage, { kind: 'counted' }>;
  readonly onSend: () => void;
  readonly onRemove: () => void;
}

function Counted({ stage, onSend, onRemove }: CountedProps) {
  const { t } = useTranslation();
  const { plans, unreadable, busy, news } = stage;
  const format = useFormat();
  const unsent = plans.filter((each) => countOnlyHere(each) > 0);
  const run = plans
    .filter(({ plan }) => plan.role === 'facilitator')
    .map(({ plan }) => titleOf(plan.title, t));
  const isBusy = busy !== 'no';
  return (
    <>
      {news !== undefined && <Notice kind="care">{t(`leaving.news.${news}`)}</Notice>}
      {unsent.length === 0 ? <p>{t('leaving.allSent')}</p> : <p>{t('leaving.unsent')}</p>}
      {unsent.length > 0 && (
        <ul className={styles['list']}>
          {unsent.map((each) => (
            <UnsentPlan key={planKey(each.plan)} onlyHere={each} />
          ))}
        </ul>
      )}
      {plans.length > 0 && <p>{t('leaving.what', { count: plans.length })}</p>}
      {run.length > 0 && <p>{t('leaving.facilitator', { count: run.length, titles: format.list(run) })}</p>}
      {unreadable > 0 && <p>{t('leaving.unreadable', { count: unreadable })}</p>}
      <div className={styles['actions']}>
        {unsent.some((each) => each.unsent.waiting > 0) && (
          <Button variant="primary" disabled={isBusy} onClick={onSend}>
            {t(busy === 'sending' ? 'leaving.sending' : 'leaving.send')}
          </Button>
        )}
        <Button variant={unsent.length === 0 ? 'primary' : 'secondary'} disabled={isBusy} onClick={onRemove}>
          {t(unsent.length === 0 ? 'leaving.remove' : 'leaving.removeUnsent')}
        </Button>
      </div>
    </>
  );
}

function UnsentPlan({ onlyHere }: { readonly onlyHere: OnlyHere }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan, unsent, kept, drafts } = onlyHere;
  const { versions, crossings } = kept;
  const { save, isBusy } = useBackupOf(plan);
  const { waiting, since, shelved } = unsent;
  return (
    <li className={styles['unsent']}>
      <p>
        <strong>
          <bdi>{titleOf(plan.title, t)}</bdi>
        </strong>
      </p>
      {waiting > 0 && (
        <p>
          {since === undefined
            ? t('plans.waiting', { count: waiting })
            : t('plans.waitingSince', { count: waiting, when: format.moment(since) })}
        </p>
      )}
      {shelved > 0 && <p>{t('plans.shelved', { count: shelved })}</p>}
      {versions > 0 && <p>{t('leaving.versions', { count: versions })}</p>}
      {crossings > 0 && <p>{t('leaving.crossings', { count: crossings })}</p>}
      {drafts > 0 && <p>{t('leaving.drafts', { count: drafts })}</p>}
      {waiting + shelved + versions + crossings > 0 && (
        <Button disabled={isBusy} onClick={save}>
          {t('plan.backup')}
        </Button>
      )}
    </li>
  );
}

function titleOf(title: string, t: (key: 'plans.untitled') => string): string {
  return title === '' ? t('plans.untitled') : title;
}
