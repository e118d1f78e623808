import { isUnreadable, MEASURE_STATUSES, type MeasureSnapshot, setMeasure } from '@holdfast/plan-model';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { MEASURE_LOOKS } from '../../records/measure-looks.ts';
import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useHand } from '../../session/use-presence.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Hands } from '../../slots/hands.tsx';
import { latePart } from '../../ui/late-part.ts';
import { PickMenu } from '../../ui/pick-menu.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { DateRemark } from './date-remark.tsx';
import { LastProgress } from './last-progress.tsx';
import { MeasureSentence } from './measure-sentence.tsx';

import styles from './measures.module.css';

export interface MeasureItemProps {
  readonly measure: MeasureSnapshot;
  readonly number: number;
}

/** Only where two people decided the same, apart from each other. */
const SeveralAccountable = latePart(
  async () => (await import('../../slots/several-accountable.tsx')).SeveralAccountable,
);

const MEASURES = { root: 'measures', isForStaff: false } as const;

/** One measure: what it is, where it stands, and a sentence on who, when and what for. */
export const MeasureItem = memo(function MeasureItem({ measure, number }: MeasureItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, title, what } = measure;
  const record = { root: 'measures', id } as const;
  const isDoubtful = usePlan((plan) => (plan.links.accountableByMeasure.get(id)?.length ?? 0) > 1);
  return (
    <RecordRow record={record} list={MEASURES} className={styles['measure']}>
      <div className={styles['line']}>
        <h3 className={styles['title']}>
          {isUnreadable(title) ? (
            t('slots.unreadable')
          ) : (
            <PlanText
              address={{ root: 'measures', id, field: 'title' }}
              text={title}
              label={t('measures.titleLabel', { number })}
              placeholder={t('measures.titlePlaceholder')}
            />
          )}
        </h3>
        <MeasureStatus measure={measure} />
        <RecordTools record={record} list={MEASURES} />
      </div>
      <MeasureSentence measure={measure} />
      <DateRemark measure={measure} />
      {isDoubtful && <SeveralAccountable measure={id} />}
      <LastProgress measure={id} />
      {isUnreadable(what) && <p>{t('slots.unreadable')}</p>}
      {!isUnreadable(what) && (mayEdit || what.plainText !== '') && (
        <PlanText
          address={{ root: 'measures', id, field: 'what' }}
          text={what}
          label={t('measures.whatLabel', { number })}
          placeholder={t('measures.whatPlaceholder')}
          className={styles['what']}
        />
      )}
    </RecordRow>
  );
});

function MeasureStatus({ measure: { id, status } }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const place = `measures/${id}/status`;
  const setHand = useHand(place);
  const isKnown = !isUnreadable(status);
  const word = isKnown ? t(`measures.status.${status}`) : t('slots.unreadable');
  const shown = <StatusWord look={isKnown ? MEASURE_LOOKS[status] : 'open'}>{word}</StatusWord>;
  if (!mayEdit) return shown;
  return (
    <span className={styles['statusPlace']}>
      <PickMenu
        label={t('measures.statusButton', { status: word })}
        mode="single"
        options={MEASURE_STATUSES.map((each) => ({ id: each, label: t(`measures.status.${each}`) }))}
        picked={isKnown ? [status] : []}
        onPick={([next]) => next !== undefined && setMeasure(plan, id, { status: next })}
        onOpenChange={setHand}
        className={styles['status']}
      >
        {shown}
      </PickMenu>
      <Hands place={place} />
    </span>
  );
}
