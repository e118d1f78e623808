import { isSamePerson } from '@holdfast/plan-model';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { onePerPerson } from '../../session/person-names.ts';
import { openPanel } from '../../session/plan-panel.ts';
import type { PersonHere } from '../../session/presence.ts';
import { useIsMe, usePersons } from '../../session/use-persons.ts';
import { usePeopleHere } from '../../session/use-presence.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useIsPhone } from '../../ui/use-media.ts';

import styles from './presence.module.css';

export interface PeopleHereProps {
  /** The name of the place that a presence key stands for, or undefined when this page does not know it. */
  readonly placeName: (place: string) => string | undefined;
}

/** The person’s own face is one of them. */
const MAX_AVATARS = 4;

/** As many faces as leave the bar of a phone on one line: beside a count there is room for the person’s own. */
const phoneFaces = (others: number): number => (others > 1 ? 1 : 2);

/** Who has the plan open: faces; a press lists who is where. */
export function PeopleHere() {
  const { t } = useTranslation();
  const { entry } = useOpenPlan();
  const people = useOthersHere();
  const faces = useIsPhone() ? phoneFaces(people.length) : MAX_AVATARS;
  const shown = people.slice(0, faces - 1);
  const rest = people.length - shown.length;
  return (
    <>
      <button
        type="button"
        className={styles['people']}
        aria-label={t('presence.here', { count: people.length + 1 })}
        onClick={() => openPanel({ kind: 'people' })}
      >
        <Avatar name={entry.displayName} colour={entry.colour} />
        {shown.map((person) => (
          <Avatar key={person.participantId} name={person.name} colour={person.colour} />
        ))}
        {rest > 0 && <span className={styles['rest']} aria-hidden data-rest={`+${rest}`} />}
      </button>
      <Announcement people={people} />
    </>
  );
}

/** Everybody else who is here, each once however many devices they have with them: where one of these is in a field. */
function useOthersHere(): readonly PersonHere[] {
  const people = usePeopleHere();
  const persons = usePersons();
  const isMe = useIsMe();
  return useMemo(() => {
    const others = people.filter(({ participantId }) => !isMe(participantId));
    const here = new Map(others.map((each) => [String(each.participantId), each]));
    return onePerPerson([...here.keys()], { people: here, persons }).flatMap((person) => {
      if (person === undefined) return [];
      const places = others.flatMap(({ participantId, place }) =>
        isSamePerson(persons, participantId, person.participantId) ? (place ?? []) : [],
      );
      return { ...person, place: places[0] };
    });
  }, [people, persons, isMe]);
}

/** Who is where, in words. */
export function WhoIsWhere({ placeName }: PeopleHereProps) {
  const { t } = useTranslation();
  const { entry } = useOpenPlan();
  const people = useOthersHere();
  return (
    <>
      <ul className={styles['list']} aria-label={t('presence.title')}>
        <li className={styles['person']}>
          <Avatar name={entry.displayName} colour={entry.colour} />
          <span>
            <bdi>{entry.displayName}</bdi> {t('share.you')}
          </span>
        </li>
        {people.map((person) => (
          <PersonRow key={person.participantId} person={person} placeName={placeName} />
        ))}
      </ul>
      {people.length === 0 && <p className={styles['quiet']}>{t('presence.nobody')}</p>}
    </>
  );
}

interface PersonRowProps extends PeopleHereProps {
  readonly person: PersonHere;
}

function PersonRow({ person, placeName }: PersonRowProps) {
  const { t } = useTranslation();
  const place = person.place === undefined ? undefined : placeName(person.place);
  return (
    <li className={styles['person']}>
      <Avatar name={person.name} colour={person.colour} />
      <span>
        <bdi>{person.name}</bdi>
        <span className={styles['quiet']}>
          {' · '}
          {t(`groups.${person.group}`)}
          {' · '}
          {place === undefined ? t('presence.reading') : t('presence.where', { place })}
        </span>
      </span>
    </li>
  );
}

/** At most one sentence in this time: a screen reader must not be talked over by people coming and going. */
const ANNOUNCE_EVERY_MS = 10_000;

function Announcement({ people }: { readonly people: readonly PersonHere[] }) {
  const { t } = useTranslation();
  const { clock } = useDevice();
  const [sentence, setSentence] = useState('');
  const lastSaid = useRef(-Infinity);
  const count = people.length;
  const name = people[0]?.name ?? '';
  useEffect(() => {
    const wait = Math.max(0, lastSaid.current + ANNOUNCE_EVERY_MS - clock.now());
    return clock.setTimer(wait, () => {
      lastSaid.current = clock.now();
      if (count === 0) setSentence('');
      else if (count === 1) setSentence(t('presence.announceOne', { name }));
      else setSentence(t('presence.announceMany', { count }));
    });
  }, [clock, count, name, t]);
  return <output className="visually-hidden">{sentence}</output>;
}
