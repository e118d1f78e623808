import { eachPersonOnce, type Sign, type Thread } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useNamedPeople } from '../../entries/people-context.ts';
import { onePerPerson } from '../../session/person-names.ts';
import { useIsMe, usePersons } from '../../session/use-persons.ts';
import { useFormat } from '../../strings/format.ts';

import styles from './talk.module.css';

export interface SignsProps {
  readonly reactions: Thread['reactions'];
  readonly me: string;
  /** Undefined for whoever only reads. */
  readonly onSign: ((sign: Sign, isOn: boolean) => void) | undefined;
}

/**
 * The signs that something was given, by name and number, and who gave them on demand: to a finger and to the keys as well.
 * Each person counts once. What somebody gave as another participant is theirs, and can be taken back there alone.
 */
export function Signs({ reactions, me, onSign }: SignsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = useNamedPeople();
  const persons = usePersons();
  const isMe = useIsMe();
  const [isTold, setTold] = useState(false);
  const namesOf = (by: readonly string[]) =>
    format.list(onePerPerson(by, { people, persons }).map((person) => person?.name ?? t('talk.someone')));
  const given = reactions.map(({ sign, by }) => ({ sign, by }));
  // Agreeing is what most come to do: it is offered at once.
  const isOffered = onSign !== undefined && !given.some(({ sign }) => sign === 'agree');
  const all = isOffered ? [{ sign: 'agree' as const, by: [] }, ...given] : given;
  return (
    <div className={styles['signs']}>
      {all.map(({ sign, by }) => {
        const isOfHere = by.includes(me);
        const isOfElsewhere = by.some((each) => each !== me && isMe(each));
        const count = eachPersonOnce(persons, by).length;
        return (
          <button
            key={sign}
            type="button"
            className={styles['sign']}
            aria-pressed={isOfHere || isOfElsewhere}
            disabled={onSign === undefined}
            onClick={() => {
              setTold(isOfElsewhere);
              if (isOfHere || !isOfElsewhere) onSign?.(sign, !isOfHere);
            }}
          >
            {t(`talk.signs.${sign}`)}
            {count > 0 && ` ${format.number(count)}`}
          </button>
        );
      })}
      <output className={styles['quiet']}>{isTold && t('talk.signElsewhere')}</output>
      {given.length > 0 && (
        <details className={styles['signers']}>
          <summary>{t('talk.whoSigned')}</summary>
          <ul>
            {given.map(({ sign, by }) => (
              <li key={sign}>{t('talk.signedBy', { sign: t(`talk.signs.${sign}`), names: namesOf(by) })}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
