import { Check, Inbox, List, type LucideIcon, MessageSquare, Pencil, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useEditMode } from '../session/edit-mode.ts';
import { openPanel } from '../session/plan-panel.ts';
import { useTalkNews } from '../session/use-discussion.ts';
import { useEditRight } from '../session/use-sync-state.ts';
import { openCommands } from './plan-commands.tsx';

import styles from './phone-bar.module.css';

/** What a thumb reaches: what is for oneself, where to go, and the pencil with which editing begins. */
export function PhoneBar() {
  const { t } = useTranslation();
  const { isEditing, setEditing } = useEditMode();
  const mayEdit = useEditRight().kind === 'may-edit';
  const news = useTalkNews().size;
  return (
    <nav className={styles['bar']} aria-label={t('plan.phoneBar')}>
      <BarButton icon={Inbox} label={t('forMe.title')} onClick={() => openPanel({ kind: 'me' })} />
      <BarButton icon={List} label={t('plan.chapters')} onClick={() => openPanel({ kind: 'chapters' })} />
      <BarButton icon={Search} label={t('commands.find')} onClick={openCommands} />
      <BarButton
        icon={MessageSquare}
        label={news === 0 ? t('talk.title') : t('talk.titleNews', { count: news })}
        onClick={() => openPanel({ kind: 'talk' })}
      />
      {mayEdit && (
        <BarButton
          icon={isEditing ? Check : Pencil}
          label={t(isEditing ? 'plan.editDone' : 'plan.edit')}
          isStrong
          onClick={() => setEditing(!isEditing)}
        />
      )}
    </nav>
  );
}

interface BarButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly isStrong?: boolean;
  readonly onClick: () => void;
}

function BarButton({ icon: Icon, label, isStrong = false, onClick }: BarButtonProps) {
  return (
    <button type="button" className={styles['button']} data-strong={isStrong || undefined} onClick={onClick}>
      <Icon aria-hidden size={22} />
      <span>{label}</span>
    </button>
  );
}
