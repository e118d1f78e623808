import { isBlank } from '@holdfast/base';
import { isUnreadable, plainWords, type Thread } from '@holdfast/plan-model';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useWholePlan } from '../../session/open-plan-context.ts';
import { goToRecord, openPanel } from '../../session/plan-panel.ts';
import { threadPlaceWords } from '../../session/thread-place-words.ts';
import { useKnownParticipants } from '../../session/use-participants.ts';
import type { NewlySaid } from '../../session/what-concerns-me.ts';

import styles from './for-me.module.css';

/** So much of what was said as it takes to know which it was. */
const BEGINNING = 140;

/** What is new in threads, each with why it is for this person and the way there. */
export function Said({ said }: { readonly said: readonly NewlySaid[] }) {
  const { t } = useTranslation();
  const people = useKnownParticipants();
  return (
    <ul className={styles['list']}>
      {said.map(({ thread, why, by, words, language }) => (
        <li key={thread.key} className={styles['item']}>
          <p className={styles['why']}>
            {t(`forMe.why.${why}`, { name: people.get(by)?.name ?? t('talk.someone') })}
          </p>
          {why === 'answered' ? (
            <Outcome thread={thread} />
          ) : (
            <Beginning words={plainWords(words)} language={language} />
          )}
          <WayThere thread={thread} />
        </li>
      ))}
    </ul>
  );
}

/** What became of what this person said before. */
export function Outcomes({ threads }: { readonly threads: readonly Thread[] }) {
  return (
    <ul className={styles['list']}>
      {threads.map((thread) => (
        <li key={thread.key} className={styles['item']}>
          <Outcome thread={thread} />
          <WayThere thread={thread} />
        </li>
      ))}
    </ul>
  );
}

function Outcome({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const { state } = thread;
  const answer = state.kind === 'answered' ? state.answer : undefined;
  const said = thread.isWithdrawn ? '' : beginning(saidIn(thread));
  return (
    <>
      {said !== '' && <Beginning words={t('forMe.youSaid', { words: said })} />}
      <p className={styles['outcome']}>
        <Check aria-hidden size={18} />
        {/* Without an answer it is a suggestion that was accepted. */}
        <strong>{t(`talk.outcomes.${answer?.outcome ?? 'changed'}`)}</strong>
      </p>
      {answer !== undefined && <Beginning words={plainWords(answer.reason)} language={answer.language} />}
    </>
  );
}

/** Of a suggestion first the words that it would have. */
function saidIn({ words, proposal }: Thread): string {
  const suggested =
    proposal === null || isUnreadable(proposal) || proposal.kind !== 'text' ? '' : proposal.text;
  return [suggested, plainWords(words)].filter((text) => !isBlank(text)).join(' – ');
}

export interface BeginningProps {
  readonly words: string;
  readonly language?: string | null;
}

export function Beginning({ words, language = null }: BeginningProps) {
  const text = beginning(words);
  if (text === '') return null;
  return (
    <p className={styles['words']} dir="auto" lang={language ?? undefined}>
      {text}
    </p>
  );
}

function beginning(words: string): string {
  const letters = Array.from(words.trim());
  return letters.length <= BEGINNING ? letters.join('') : `${letters.slice(0, BEGINNING).join('')}…`;
}

/** What the thread is about, and the way to it. */
function WayThere({ thread: { place } }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const plan = useWholePlan();
  const go = (): void => {
    if (!isUnreadable(place) && 'record' in place) goToRecord(place.record);
    else openPanel({ kind: 'talk' });
  };
  return (
    <div>
      <button type="button" className={styles['link']} onClick={go}>
        {threadPlaceWords(place, { t, plan })}
      </button>
    </div>
  );
}
