import { type Participant, type Role, ROLES } from '@holdfast/sync-protocol';
import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { Menu } from '../../ui/menu.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';
import { type Asked, PersonQuestion } from './person-question.tsx';
import { type Managed, useManagePerson } from './use-manage-person.ts';
import { useOnePerson } from './use-one-person.ts';

import styles from './sharing.module.css';

export interface ManagePersonProps {
  readonly person: Participant;
  /** Everybody in the plan. */
  readonly people: readonly Participant[];
  /** Reads the list again, once something has changed. Undefined where the relay cannot be asked to change anything. */
  readonly reload: (() => Promise<void>) | undefined;
}

/** What a facilitator can do about somebody: another role, out of the plan, or who else they are. Nothing for others. */
export function ManagePerson({ person, people, reload }: ManagePersonProps) {
  const { t } = useTranslation();
  const { entry } = useOpenPlan();
  const [asked, setAsked] = useState<Asked>();
  const { act, forget, isBusy, problem, news, setNews } = useManagePerson(person, reload);
  const onePerson = useOnePerson(person, people);
  const trigger = useRef<HTMLButtonElement>(null);
  useFocusAfter(asked !== undefined, trigger);
  const isMe = person.participantId === entry.participantId;

  function choose(role: Role): void {
    // Whoever gives away their own rights cannot take them back.
    if (isMe) setAsked({ kind: 'role', role });
    else void act({ kind: 'role', role });
  }
  async function manage(what: Managed): Promise<void> {
    if (await act(what)) setAsked(undefined);
  }
  const itemOf = (kind: 'same' | 'part' | 'remove', label: string) => ({
    id: kind,
    label,
    onAction: () => setAsked({ kind }),
  });
  const roles = ROLES.filter((role) => role !== person.role).map((role) => ({
    id: role,
    label: t('share.makeRole', { role: t(`roles.${role}`) }),
    onAction: () => choose(role),
  }));
  const mayManage = reload !== undefined;
  const items = [
    ...(mayManage ? roles : []),
    ...(onePerson?.others.length ? [itemOf('same', t('share.samePerson'))] : []),
    ...(onePerson?.already.length ? [itemOf('part', t('share.notSamePerson'))] : []),
    ...(mayManage && !isMe ? [itemOf('remove', t('share.remove'))] : []),
  ];
  if (items.length === 0 && asked === undefined) return null;
  return (
    <>
      <Menu
        label={t('share.actions', { name: person.displayName })}
        icon={<Ellipsis aria-hidden size={20} />}
        items={() => items}
        triggerRef={trigger}
      />
      <div className={styles['below']}>
        {asked !== undefined && (
          <PersonQuestion
            asked={asked}
            person={person}
            people={people}
            onePerson={onePerson}
            isBusy={isBusy}
            onManage={(what) => void manage(what)}
            onSaid={(text) => {
              setNews(text);
              setAsked(undefined);
            }}
            onCancel={() => {
              setAsked(undefined);
              forget();
            }}
          />
        )}
        {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
        <output className={styles['quiet']}>{news}</output>
      </div>
    </>
  );
}
