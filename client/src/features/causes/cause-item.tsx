import { type CauseSnapshot, isUnreadable } from '@holdfast/plan-model';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { AddMeasureLine } from '../../records/add-measure-line.tsx';
import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { lineOf } from '../../session/record-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { CauseSentence, CauseWork } from './cause-sentence.tsx';
import { AddEvidence, EvidenceList } from './evidence-list.tsx';

import styles from './causes.module.css';

export interface CauseItemProps {
  readonly cause: CauseSnapshot;
  readonly number: number;
}

const CAUSES = { root: 'causes' } as const;

/** One reason for leaving: what it is, a sentence on whom it concerns, what shows it, and what is done about it. */
export const CauseItem = memo(function CauseItem({ cause, number }: CauseItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, statement, note } = cause;
  const record = { root: 'causes', id } as const;
  const title = lineOf(statement) || t('kinds.causes.untitled');
  return (
    <RecordRow record={record} list={CAUSES} className={styles['cause']}>
      <div className={styles['line']}>
        <h3 className={styles['statement']}>
          {isUnreadable(statement) ? (
            t('slots.unreadable')
          ) : (
            <PlanText
              address={{ root: 'causes', id, field: 'statement' }}
              text={statement}
              label={t('causes.statementLabel', { number })}
              placeholder={t('causes.statementPlaceholder')}
            />
          )}
        </h3>
        <RecordTools record={record} list={CAUSES} />
      </div>
      <CauseSentence cause={cause} />
      {isUnreadable(note) && <p>{t('slots.unreadable')}</p>}
      {!isUnreadable(note) && (mayEdit || note.plainText !== '') && (
        <PlanText
          address={{ root: 'causes', id, field: 'note' }}
          text={note}
          label={t('causes.noteLabel', { number })}
          placeholder={t('causes.notePlaceholder')}
          className={styles['note']}
        />
      )}
      <EvidenceList cause={id} title={title} />
      <CauseWork cause={cause} />
      {mayEdit && (
        <div className={styles['more']}>
          <AddEvidence cause={id} title={title} />
          <AddMeasureLine
            record={record}
            place={`causes/${id}/measuresOfCause`}
            words={{
              button: t('causes.addMeasure'),
              label: t('causes.addMeasureTo', { title }),
              placeholder: t('causes.measurePlaceholder'),
            }}
            linkTo={(measure) => ({ kind: 'addresses', measure, cause: id })}
          />
        </div>
      )}
    </RecordRow>
  );
});
