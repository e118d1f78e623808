import '../../strings/seldom-strings.ts';
import {
  type EntryKey,
  PLAN_SECTIONS,
  type RecordAddress,
  type Thread,
  type ThreadPlace,
} from '@holdfast/plan-model';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { PeopleContext, useNamedPeople } from '../../entries/people-context.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useDiscussion, useTalkNews, useThreads, useThreadsOf } from '../../session/use-discussion.ts';
import { useParticipants } from '../../session/use-participants.ts';
import { usePersons } from '../../session/use-persons.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { type Filter, FILTERS, findThreads } from './find-threads.ts';
import { NewThread } from './new-thread.tsx';
import { passageFinderOf } from './passage-finder.ts';
import { TalkRules } from './talk-rules.tsx';
import { ThreadList } from './thread-list.tsx';

import styles from './talk.module.css';

/** Everything that is said of the plan. */
export function Talk() {
  return (
    <TalkPeople>
      <AllThreads />
    </TalkPeople>
  );
}

/** What is said of one record, and the line to say something. */
export function RecordTalk({ record }: { readonly record: RecordAddress }) {
  const { t } = useTranslation();
  const threads = useThreadsOf(record);
  const news = useNewsOnOpening();
  const label = t('talk.title');
  return (
    <TalkPeople>
      <section className={styles['recordTalk']} aria-label={label}>
        <h3 className={styles['heading']}>{label}</h3>
        <ThreadList label={label} threads={threads} news={news} isPlaceShown={false} />
        <NewThread place={{ kind: 'record', record }} draft={recordKey(record)} />
      </section>
    </TalkPeople>
  );
}

function TalkPeople({ children }: { readonly children: ReactNode }) {
  return <PeopleContext value={useParticipants()}>{children}</PeopleContext>;
}

function AllThreads() {
  const { t } = useTranslation();
  const open = useDiscussion();
  if (open === undefined) return <p className={styles['quiet']}>{t('app.loading')}</p>;
  return <FoundThreads />;
}

function FoundThreads() {
  const { t } = useTranslation();
  const { plan, entry } = useOpenPlan();
  const { participantId, group } = entry;
  const people = useNamedPeople();
  const persons = usePersons();
  const threads = useThreads();
  const news = useNewsOnOpening();
  // What is new may be an answer, and that closes its thread.
  const [filter, setFilter] = useState<Filter>(news.size > 0 ? 'news' : 'open');
  const [justSaid, setJustSaid] = useState(NOTHING_SAID);
  const noteSaid = (key: EntryKey) => setJustSaid((before) => new Set([...before, key]));
  const choose = (chosen: Filter): void => {
    setFilter(chosen);
    setJustSaid(NOTHING_SAID);
  };
  const [about, setAbout] = useState<(typeof ABOUT)[number]>('plan');
  const groupOf = (id: string) => people.get(id)?.group;
  const isDetached = (thread: Thread) => passageFinderOf(plan).find(thread)?.kind === 'detached';
  const accepted = usePlan((snapshot) => snapshot.accepted);
  const isDone = ({ key }: Thread) => accepted.has(key);
  const seeker = { participantId, group, persons, groupOf, news, isDetached, isAccepted: isDone, justSaid };
  const found = findThreads(threads, filter, seeker);
  return (
    <div className={styles['talk']}>
      <NewThread place={placeOf(about)} draft="plan" onSaid={noteSaid}>
        <SelectField
          label={t('talk.about')}
          value={about}
          options={ABOUT.map((value) => ({
            value,
            label: value === 'plan' ? t('talk.wholePlan') : t(`sections.${value}`),
          }))}
          onChange={setAbout}
        />
      </NewThread>
      <SelectField
        label={t('talk.show')}
        value={filter}
        options={FILTERS.map((value) => ({ value, label: t(`talk.filters.${value}`) }))}
        onChange={choose}
      />
      {found.length === 0 && (
        <p className={styles['quiet']}>{t(threads.length === 0 ? 'talk.empty' : 'talk.noneFound')}</p>
      )}
      <ThreadList
        key={filter}
        label={t('talk.title')}
        threads={found}
        news={news}
        isPlaceShown
        onSaid={noteSaid}
      />
      <TalkRules />
    </div>
  );
}

const NOTHING_SAID: ReadonlySet<EntryKey> = new Set();

const ABOUT = ['plan', ...PLAN_SECTIONS] as const;

function placeOf(about: (typeof ABOUT)[number]): ThreadPlace {
  return about === 'plan' ? { kind: 'plan' } : { kind: 'section', section: about };
}

/** What was new when this was opened stays marked while it is open. */
function useNewsOnOpening() {
  const news = useTalkNews();
  const [shown, setShown] = useState(news);
  const isMore = [...news].some((key) => !shown.has(key));
  if (isMore) setShown(new Set([...shown, ...news]));
  return shown;
}
