import {
  type Reply,
  setHidden,
  settleThread,
  type Sign,
  SIGNS,
  type Thread,
  withdrawEntry,
} from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import type { MenuItem } from '../../ui/menu-props.ts';
import { Menu } from '../../ui/menu.tsx';
import { Composer } from './composer.tsx';

import styles from './talk.module.css';

export interface EntryMenuProps {
  readonly thread: Thread;
  readonly entry: Thread | Reply;
  readonly root: 'threads' | 'replies';
  readonly onReword: () => void;
  readonly onSign: (sign: Sign, isOn: boolean) => void;
}

/** What can be done with what somebody said: signs for all, words for their author, hiding for facilitators. */
export function EntryMenu({ thread, entry, root, onReword, onSign }: EntryMenuProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const { participantId } = useOpenPlan().entry;
  const isFacilitator = canManage(useRole());
  const [asking, setAsking] = useState<'nothing' | 'withdraw' | 'hide'>('nothing');
  if (open === undefined) return null;
  const { discussion } = open;
  const isMine = entry.author === participantId;
  const stop = () => setAsking('nothing');

  function items(): readonly MenuItem[] {
    const given = entry.reactions.filter(({ by }) => by.includes(participantId)).map(({ sign }) => sign);
    const isSettled = thread.state.kind !== 'open';
    return [
      ...SIGNS.map((sign) => ({
        id: sign,
        label: t(given.includes(sign) ? 'talk.takeSignBack' : 'talk.giveSign', {
          sign: t(`talk.signs.${sign}`),
        }),
        onAction: () => onSign(sign, !given.includes(sign)),
      })),
      ...(isMine
        ? [
            { id: 'reword', label: t('talk.reword'), onAction: onReword },
            { id: 'withdraw', label: t('talk.withdraw'), onAction: () => setAsking('withdraw') },
          ]
        : []),
      ...(isMine && root === 'threads'
        ? [
            {
              id: 'settle',
              label: t(isSettled ? 'talk.reopen' : 'talk.settle'),
              onAction: () => void settleThread(discussion, { thread, isSettled: !isSettled }),
            },
          ]
        : []),
      ...(isFacilitator && !isMine ? [hideItem()] : []),
    ];
  }
  function hideItem(): MenuItem {
    if (entry.hidden === null)
      return { id: 'hide', label: t('talk.hide'), onAction: () => setAsking('hide') };
    const show = () => void setHidden(discussion, { entry: entry.key, thread, isHidden: false, reason: [] });
    return { id: 'show', label: t('talk.unhide'), onAction: show };
  }
  return (
    <>
      <Menu label={t('talk.more')} icon={<Ellipsis aria-hidden size={18} />} items={items} />
      {asking === 'withdraw' && (
        <ConfirmWithdraw
          onDo={() => {
            withdrawEntry(discussion, { root, key: entry.key });
            stop();
          }}
          onCancel={stop}
        />
      )}
      {asking === 'hide' && (
        <div className={styles['confirm']}>
          <Composer
            draft={`hide/${entry.key}`}
            label={t('talk.hideReason')}
            placeholder={t('talk.hideReason')}
            submitLabel={t('talk.hide')}
            takesFocus
            onCancel={stop}
            onSay={(reason) => {
              setHidden(discussion, { entry: entry.key, thread, isHidden: true, reason });
              stop();
            }}
          />
        </div>
      )}
    </>
  );
}

interface ConfirmWithdrawProps {
  readonly onDo: () => void;
  readonly onCancel: () => void;
}

function ConfirmWithdraw({ onDo, onCancel }: ConfirmWithdrawProps) {
  const { t } = useTranslation();
  return (
    <section className={styles['confirm']} aria-label={t('talk.withdraw')}>
      <p>{t('talk.withdrawSure')}</p>
      <div className={styles['actions']}>
        <Button onClick={onDo}>{t('talk.withdraw')}</Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('talk.cancel')}
        </Button>
      </div>
    </section>
  );
}
