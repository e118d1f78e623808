import { type EntryKey, setHidden, type Thread, type Translation, withdrawEntry } from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { HideForm } from '../../entries/hide-form.tsx';
import { useNamedPeople } from '../../entries/people-context.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useDiscussion, useMayComment } from '../../session/use-discussion.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { Confirm } from '../../ui/confirm.tsx';
import type { MenuItem } from '../../ui/menu-props.ts';
import { Menu } from '../../ui/menu.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';

import styles from './talk.module.css';

export interface TranslationToolsProps {
  readonly thread: Thread;
  readonly translation: Translation;
  readonly onChange: (translation: EntryKey) => void;
}

/** What can be done with a translation: its writer changes it or takes it back, facilitators hide it. */
export function TranslationTools({ thread, translation, onChange }: TranslationToolsProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const { participantId } = useOpenPlan().entry;
  const isFacilitator = canManage(useRole());
  const mayComment = useMayComment();
  const people = useNamedPeople();
  const [asking, setAsking] = useState<'nothing' | 'takeBack' | 'hide'>('nothing');
  const trigger = useRef<HTMLButtonElement>(null);
  useFocusAfter(asking !== 'nothing', trigger);
  const { key, author, hidden } = translation;
  const isMine = author === participantId;
  if (open === undefined || !mayComment || !(isMine || isFacilitator)) return null;
  const { discussion } = open;
  const stop = () => setAsking('nothing');
  const hide = (isHidden: boolean, reason: string): void => {
    setHidden(discussion, { entry: key, thread, isHidden, reason: [reason] });
    stop();
  };
  function items(): readonly MenuItem[] {
    if (isMine)
      return [
        { id: 'change', label: t('translations.change'), onAction: () => onChange(key) },
        { id: 'takeBack', label: t('translations.takeBack'), onAction: () => setAsking('takeBack') },
      ];
    return hidden === null
      ? [{ id: 'hide', label: t('talk.hide'), onAction: () => setAsking('hide') }]
      : [{ id: 'show', label: t('talk.unhide'), onAction: () => hide(false, '') }];
  }
  return (
    <>
      <Menu
        label={t('translations.more', { name: people.get(author)?.name ?? t('talk.someone') })}
        icon={<Ellipsis aria-hidden size={18} />}
        items={items}
        triggerRef={trigger}
      />
      {asking === 'takeBack' && (
        <div className={styles['below']}>
          <Confirm
            label={t('translations.takeBack')}
            cancelLabel={t('talk.cancel')}
            onConfirm={() => withdrawEntry(discussion, { root: 'translations', key })}
            onCancel={stop}
          >
            {t('translations.withdrawSure')}
          </Confirm>
        </div>
      )}
      {asking === 'hide' && (
        <div className={styles['below']}>
          <HideForm entry={key} onCancel={stop} onHide={(reason) => hide(true, reason)} />
        </div>
      )}
    </>
  );
}
