import { isUnreadable, plainWords } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useKnownParticipants } from '../../session/use-participants.ts';
import type { NewlyReported } from '../../session/what-concerns-me.ts';
import { useFormat } from '../../strings/format.ts';
import { MeasureLink } from './my-measures.tsx';
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
      {reported.map(({ measure, post: { author, words, language, share } }) => (
        <li key={measure.id} className={styles['item']}>
          <p className={styles['why']}>
            {t('forMe.reported', { name: people.get(author)?.name ?? t('talk.someone') })}
            {share !== null &&
              !isUnreadable(share) &&
              ` · ${t('reports.done', { share: format.number(share) })}`}
          </p>
          <Beginning words={plainWords(words)} language={language} />
          <div>
            <MeasureLink measure={measure} />
          </div>
        </li>
      ))}
    </ul>
  );
}
