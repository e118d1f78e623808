import { type GoalSnapshot, isUnreadable, TEMPLATE_AUTHOR } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { usePeopleHere } from '../../session/use-presence.ts';
import { useFormat } from '../../strings/format.ts';

import styles from './details.module.css';

/** Who added a record, and when. Names are not in the plan: they come from the list of participants. */
export function Origin({ createdAt, createdBy }: Pick<GoalSnapshot, 'createdAt' | 'createdBy'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entry } = useOpenPlan();
  const here = usePeopleHere();
  if (isUnreadable(createdBy) || isUnreadable(createdAt)) return null;
  if (createdBy === TEMPLATE_AUTHOR) return <p className={styles['origin']}>{t('details.fromTemplate')}</p>;
  const known = [
    { participantId: entry.participantId, name: entry.displayName },
    ...here,
    ...(entry.participants?.list ?? []).map(({ participantId, displayName }) => ({
      participantId,
      name: displayName,
    })),
  ];
  const name = known.find((person) => person.participantId === createdBy)?.name;
  const when = format.moment(createdAt);
  return (
    <p className={styles['origin']}>
      {name === undefined ? t('details.addedAt', { when }) : t('details.addedBy', { name, when })}
    </p>
  );
}
