import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { navigate } from 'wouter/use-browser-location';

import { usePlan } from '../session/open-plan-context.ts';
import { openPanel } from '../session/plan-panel.ts';
import { useBackup } from '../session/use-backup.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { Menu } from '../ui/menu.tsx';
import { openCommands, openDevice, openImport, openKeys, openRecovery } from './plan-commands.tsx';

/** What is seldom needed. */
export function PlanMenu() {
  const { t } = useTranslation();
  const { save } = useBackup();
  const mayEdit = useMayEdit();
  const removed = usePlan((plan) => plan.removed.filter(({ root }) => root !== 'indicators').length);
  return (
    <Menu
      label={t('plan.more')}
      icon={<Ellipsis aria-hidden size={20} />}
      items={() => [
        { id: 'find', label: t('commands.title'), onAction: openCommands },
        { id: 'for-me', label: t('forMe.title'), onAction: () => openPanel({ kind: 'me' }) },
        { id: 'keys', label: t('keys.title'), onAction: openKeys },
        { id: 'check', label: t('check.title'), onAction: () => openPanel({ kind: 'check' }) },
        { id: 'heard', label: t('heard.title'), onAction: () => openPanel({ kind: 'heard' }) },
        {
          id: 'removed',
          label: t('archive.summary', { count: removed }),
          onAction: () => openPanel({ kind: 'removed' }),
        },
        { id: 'versions', label: t('versions.menu'), onAction: () => openPanel({ kind: 'versions' }) },
        { id: 'me', label: t('identity.title'), onAction: () => navigate('/me') },
        { id: 'device', label: t('passes.device'), onAction: openDevice },
        { id: 'recovery', label: t('passes.recovery'), onAction: openRecovery },
        ...(mayEdit ? [{ id: 'bring-in', label: t('plan.bringIn'), onAction: openImport }] : []),
        { id: 'backup', label: t('plan.backup'), onAction: save },
      ]}
    />
  );
}
