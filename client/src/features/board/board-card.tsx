import { isUnreadable, type MeasureSnapshot, type PlanSnapshot } from '@holdfast/plan-model';
import { LifeBuoy } from 'lucide-react';
import { memo } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import { LateWord } from '../../records/late-word.tsx';
import type { Column, RecordList } from '../../records/record-list.ts';
import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { useDevice } from '../../session/device.ts';
import { isMeasureLate } from '../../session/lateness.ts';
import { usePlan } from '../../session/open-plan-context.ts';
import { lineOf } from '../../session/record-name.ts';
import { todayBy } from '../../session/today.ts';
import { DropReasonSlot } from '../../slots/drop-reason-slot.tsx';
import { type Format, useFormat } from '../../strings/format.ts';

import styles from './board.module.css';

export interface BoardCardProps {
  readonly measure: MeasureSnapshot;
  readonly list: Column;
  readonly onMoved: (measure: MeasureSnapshot, to: RecordList) => void;
}

/** One measure in short: what it is, who does it, when and for which goals. */
export const BoardCard = memo(function BoardCard({ measure, list, onMoved }: BoardCardProps) {
  const { t } = useTranslation();
  const { clock } = useDevice();
  const { id, title, type, status } = measure;
  const record = { root: 'measures', id } as const;
  const handleMoved = (to: RecordList): void => onMoved(measure, to);
  return (
    <RecordRow record={record} list={list} className={styles['card']} isCard onMoved={handleMoved}>
      <h3 className={styles['title']} dir="auto">
        {lineOf(title) || t(isUnreadable(title) ? 'slots.unreadable' : 'kinds.measures.untitled')}
      </h3>
      {isMeasureLate(measure, todayBy(clock)) && (
        <p>
          <LateWord />
        </p>
      )}
      <CardFacts measure={measure} />
      {status === 'dropped' && <DropReason measure={measure} />}
      <div className={styles['foot']}>
        {type === 'staffSupport' && (
          <span className={styles['staff']}>
            <LifeBuoy aria-hidden size={16} />
            {t('sections.staff')}
          </span>
        )}
        <RecordTools record={record} list={list} onMoved={handleMoved} />
      </div>
    </RecordRow>
  );
});

function CardFacts({ measure }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id } = measure;
  const who = usePlan((plan) => format.list(actorNames(plan, id)));
  const goals = usePlan((plan) => format.list(goalNames(plan, id)));
  const when = whenOf(measure, format);
  return (
    <div className={styles['facts']}>
      {who !== '' && <p>{t('board.by', { names: who })}</p>}
      {when !== undefined && <p>{t(`board.${when.kind}`, { start: when.start, end: when.end })}</p>}
      {goals !== '' && <p className={styles['goals']}>{t('board.for', { names: goals })}</p>}
    </div>
  );
}

function actorNames({ links, actorsById }: PlanSnapshot, measure: MeasureSnapshot['id']): readonly string[] {
  const ids = links.actorsByMeasure.get(measure) ?? [];
  return ids.map((id) => lineOf(actorsById.get(id)?.name)).filter((name) => name !== '');
}

function goalNames({ links, goalsById }: PlanSnapshot, measure: MeasureSnapshot['id']): readonly string[] {
  const ids = links.goalsByMeasure.get(measure) ?? [];
  return ids.map((id) => lineOf(goalsById.get(id)?.statement)).filter((name) => name !== '');
}

function whenOf({ start, end }: MeasureSnapshot, format: Format) {
  const [first, last] = [start, end].map((date) =>
    date === null || isUnreadable(date) ? undefined : format.month(date.slice(0, 7)),
  );
  if (first !== undefined && first === last) return { kind: 'in', start: first, end: '' } as const;
  if (first !== undefined && last !== undefined) return { kind: 'between', start: first, end: last } as const;
  if (first !== undefined) return { kind: 'from', start: first, end: '' } as const;
  return last === undefined ? undefined : ({ kind: 'until', start: '', end: last } as const);
}

/** It is asked for until it is there; nobody has to answer. */
function DropReason({ measure }: { readonly measure: MeasureSnapshot }) {
  return (
    <p className={styles['reason']} data-reason>
      <Trans
        i18nKey="board.dropped"
        components={{
          reason: <DropReasonSlot measure={measure} />,
        }}
      />
    </p>
  );
}
