import { useTranslation } from 'react-i18next';

import { readCapabilities } from '../../platform/capabilities.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { reloadPage } from '../../session/open-plans.ts';
import { useBackup } from '../../session/use-backup.ts';
import { useEditRight, useHasJoined, useRole, useSyncState } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

const { secureContext } = readCapabilities();

/** Sentences on what is out of the ordinary with the plan, each as long as it is. */
export function SyncNotices() {
  const { t } = useTranslation();
  const state = useSyncState();
  const { connection } = state;
  const unreadable = usePlan((plan) => plan.problems).length;
  return (
    <>
      <NotSavedNotice />
      <ArrivingNotice />
      {connection.kind === 'refused' && (
        <Notice kind="care" actions={connection.reason === 'too-old' && <ReloadButton />}>
          {t(`sync.refused.${connection.reason}`)}
        </Notice>
      )}
      <ReadOnlyNotice />
      {!secureContext && <Notice kind="note">{t('plan.connectedOnly')}</Notice>}
      {unreadable > 0 && <Notice kind="care">{t('plan.unreadableValues', { count: unreadable })}</Notice>}
      {state.garbled && (
        <Notice kind="care" actions={<ReloadButton />}>
          {t('sync.garbled')}
        </Notice>
      )}
      {state.unreadable > 0 && (
        <Notice kind="care" actions={<BackupButton />}>
          {t('plan.unreadableRows', { count: state.unreadable })}
        </Notice>
      )}
    </>
  );
}

/** An invited person may come in before the plan does. */
function ArrivingNotice() {
  const { t } = useTranslation();
  const { entry } = useOpenPlan();
  const hasJoined = useHasJoined();
  const { connection } = useSyncState();
  const isEmpty = usePlan((plan) => plan.vision.blocks.length === 0 && plan.goals.length === 0);
  const isOnItsWay = connection.kind === 'offline' || connection.kind === 'connecting';
  if (!isEmpty || !isOnItsWay || entry.entry.kind === 'created') return null;
  return <Notice kind="note">{t(hasJoined ? 'plan.arriving' : 'plan.joining')}</Notice>;
}

/** Work in this page only is the one thing that must not be overlooked. */
function NotSavedNotice() {
  const { t } = useTranslation();
  const { device } = useSyncState();
  if (device.kind !== 'failing') return null;
  return (
    <Notice kind="bad" actions={<BackupButton />}>
      {t('sync.notSavedText', { count: device.changes })}
    </Notice>
  );
}

function ReadOnlyNotice() {
  const { t } = useTranslation();
  const right = useEditRight();
  const role = useRole();
  const hasJoined = useHasJoined();
  // Before that the role is not known: saying "reader" would be a guess.
  if (right.kind === 'may-edit' || (right.why === 'role' && !hasJoined)) return null;
  switch (right.why) {
    case 'role':
      return (
        <Notice kind="note">
          {role === 'commenter'
            ? t('plan.readOnlyCommenter', { role: t(`roles.${role}`), talk: t('talk.title') })
            : t('plan.readOnlyRole', { role: t(`roles.${role}`) })}
        </Notice>
      );
    case 'newer-schema':
      return (
        <Notice kind="care" actions={<ReloadButton />}>
          {t('plan.newerSchema')}
        </Notice>
      );
    case 'full':
      return <Notice kind="care">{t('plan.full')}</Notice>;
  }
}

function ReloadButton() {
  const { t } = useTranslation();
  return <Button onClick={() => void reloadPage()}>{t('app.reload')}</Button>;
}

function BackupButton() {
  const { t } = useTranslation();
  const { save, isBusy } = useBackup();
  return (
    <Button disabled={isBusy} onClick={save}>
      {t('sync.backup')}
    </Button>
  );
}
