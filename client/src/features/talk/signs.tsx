import type { Sign, Thread } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useNamedPeople } from '../../entries/people-context.ts';
import { useFormat } from '../../strings/format.ts';

import styles from './talk.module.css';

export interface SignsProps {
  readonly reactions: Thread['reactions'];
  readonly me: string;
  /** Undefined for whoever only reads. */
  readonly onSign: ((sign: Sign, isOn: boolean) => void) | undefined;
}

/** The signs that something was given, by name and number, and who gave them on demand: to a finger and to the keys as well. */
export function Signs({ reactions, me, onSign }: SignsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = useNamedPeople();
  const namesOf = (by: readonly string[]) =>
    format.list(by.map((id) => people.get(id)?.name ?? t('talk.someone')));
  const given = reactions.map(({ sign, by }) => ({ sign, by }));
  // Agreeing is what most come to do: it is offered at once.
  const isOffered = onSign !== undefined && !given.some(({ sign }) => sign === 'agree');
  const all = isOffered ? [{ sign: 'agree' as const, by: [] }, ...given] : given;
  return (
    <div className={styles['signs']}>
      {all.map(({ sign, by }) => {
        const isMine = by.includes(me);
        return (
          <button
            key={sign}
            type="button"
            className={styles['sign']}
            aria-pressed={isMine}
            disabled={onSign === undefined}
            onClick={() => onSign?.(sign, !isMine)}
          >
            {t(`talk.signs.${sign}`)}
            {by.length > 0 && ` ${format.number(by.length)}`}
          </button>
        );
      })}
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
