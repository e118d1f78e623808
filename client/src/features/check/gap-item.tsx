import type { Gap, RuleCode } from '@holdfast/plan-check';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { shownName } from '../../session/record-name.ts';
import { useIsBegun } from '../../session/use-line-draft.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { gapKey, gapWords } from './gap-words.ts';
import { HoldingContext, useHold } from './held-findings.ts';
import { askAbsence } from './leave-out.ts';
import { useGoToGap } from './places.ts';
import { QuestionForm } from './question-form.tsx';
import { questionOf } from './questions.ts';
import { useAsking } from './use-asking.ts';

import styles from './check.module.css';

export interface GapItemProps {
  /** The rule by which it is missing. */
  readonly rule: RuleCode;
  readonly gap: Gap;
  /** The plan can do without the group that is missing, with a reason. */
  readonly mayDoWithout: boolean;
}

/** One thing that is missing: the way to its place, and the question that fills it. */
export function GapItem({ rule, gap, mayDoWithout }: GapItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const goTo = useGoToGap();
  const asking = useAsking();
  const isBegun = useIsBegun(`check/answer ${gapKey(gap)}`);
  const [asks, setAsks] = useState<'nothing' | 'answer' | 'absence'>('nothing');
  const { isMissing } = useContext(HoldingContext);
  useNameOf(gap);
  useHold(rule, asks !== 'nothing');
  const words = gapWords(gap, asking);
  const { place } = gap;
  const groups = mayDoWithout && place.kind === 'groups' ? place.groups : [];
  const answer = mayEdit ? questionOf(gap, asking) : undefined;
  const absence = mayEdit && groups.length > 0 ? askAbsence(groups, asking) : undefined;
  const form = { answer, absence, nothing: undefined }[asks];
  return (
    <li className={styles['gap']}>
      <button type="button" className={styles['link']} onClick={() => goTo(gap)}>
        {words.statement}
      </button>
      {form !== undefined && !isMissing(rule, gap) && (
        <Notice kind="note">{t('check.filledMeanwhile')}</Notice>
      )}
      {form !== undefined && (
        <QuestionForm
          key={asks}
          label={asks === 'answer' ? words.question : t('check.withoutQuestion')}
          draft={`${asks} ${gapKey(gap)}`}
          question={form}
          onDone={() => setAsks('nothing')}
        />
      )}
      {form === undefined && (
        <div className={styles['actions']}>
          {answer !== undefined && (
            <Button
              aria-label={t(isBegun ? 'check.answerBegunNamed' : 'check.answerNamed', {
                what: words.statement,
              })}
              onClick={() => setAsks('answer')}
            >
              {t(isBegun ? 'check.answerBegun' : 'check.answer')}
            </Button>
          )}
          {absence !== undefined && (
            <Button
              variant="quiet"
              aria-label={t('check.withoutGroupNamed', { what: words.statement })}
              onClick={() => setAsks('absence')}
            >
              {t('check.withoutGroup')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** Drawn again when its record gets another name. */
function useNameOf({ place }: Gap): void {
  const { t } = useTranslation();
  usePlan((plan) => (place.kind === 'record' ? shownName(plan, place.record, t) : ''));
}
