import '../../strings/goes-strings.ts';
import { type EvaluationSnapshot, isUnreadable, setRecord } from '@holdfast/plan-model';
import { memo } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { slotText } from '../../slots/slot-text.ts';
import { MonthSlot, WordsSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';

import styles from './evaluations.module.css';

export interface EvaluationItemProps {
  readonly evaluation: EvaluationSnapshot;
  readonly number: number;
}

const EVALUATIONS = { root: 'evaluations' } as const;
/** As the plan takes them. */
const LONGEST = { methods: 1000, who: 500 } as const;
const WORDS = ['methods', 'who'] as const;
const TEXTS = ['activities', 'expected', 'unexpected', 'questions', 'success'] as const;

/** What the community will look at, when, and by which questions. */
export const EvaluationItem = memo(function EvaluationItem({ evaluation, number }: EvaluationItemProps) {
  const { t } = useTranslation();
  const { id, title } = evaluation;
  const record = { root: 'evaluations', id } as const;
  return (
    <RecordRow record={record} list={EVALUATIONS} className={styles['evaluation']}>
      <div className={styles['line']}>
        <h3 className={styles['title']}>
          {isUnreadable(title) ? (
            t('slots.unreadable')
          ) : (
            <PlanText
              address={{ root: 'evaluations', id, field: 'title' }}
              text={title}
              label={t('evaluation.title', { number })}
              placeholder={t('evaluation.titlePlaceholder')}
            />
          )}
        </h3>
        <RecordTools record={record} list={EVALUATIONS} />
      </div>
      <Period evaluation={evaluation} />
      {TEXTS.map((field) => (
        <Answer key={field} evaluation={evaluation} number={number} field={field} />
      ))}
      {WORDS.map((field) => (
        <ShortAnswer key={field} evaluation={evaluation} field={field} />
      ))}
    </RecordRow>
  );
});

const DAYS = { start: 'first', end: 'last' } as const;

function Period({ evaluation }: Pick<EvaluationItemProps, 'evaluation'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const { id, start, end } = evaluation;
  const slot = (which: keyof typeof DAYS) => (
    <MonthSlot
      label={t(`evaluation.${which}`)}
      day={DAYS[which]}
      place={`evaluations/${id}/${which}`}
      value={evaluation[which]}
      shown={slotText(evaluation[which], (date) => format.month(date.slice(0, 7)), t)}
      onCommit={(next) => setRecord(plan, 'evaluations', { id, patch: { [which]: next } })}
    />
  );
  const isBackwards = typeof start === 'string' && typeof end === 'string' && end < start;
  return (
    <>
      <p className={styles['sentence']}>
        <Trans
          i18nKey="evaluation.period"
          components={{
            together: <span className={styles['together']} />,
            start: slot('start'),
            end: slot('end'),
          }}
        />
      </p>
      {isBackwards && <output className={styles['remark']}>{t('evaluation.endBeforeStart')}</output>}
    </>
  );
}

/** One of the five texts, under its name; its question stands where nothing was written. */
function Answer({
  evaluation,
  number,
  field,
}: EvaluationItemProps & { readonly field: (typeof TEXTS)[number] }) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const text = evaluation[field];
  if (!isUnreadable(text) && !mayEdit && text.plainText === '') return null;
  const label = t(`evaluation.texts.${field}.label`);
  return (
    <div>
      <h4 className={styles['label']}>{label}</h4>
      {isUnreadable(text) ? (
        <p>{t('slots.unreadable')}</p>
      ) : (
        <PlanText
          address={{ root: 'evaluations', id: evaluation.id, field }}
          text={text}
          label={`${t('evaluation.title', { number })}: ${label}`}
          placeholder={t(`evaluation.texts.${field}.question`)}
        />
      )}
    </div>
  );
}

/** A few words on how, and by whom. */
function ShortAnswer({
  evaluation,
  field,
}: Pick<EvaluationItemProps, 'evaluation'> & { readonly field: (typeof WORDS)[number] }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const { id, [field]: words } = evaluation;
  if (!mayEdit && words === null) return null;
  return (
    <div>
      <h4 className={styles['label']}>{t(`evaluation.${field}`)}</h4>
      <p className={styles['sentence']}>
        <WordsSlot
          label={t(`evaluation.${field}`)}
          place={`evaluations/${id}/${field}`}
          maxLength={LONGEST[field]}
          value={words}
          shown={slotText(words, (text) => text, t, t(`evaluation.${field}Gap`))}
          onCommit={(next) => setRecord(plan, 'evaluations', { id, patch: { [field]: next } })}
        />
      </p>
    </div>
  );
}
