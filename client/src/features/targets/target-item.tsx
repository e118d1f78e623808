import { isUnreadable, setIndicator, setTarget, type TargetId } from '@holdfast/plan-model';
import { memo, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import type { RecordList } from '../../records/record-list.ts';
import { RecordRow } from '../../records/record-row.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AnswerRemark } from '../../slots/answer-remark.tsx';
import { MonthSlot, NameSlot, NumberSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { Afterwards } from '../../ui/afterwards.tsx';
import { latePart } from '../../ui/late-part.ts';
import { TargetMenu } from './target-menu.tsx';
import { sentenceKey, slotTexts, type TargetParts } from './target-sentence.ts';
import { useTargetParts } from './use-target-parts.ts';

import styles from './targets.module.css';

/** Steps on the way, and help with the numbers: after the plan's own words. */
const TargetNotes = latePart(async () => (await import('./target-notes.tsx')).TargetNotes);

export interface TargetItemProps {
  readonly id: TargetId;
  readonly list: RecordList;
  /** What stands below the sentence, such as the wider picture. */
  readonly renderContext: (id: TargetId) => ReactNode;
}

/** One target: a sentence whose values are edited in their places. */
export const TargetItem = memo(function TargetItem({ id, list, renderContext }: TargetItemProps) {
  const parts = useTargetParts(id);
  if (parts === undefined) return null;
  return (
    <RecordRow record={{ root: 'targets', id }} list={list} className={styles['target']}>
      <div className={styles['line']}>
        <p className={styles['sentence']}>
          <TargetSentence {...parts} />
        </p>
        <TargetMenu {...parts} list={list} />
      </div>
      <AnswerRemark record={{ root: 'targets', id }} />
      <Afterwards>
        <TargetNotes {...parts} />
      </Afterwards>
      <Rationale {...parts} />
      {renderContext(id)}
    </RecordRow>
  );
});

/** Why this target, and how it is counted: in the words of those who set it. */
function Rationale(parts: TargetParts) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayEdit = useMayEdit();
  const { id, rationale } = parts.target;
  if (isUnreadable(rationale)) return <p className={styles['rationale']}>{t('slots.unreadable')}</p>;
  if (!mayEdit && rationale.plainText === '') return null;
  return (
    <PlanText
      address={{ root: 'targets', id, field: 'rationale' }}
      text={rationale}
      label={t('targets.rationaleLabel', { title: slotTexts(parts, { t, format }).indicator.text })}
      placeholder={t('targets.rationalePlaceholder')}
      className={styles['rationale']}
    />
  );
}

function TargetSentence(parts: TargetParts) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const { target, indicator } = parts;
  const { id } = target;
  const texts = slotTexts(parts, { t, format });
  const at = (field: string) => `targets/${id}/${field}`;
  return (
    <Trans
      i18nKey={sentenceKey(parts)}
      components={{
        // A bracket or a full stop stays with its slot.
        together: <span className={styles['together']} />,
        indicator:
          indicator === undefined ? (
            <span>{texts.indicator.text}</span>
          ) : (
            <NameSlot
              label={t('targets.slots.indicator')}
              place={at('indicator')}
              value={indicator.name}
              shown={texts.indicator}
              onCommit={(name) => setIndicator(plan, indicator.id, { name })}
            />
          ),
        baseline: (
          <NumberSlot
            label={t('targets.slots.baseline')}
            place={at('baselineValue')}
            value={target.baselineValue}
            shown={texts.baseline}
            onCommit={(baselineValue) => setTarget(plan, id, { baselineValue })}
          />
        ),
        baselineMonth: (
          <MonthSlot
            label={t('targets.slots.baselineMonth')}
            day="first"
            place={at('baselineDate')}
            value={target.baselineDate}
            shown={texts.baselineMonth}
            onCommit={(baselineDate) => setTarget(plan, id, { baselineDate })}
          />
        ),
        value: (
          <NumberSlot
            label={t('targets.slots.value')}
            place={at('targetValue')}
            value={target.targetValue}
            shown={texts.value}
            onCommit={(targetValue) => setTarget(plan, id, { targetValue })}
          />
        ),
        dueMonth: (
          <MonthSlot
            label={t('targets.slots.dueMonth')}
            day="last"
            place={at('deadline')}
            value={target.deadline}
            shown={texts.dueMonth}
            onCommit={(deadline) => setTarget(plan, id, { deadline })}
          />
        ),
      }}
    />
  );
}
