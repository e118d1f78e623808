import { isUnreadable, plainWords } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { goToRecord } from '../../session/plan-panel.ts';
import { lineOf } from '../../session/record-name.ts';
import { useKnownParticipants } from '../../session/use-participants.ts';
import type { NewlyReported } from '../../session/what-concerns-me.ts';
import { useFormat } from '../../strings/format.ts';
import { Beginning } from './said-to-me.tsx';

import styles from './for-me.module.css';

/** What others said since of how far this person's measures have come. */
export function Reported({ reported }: { readonly reported: readonly NewlyReported[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = useKnownParticipants();
  if (reported.length === 0) return null;
  return (
    <ul className={styles['list']}>
      {reported.map(({ measure: { id, title }, post: { author, words, language, share } }) => (
        <li key={id} className={styles['item']}>
          <p className={styles['why']}>
            {t('forMe.reported', { name: people.get(author)?.name ?? t('talk.someone') })}
            {share !== null &&
              !isUnreadable(share) &&
              ` · ${t('reports.done', { share: format.number(share) })}`}
          </p>
          <Beginning words={plainWords(words)} language={language} />
          <div>
            <button
              type="button"
              className={styles['link']}
              dir="auto"
              onClick={() => goToRecord({ root: 'measures', id })}
            >
              {lineOf(title) || t('kinds.measures.untitled')}
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}
