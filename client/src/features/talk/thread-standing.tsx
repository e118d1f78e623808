import type { Thread } from '@holdfast/plan-model';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { OtherLanguage } from '../../entries/other-language.tsx';
import { useNamedPeople } from '../../entries/people-context.ts';
import { goToRecord } from '../../session/plan-panel.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { SaidWords } from './said.tsx';

import styles from './talk.module.css';

/** What became of a thread: nothing is said while it is open. */
export function ThreadStanding({ thread }: { readonly thread: Thread }) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = useNamedPeople();
  const { state } = thread;
  if (state.kind === 'open') return null;
  if (state.kind === 'settled') {
    return (
      <p className={styles['standing']}>
        <Check aria-hidden size={18} />
        {t('talk.settled', { name: people.get(thread.author)?.name ?? t('talk.someone') })}
      </p>
    );
  }
  const { answer, outcome } = state;
  const name = people.get(answer.author)?.name ?? t('talk.someone');
  const { change } = answer;
  return (
    <div className={styles['standing']} data-outcome={outcome}>
      <Check aria-hidden size={18} />
      <div>
        <p>
          <strong>{t(`talk.outcomes.${outcome}`)}</strong>
          <span className={styles['quiet']}>
            {' · '}
            <bdi>{name}</bdi>
            <OtherLanguage language={answer.language} />
            {answer.at !== null && ` · ${format.moment(answer.at)}`}
          </span>
        </p>
        <SaidWords words={answer.reason} language={answer.language} />
        {change !== null && (
          <Button variant="quiet" onClick={() => goToRecord(change)}>
            {t('talk.seeChange')}
          </Button>
        )}
      </div>
    </div>
  );
}
