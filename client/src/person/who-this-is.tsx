import '../strings/seldom-strings.ts';
import type { ActorId } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { onePerPerson } from '../session/person-names.ts';
import { useKnownParticipants } from '../session/use-participants.ts';
import { usePersons } from '../session/use-persons.ts';
import { useMembersOf } from '../session/use-progress.ts';
import { useFormat } from '../strings/format.ts';
import { ThisIsMe } from './this-is-me.tsx';

import styles from './this-is-me.module.css';

/** Who of the people of the plan say that they are, or belong to, an actor; and where one says so oneself. */
export function WhoThisIs({ actor }: { readonly actor: ActorId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = useKnownParticipants();
  const persons = usePersons();
  const names = onePerPerson(useMembersOf(actor), { people, persons }).map(
    (person) => person?.name ?? t('talk.someone'),
  );
  const label = t('membership.who');
  return (
    <section className={styles['who']} aria-label={label}>
      <h3 className={styles['heading']}>{label}</h3>
      <p>{names.length === 0 ? t('membership.nobody') : format.list(names)}</p>
      <ThisIsMe actor={actor} label={t('membership.check')} />
      <p className={styles['quiet']}>{t('membership.help')}</p>
    </section>
  );
}
