import type { Participant } from '@holdfast/sync-protocol';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { accountOf } from '../../platform/plan-access.ts';
import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useFormat } from '../../strings/format.ts';
import { Avatar } from '../../ui/avatar.tsx';

import styles from './sharing.module.css';

type ListState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'fresh'; readonly people: readonly Participant[] }
  /** As it was when this device last heard of it. */
  | { readonly kind: 'stale'; readonly people: readonly Participant[]; readonly at: number }
  | { readonly kind: 'unknown' };

/** Everybody who has joined the plan, with their roles. */
export function PeopleList() {
  const { t } = useTranslation();
  const format = useFormat();
  const { entry } = useOpenPlan();
  const state = usePeople();
  if (state.kind === 'loading') return <p className={styles['quiet']}>{t('app.loading')}</p>;
  if (state.kind === 'unknown') return <p className={styles['quiet']}>{t('share.peopleFailed')}</p>;
  return (
    <>
      {state.kind === 'stale' && (
        <p className={styles['quiet']}>
          {t('share.peopleFailed')} {t('share.peopleStale', { when: format.moment(state.at) })}
        </p>
      )}
      <ul className={styles['list']} aria-label={t('share.peopleTitle')}>
        {state.people.map((person) => (
          <li key={person.participantId} className={styles['person']}>
            <Avatar name={person.displayName} colour={person.colour} />
            <span>
              <bdi>{person.displayName}</bdi>
              {person.participantId === entry.participantId && ` ${t('share.you')}`}
              <span className={styles['quiet']}>
                {` · ${t(`groups.${person.group}`)} · ${t(`roles.${person.role}`)}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function usePeople(): ListState {
  const { api, library, clock } = useDevice();
  const { entry } = useOpenPlan();
  const [state, setState] = useState<ListState>({ kind: 'loading' });
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const answer = await api.listParticipants(accountOf(entry));
      if (isGone) return;
      if (answer.kind !== 'done') {
        const known = entry.participants;
        setState(
          known === undefined ? { kind: 'unknown' } : { kind: 'stale', people: known.list, at: known.at },
        );
        return;
      }
      setState({ kind: 'fresh', people: answer.value });
      // For the next time without a network; a failure to keep it costs nobody anything.
      void library.update(entry, { participants: { list: [...answer.value], at: clock.now() } });
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [api, library, clock, entry]);
  return state;
}
