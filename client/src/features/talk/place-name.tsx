import { type Field, isUnreadable, type ThreadPlace } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useWholePlan } from '../../session/open-plan-context.ts';
import { goToRecord } from '../../session/plan-panel.ts';
import { showInPlan } from '../../session/show-in-plan.ts';
import { threadPlaceWords } from '../../session/thread-place-words.ts';

import styles from './talk.module.css';

/** What a thread is about, and the way there. */
export function PlaceName({ place }: { readonly place: Field<ThreadPlace> }) {
  const { t } = useTranslation();
  const plan = useWholePlan();
  const words = threadPlaceWords(place, { t, plan });
  if (isUnreadable(place) || place.kind === 'plan') return <span>{words}</span>;
  const go = (): void => {
    if (place.kind !== 'section') return goToRecord(place.record);
    showInPlan(() => document.getElementById(place.section)?.scrollIntoView({ block: 'start' }));
  };
  return (
    <button type="button" className={styles['placeLink']} onClick={go}>
      {words}
    </button>
  );
}
