import { isUnreadable, setMeta } from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { slotText } from '../../slots/slot-text.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';

import styles from './plan-title.module.css';

/** As the plan takes it. */
const LONGEST = 2000;

/** What the plan is about, for whoever reads no further, and how far it is. */
export function PlanInShort() {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const { publicSummary } = usePlan((snapshot) => snapshot.standing);
  return (
    <div className={styles['period']}>
      <Standing />
      {(mayEdit || publicSummary !== null) && (
        <p className={styles['inShort']}>
          <Trans
            i18nKey="period.inShort"
            components={{
              summary: (
                <WordsSlot
                  label={t('period.summary')}
                  place="meta/publicSummary"
                  maxLength={LONGEST}
                  areSentences
                  value={publicSummary}
                  shown={slotText(publicSummary, (words) => words, t, t('period.summaryGap'))}
                  onCommit={(next) => setMeta(plan, { publicSummary: next })}
                />
              ),
            }}
          />
        </p>
      )}
    </div>
  );
}

/** Where that is said, and on which day it was adopted, is at the end of the plan. */
function Standing() {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, adoptedOn } = usePlan((snapshot) => snapshot.standing);
  if (status === null || isUnreadable(status)) return null;
  return (
    <p>
      {status === 'adopted' && typeof adoptedOn === 'string'
        ? t('period.standing.adoptedOn', { day: format.day(adoptedOn) })
        : t(`period.standing.${status}`)}
    </p>
  );
}
