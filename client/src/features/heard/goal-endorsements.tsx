import '../../strings/seldom-strings.ts';
import { type Endorsement, endorsementsOf, type GoalId, isUnreadable } from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EntryWords } from '../../entries/entry-words.tsx';
import { PeopleContext, useNamedPeople } from '../../entries/people-context.ts';
import { useEndorsements, useMayComment } from '../../session/use-discussion.ts';
import { useParticipants } from '../../session/use-participants.ts';
import { useIsMe } from '../../session/use-persons.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { GroupBadge } from '../../ui/group-badge.tsx';
import { EndorsementForm } from './endorsement-form.tsx';
import { EntryTools } from './entry-tools.tsx';

import styles from './heard.module.css';

/** Which groups say yes to a goal, and the way to write down that one does. */
export function GoalEndorsements({ goal }: { readonly goal: GoalId }) {
  const { t } = useTranslation();
  const id = useId();
  const mayAdd = useMayComment();
  const shown = useShown(goal);
  const [isAdding, setAdding] = useState(false);
  return (
    <PeopleContext value={useParticipants()}>
      <section className={styles['endorsements']} aria-labelledby={id}>
        <h3 className={styles['heading']} id={id} tabIndex={-1}>
          {t('heard.endorsedBy')}
        </h3>
        {shown.length === 0 && <p className={styles['quiet']}>{t('heard.notEndorsed')}</p>}
        <ul className={styles['groups']}>
          {shown.map((endorsement) => (
            <EndorsementItem key={endorsement.key} endorsement={endorsement} />
          ))}
        </ul>
        {isAdding && <EndorsementForm goal={goal} onDone={() => setAdding(false)} />}
        {mayAdd && !isAdding && (
          <div className={styles['actions']}>
            <Button onClick={() => setAdding(true)}>{t('heard.addYes')}</Button>
          </div>
        )}
      </section>
    </PeopleContext>
  );
}

/** The last of each group; and what was hidden, for whoever wrote it and for facilitators. */
function useShown(goal: GoalId): readonly Endorsement[] {
  const endorsements = useEndorsements();
  const isMe = useIsMe();
  const seesHidden = canManage(useRole());
  const hidden = endorsements.filter(
    (each) => each.goal === goal && each.hidden !== null && (seesHidden || isMe(each.author)),
  );
  return [...endorsementsOf(endorsements, goal).values(), ...hidden];
}

function EndorsementItem({ endorsement }: { readonly endorsement: Endorsement }) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = useNamedPeople();
  const { group, spokesperson, asked, way, note, at, author } = endorsement;
  const name = t(`groups.${group}`);
  const unreadable = t('heard.unreadable');
  const facts = [
    isUnreadable(asked) ? unreadable : t('heard.asked', { count: asked }),
    isUnreadable(way) ? unreadable : t(`heard.channels.${way}`),
  ];
  const written = t('heard.writtenBy', { name: people.get(author)?.name ?? t('talk.someone') });
  return (
    <li className={styles['group']} data-group={group}>
      <p className={styles['groupName']}>
        <GroupBadge group={group} name={name} />
        {name}
      </p>
      <p className={styles['words']}>
        {t('heard.spoke', { who: isUnreadable(spokesperson) ? unreadable : spokesperson })}
      </p>
      <p className={styles['quiet']}>{facts.join(' · ')}</p>
      <EntryWords words={note} />
      <p className={styles['quiet']}>{[written, ...(at === null ? [] : [format.moment(at)])].join(' · ')}</p>
      <EntryTools root="endorsements" entry={endorsement} />
    </li>
  );
}
