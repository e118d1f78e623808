import '../../strings/seldom-strings.ts';
import { type ActorGroup, groupOfVoice, isHeard, type Voice } from '@holdfast/plan-model';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { PeopleContext } from '../../entries/people-context.ts';
import { useParticipants } from '../../session/use-participants.ts';
import { GroupRow } from './group-row.tsx';
import { RoundTable } from './round-table.tsx';
import { useHeard, useVoices } from './use-heard.ts';
import { VoiceList } from './voice-list.tsx';

import styles from './heard.module.css';

/** Which groups of the community have spoken, which have not, and what can be done about it. */
export function WhoWasHeard() {
  const { t } = useTranslation();
  const people = useParticipants();
  const heard = useHeard(people);
  const voices = useVoices();
  const [recording, setRecording] = useState<ActorGroup>();
  const [list, { goTo, follow }] = useRowFocus();
  if (heard === undefined) return <p className={styles['quiet']}>{t('app.loading')}</p>;
  const { groups, withoutGroup } = heard;
  const parts = [
    { kind: 'silent', rows: groups.filter((each) => !isHeard(each)), none: 'heard.nobodySilent' },
    { kind: 'heard', rows: groups.filter(isHeard), none: 'heard.nobodyHeard' },
  ] as const;
  const unplaced = voices.filter((voice) => groupOfVoice(voice) === undefined);
  return (
    <PeopleContext value={people}>
      <div className={styles['heard']} ref={list}>
        <RoundTable groups={groups} onChoose={goTo} />
        <p className={styles['quiet']}>{t('heard.explain')}</p>
        {withoutGroup > 0 && (
          <p className={styles['quiet']}>{t('heard.withoutGroup', { count: withoutGroup })}</p>
        )}
        {parts.map(({ kind, rows, none }) => (
          <section key={kind} className={styles['part']}>
            <h3 className={styles['heading']}>
              {rows.length === 0 ? t(none) : t(`heard.${kind}`, { count: rows.length })}
            </h3>
            <ul className={styles['groups']}>
              {rows.map((row) => (
                <GroupRow
                  key={row.group}
                  heard={row}
                  voices={voices.filter((voice) => groupOfVoice(voice) === row.group)}
                  isRecording={recording === row.group}
                  onRecord={() => setRecording(row.group)}
                  onDone={() => {
                    setRecording(undefined);
                    goTo(row.group);
                  }}
                  onChange={() => follow(row.group)}
                />
              ))}
            </ul>
          </section>
        ))}
        {unplaced.length > 0 && <Unplaced voices={unplaced} />}
      </div>
    </PeopleContext>
  );
}

/** Of groups of a later version: nobody's words are left out. */
function Unplaced({ voices }: { readonly voices: readonly Voice[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']}>{t('heard.unknownGroup')}</h3>
      <VoiceList voices={voices} />
    </section>
  );
}

interface RowFocus {
  readonly goTo: (group: ActorGroup) => void;
  /** For what may move the row, with the keyboard in it: it is led there if it does. */
  readonly follow: (group: ActorGroup) => void;
}

interface WantedRow {
  readonly group: ActorGroup;
  /** The heading of the row to be left, as long as that is there. */
  readonly leaving?: Element | null;
}

/** Leads to the row of a group, wherever it stands once the list is drawn again. */
function useRowFocus(): readonly [RefObject<HTMLDivElement | null>, RowFocus] {
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<WantedRow>();
  const headingOf = (group: ActorGroup) =>
    list.current?.querySelector<HTMLElement>(`[data-group="${group}"] h4`) ?? null;
  const onWanted = useEffectEvent(({ group, leaving }: WantedRow) => {
    if (leaving?.isConnected === true) return;
    const heading = headingOf(group);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'center' });
  });
  useEffect(() => {
    if (wanted !== undefined) onWanted(wanted);
  }, [wanted]);
  return [
    list,
    {
      goTo: (group) => setWanted({ group }),
      follow: (group) => setWanted({ group, leaving: headingOf(group) }),
    },
  ];
}
