import { type Participant, type Role, ROLES } from '@holdfast/sync-protocol';
import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { failureKey } from '../../platform/failure-key.ts';
import { accountOf } from '../../platform/plan-access.ts';
import type { ApiAnswer } from '../../platform/relay-api.ts';
import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';

import styles from './sharing.module.css';

export interface ManagePersonProps {
  readonly person: Participant;
  /** Reads the list again, once something has changed. */
  readonly reload: () => Promise<void>;
}

type Asked = { readonly kind: 'role'; readonly role: Role } | { readonly kind: 'remove' };

/** What a facilitator can do about somebody: another role, or out of the plan. */
export function ManagePerson({ person, reload }: ManagePersonProps) {
  const { t } = useTranslation();
  const { entry } = useOpenPlan();
  const [asked, setAsked] = useState<Asked>();
  const { act, forget, isBusy, problem, news } = useActs({ person, reload });
  const trigger = useRef<HTMLButtonElement>(null);
  useFocusAfter(asked !== undefined, trigger);
  const name = person.displayName;
  const isMe = person.participantId === entry.participantId;

  function choose(role: Role): void {
    // Whoever gives away their own rights cannot take them back.
    if (isMe) setAsked({ kind: 'role', role });
    else void act({ kind: 'role', role });
  }
  async function confirm(): Promise<void> {
    if (asked !== undefined && (await act(asked))) setAsked(undefined);
  }
  const items = [
    ...ROLES.filter((role) => role !== person.role).map((role) => ({
      id: role,
      label: t('share.makeRole', { role: t(`roles.${role}`) }),
      onAction: () => choose(role),
    })),
    ...(isMe
      ? []
      : [{ id: 'remove', label: t('share.remove'), onAction: () => setAsked({ kind: 'remove' }) }]),
  ];
  return (
    <>
      <Menu
        label={t('share.actions', { name })}
        icon={<Ellipsis aria-hidden size={20} />}
        items={() => items}
        triggerRef={trigger}
      />
      <div className={styles['below']}>
        {asked !== undefined && (
          <Confirm
            label={asked.kind === 'remove' ? t('share.removeConfirm', { name }) : t('share.stepDown')}
            cancelLabel={t('share.cancel')}
            isBusy={isBusy}
            onConfirm={() => void confirm()}
            onCancel={() => {
              setAsked(undefined);
              forget();
            }}
          >
            {asked.kind === 'remove' ? t('share.removeText', { name }) : t('share.stepDownText')}
          </Confirm>
        )}
        {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
        <output className={styles['quiet']}>{news}</output>
      </div>
    </>
  );
}

function useActs({ person, reload }: ManagePersonProps) {
  const { t } = useTranslation();
  const { api } = useDevice();
  const { entry } = useOpenPlan();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [news, setNews] = useState<string>();
  const { participantId, displayName: name } = person;

  /** Whether the relay has done it; nothing has changed otherwise. */
  async function act(asked: Asked): Promise<boolean> {
    setBusy(true);
    const account = accountOf(entry);
    const answer: ApiAnswer<void> =
      asked.kind === 'remove'
        ? await api.removeParticipant(account, participantId)
        : await api.changeRole(account, participantId, asked.role);
    if (answer.kind === 'done') await reload();
    setBusy(false);
    const isDone = answer.kind === 'done';
    setProblem(isDone ? undefined : t('share.actFailed', { reason: t(failureKey(answer)) }));
    setNews(
      isDone && asked.kind === 'role'
        ? t('share.roleChanged', { name, role: t(`roles.${asked.role}`) })
        : undefined,
    );
    return isDone;
  }
  return { act, forget: () => setProblem(undefined), isBusy, problem, news };
}
