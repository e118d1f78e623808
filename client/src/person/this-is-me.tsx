import '../strings/seldom-strings.ts';
import { type ActorId, setMembership } from '@holdfast/plan-model';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../session/open-plan-context.ts';
import { useDiscussion, useMayComment } from '../session/use-discussion.ts';
import { useIsMe } from '../session/use-persons.ts';
import { useMembersOf } from '../session/use-progress.ts';
import { CheckBox } from '../ui/check-box.tsx';

import styles from './this-is-me.module.css';

export interface ThisIsMeProps {
  readonly actor: ActorId;
  readonly label: string;
}

/**
 * Where somebody says that they are, or belong to, an actor of the plan. What they said as another participant holds, and can
 * be taken back there alone. Nothing for who may not say anything.
 */
export function ThisIsMe({ actor, label }: ThisIsMeProps) {
  const { t } = useTranslation();
  const { participantId } = useOpenPlan().entry;
  const open = useDiscussion();
  const mayComment = useMayComment();
  const members = useMembersOf(actor);
  const isMe = useIsMe();
  const isOfElsewhere = !members.includes(participantId) && members.some(isMe);
  const id = useId();
  if (open === undefined || !mayComment) return null;
  return (
    <>
      <CheckBox
        isChecked={isOfElsewhere || members.includes(participantId)}
        isDisabled={isOfElsewhere}
        describedBy={isOfElsewhere ? id : undefined}
        onChange={(isMine) => setMembership(open.discussion, { actor, isMine })}
      >
        <bdi>{label}</bdi>
      </CheckBox>
      {isOfElsewhere && (
        <p className={styles['quiet']} id={id}>
          {t('membership.elsewhere')}
        </p>
      )}
    </>
  );
}

export interface ThisIsMeListProps {
  readonly legend: string;
  readonly actors: readonly { readonly id: ActorId; readonly name: string }[];
}

/** The same for several actors. */
export function ThisIsMeList({ legend, actors }: ThisIsMeListProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles['list']}>
      <legend>{legend}</legend>
      {actors.map(({ id, name }) => (
        <ThisIsMe key={id} actor={id} label={name || t('kinds.actors.untitled')} />
      ))}
    </fieldset>
  );
}
