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
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EraseForm } from '../../entries/erase-form.tsx';
import { HideForm } from '../../entries/hide-form.tsx';
import { useNamedPeople } from '../../entries/people-context.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useIsMe } from '../../session/use-persons.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { Confirm } from '../../ui/confirm.tsx';
import type { MenuItem } from '../../ui/menu-props.ts';
import { Menu } from '../../ui/menu.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';

import styles from './talk.module.css';

export interface EntryMenuProps {
  readonly thread: Thread;
  readonly entry: Thread | Reply;
  readonly root: 'threads' | 'replies';
  /** The keys come back to this menu after it. */
  readonly isBusy: boolean;
  readonly onReword: () => void;
  /** Undefined where there are no words. */
  readonly onTranslate: (() => void) | undefined;
  readonly onSign: (sign: Sign, isOn: boolean) => void;
}

/** What can be done with what somebody said: signs for all, words for their author, hiding and erasing for facilitators. */
export function EntryMenu(props: EntryMenuProps) {
  const { thread, entry, root, isBusy, onReword, onTranslate, onSign } = props;
  const { t } = useTranslation();
  const open = useDiscussion();
  const { participantId } = useOpenPlan().entry;
  const isFacilitator = canManage(useRole());
  const people = useNamedPeople();
  const isMe = useIsMe();
  const [asking, setAsking] = useState<'nothing' | Question>('nothing');
  const trigger = useRef<HTMLButtonElement>(null);
  useFocusAfter(asking !== 'nothing' || isBusy, trigger);
  if (open === undefined) return null;
  const { discussion } = open;
  const isMine = entry.author === participantId;
  const stop = () => setAsking('nothing');
  const name = people.get(entry.author)?.name ?? t('talk.someone');

  function items(): readonly MenuItem[] {
    const given = entry.reactions.filter(({ by }) => by.includes(participantId)).map(({ sign }) => sign);
    const isSettled = thread.state.kind !== 'open';
    // What they gave on another device can be taken back there, and counts once.
    const isGivenElsewhere = (sign: Sign): boolean =>
      !given.includes(sign) && entry.reactions.some((each) => each.sign === sign && each.by.some(isMe));
    return [
      ...SIGNS.filter((sign) => !isGivenElsewhere(sign)).map((sign) => ({
        id: sign,
        label: t(given.includes(sign) ? 'talk.takeSignBack' : 'talk.giveSign', {
          sign: t(`talk.signs.${sign}`),
        }),
        onAction: () => onSign(sign, !given.includes(sign)),
      })),
      ...(onTranslate === undefined
        ? []
        : [{ id: 'translate', label: t('translations.add'), onAction: onTranslate }]),
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
      // Others see first that something was hidden, by whom and why.
      ...(isFacilitator && entry.hidden !== null
        ? [{ id: 'erase', label: t('talk.erase'), onAction: () => setAsking('erase') }]
        : []),
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
      <Menu
        label={t('talk.more', { name })}
        icon={<Ellipsis aria-hidden size={18} />}
        items={items}
        triggerRef={trigger}
      />
      {asking !== 'nothing' && (
        <div className={styles['below']}>
          <AskedFirst asking={asking} thread={thread} entry={entry} root={root} onDone={stop} />
        </div>
      )}
    </>
  );
}

type Question = 'withdraw' | 'hide' | 'erase';

interface AskedFirstProps extends Pick<EntryMenuProps, 'thread' | 'entry' | 'root'> {
  readonly asking: Question;
  readonly onDone: () => void;
}

/** What is asked before an entry goes from the eyes of others. */
function AskedFirst({ asking, thread, entry, root, onDone }: AskedFirstProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  if (open === undefined) return null;
  const { discussion } = open;
  if (asking === 'erase') return <EraseForm entry={entry.key} onDone={onDone} />;
  if (asking === 'withdraw') {
    return (
      <Confirm
        label={t('talk.withdraw')}
        cancelLabel={t('talk.cancel')}
        onConfirm={() => {
          withdrawEntry(discussion, { root, key: entry.key });
          onDone();
        }}
        onCancel={onDone}
      >
        {t('talk.withdrawSure')}
      </Confirm>
    );
  }
  return (
    <HideForm
      entry={entry.key}
      onCancel={onDone}
      onHide={(reason) => {
        setHidden(discussion, { entry: entry.key, thread, isHidden: true, reason: [reason] });
        onDone();
      }}
    />
  );
}
