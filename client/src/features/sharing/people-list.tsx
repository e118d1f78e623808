import '../../strings/seldom-strings.ts';
import type { Participant } from '@holdfast/sync-protocol';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { usePeople } from '../../session/use-people.ts';
import { useFormat } from '../../strings/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { ManagePerson } from './manage-person.tsx';
import { useMayManage } from './use-may-manage.ts';
import { useNewcomers } from './use-newcomers.ts';
import { whoSees } from './who-sees.ts';

import styles from './sharing.module.css';

/** Everybody who can see the plan, with their roles, which facilitators can change. */
export function PeopleList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, reload } = usePeople();
  const mayManage = useMayManage();
  useNewcomers(state, reload);
  if (state.kind === 'loading') return <p className={styles['quiet']}>{t('app.loading')}</p>;
  if (state.kind === 'unknown') return <p className={styles['quiet']}>{t('share.peopleFailed')}</p>;
  return (
    <>
      <p className={styles['quiet']}>{whoSees(state.people, { t, format })}</p>
      {state.kind === 'stale' && (
        <p className={styles['quiet']}>
          {t('share.peopleFailed')} {t('share.peopleStale', { when: format.moment(state.at) })}
        </p>
      )}
      <ul className={styles['list']} aria-label={t('share.peopleTitle')}>
        {state.people.map((person) => (
          <li key={person.participantId} className={styles['person']}>
            <Avatar name={person.displayName} colour={person.colour} />
            <PersonFacts person={person} mayManage={mayManage} />
            {mayManage && state.kind === 'fresh' && <ManagePerson person={person} reload={reload} />}
          </li>
        ))}
      </ul>
    </>
  );
}

interface PersonFactsProps {
  readonly person: Participant;
  readonly mayManage: boolean;
}

function PersonFacts({ person, mayManage }: PersonFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entry } = useOpenPlan();
  const isMe = person.participantId === entry.participantId;
  return (
    <p className={styles['facts']}>
      <bdi>{person.displayName}</bdi>
      {isMe && ` ${t('share.you')}`}
      <span className={styles['quiet']}>
        {` · ${t(`groups.${person.group}`)} · ${t(`roles.${person.role}`)}`}
        {mayManage &&
          !isMe &&
          ` · ${person.seenAt === undefined ? t('share.neverSeen') : t('share.seen', { when: format.moment(person.seenAt) })}`}
      </span>
    </p>
  );
}
