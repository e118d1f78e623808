import '../../strings/seldom-strings.ts';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { usePeople } from '../../session/use-people.ts';
import { usePersons } from '../../session/use-persons.ts';
import { useFormat } from '../../strings/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useFocusInRows } from '../../ui/use-focus-in-rows.ts';
import { groupPeople, type ListedPerson } from './group-people.ts';
import { ManagePerson } from './manage-person.tsx';
import { useMayManage } from './use-may-manage.ts';
import { useNewcomers } from './use-newcomers.ts';
import { whoSees } from './who-sees.ts';

import styles from './sharing.module.css';

/** Everybody who can see the plan, with their roles, which facilitators can change; who is one person stands together. */
export function PeopleList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, reload } = usePeople();
  const persons = usePersons();
  const mayManage = useMayManage();
  useNewcomers(state, reload);
  const rows = useFocusInRows<HTMLUListElement>();
  if (state.kind === 'loading') return <p className={styles['quiet']}>{t('app.loading')}</p>;
  if (state.kind === 'unknown') return <p className={styles['quiet']}>{t('share.peopleFailed')}</p>;
  const { people } = state;
  return (
    <>
      <p className={styles['quiet']}>{whoSees(people, { t, format, persons })}</p>
      {state.kind === 'stale' && (
        <p className={styles['quiet']}>
          {t('share.peopleFailed')} {t('share.peopleStale', { when: format.moment(state.at) })}
        </p>
      )}
      <ul {...rows} className={styles['list']} aria-label={t('share.peopleTitle')} tabIndex={-1}>
        {groupPeople(people, persons).map((listed) => (
          <li key={listed.person.participantId} className={styles['person']} data-also={listed.isAlso}>
            <Avatar name={listed.person.displayName} colour={listed.person.colour} />
            <PersonFacts listed={listed} mayManage={mayManage} />
            <ManagePerson
              person={listed.person}
              people={people}
              reload={mayManage && state.kind === 'fresh' ? reload : undefined}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface PersonFactsProps {
  readonly listed: ListedPerson;
  readonly mayManage: boolean;
}

function PersonFacts({ listed: { person, isAlso }, mayManage }: PersonFactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entry } = useOpenPlan();
  const isMe = person.participantId === entry.participantId;
  return (
    <p className={styles['facts']}>
      {isAlso && <span className={styles['quiet']}>{`${t('share.alsoAs')} `}</span>}
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
