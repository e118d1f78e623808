import { isUnreadable, type OutcomeSnapshot, setRecord } from '@holdfast/plan-model';
import { memo } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import type { RecordList } from '../../records/record-list.ts';
import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { MonthSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';

import styles from './outcomes.module.css';

export interface OutcomeItemProps {
  readonly outcome: OutcomeSnapshot;
  readonly list: RecordList;
  /** What the column is called in which it stands. */
  readonly column: string;
  readonly number: number;
}

/** One change: what will be different, by when, and which targets show it. */
export const OutcomeItem = memo(function OutcomeItem({ outcome, list, column, number }: OutcomeItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, statement, note } = outcome;
  const record = { root: 'outcomes', id } as const;
  return (
    <RecordRow record={record} list={list} className={styles['outcome']}>
      {isUnreadable(statement) ? (
        <p>{t('slots.unreadable')}</p>
      ) : (
        <h4 className={styles['statement']}>
          <PlanText
            address={{ root: 'outcomes', id, field: 'statement' }}
            text={statement}
            label={t('outcomes.statementLabel', { column, number })}
            placeholder={t('outcomes.statementPlaceholder')}
          />
        </h4>
      )}
      <OutcomeSentence outcome={outcome} />
      {isUnreadable(note) && <p>{t('slots.unreadable')}</p>}
      {!isUnreadable(note) && (mayEdit || note.plainText !== '') && (
        <PlanText
          address={{ root: 'outcomes', id, field: 'note' }}
          text={note}
          label={t('outcomes.noteLabel', { column, number })}
          placeholder={t('outcomes.notePlaceholder')}
          className={styles['note']}
        />
      )}
      <RecordTools record={record} list={list} />
    </RecordRow>
  );
});

function OutcomeSentence({ outcome: { id, byDate } }: { readonly outcome: OutcomeSnapshot }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="outcomes.sentence"
        components={{
          together: <span className={styles['together']} />,
          byDate: (
            <MonthSlot
              label={t('outcomes.byDate')}
              day="last"
              place={`outcomes/${id}/byDate`}
              value={byDate}
              shown={slotText(byDate, (day) => format.month(day.slice(0, 7)), t)}
              onCommit={(next) => setRecord(plan, 'outcomes', { id, patch: { byDate: next } })}
            />
          ),
          targets: (
            <LinkedSlot
              label={t('outcomes.targets')}
              place={`outcomes/${id}/targetsOfOutcome`}
              root="targets"
              picked={usePlan((snapshot) => snapshot.links.targetsByOutcome.get(id))}
              empty={t('outcomes.noTargets')}
              gap={t('outcomes.noTarget')}
              linkTo={(target) => ({ kind: 'shownBy', outcome: id, target })}
            />
          ),
        }}
      />
    </p>
  );
}
