import { isUnreadable, MEASURE_STATUSES, type MeasureSnapshot, setMeasure } from '@holdfast/plan-model';
import { type ComponentType, memo } from 'react';
import { useTranslation } from 'react-i18next';

import { MEASURE_LOOKS } from '../../records/measure-looks.ts';
import type { RecordList } from '../../records/record-list.ts';
import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { focusRecord } from '../../records/use-move.ts';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { lineOf } from '../../session/record-name.ts';
import { useHand } from '../../session/use-presence.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AnswerRemark } from '../../slots/answer-remark.tsx';
import { Hands } from '../../slots/hands.tsx';
import type { MenuItem } from '../../ui/menu-props.ts';
import { PickMenu } from '../../ui/pick-menu.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { showToast } from '../../ui/toast.ts';
import { DateRemark } from './date-remark.tsx';
import { LastProgress } from './last-progress.tsx';
import { MeasureSentence } from './measure-sentence.tsx';
import type { MeasureSlotProps } from './measure-slots.tsx';

import styles from './measures.module.css';

/** What is different between measures and the help for staff among them. */
export interface MeasureLook {
  readonly list: Extract<RecordList, { readonly isForStaff: boolean }>;
  readonly Sentence: ComponentType<MeasureSlotProps>;
}

export interface MeasureItemProps {
  readonly measure: MeasureSnapshot;
  readonly number: number;
  readonly look?: MeasureLook;
}

const MEASURES: MeasureLook = {
  list: { root: 'measures', isForStaff: false },
  Sentence: MeasureSentence,
};

/** One measure: what it is, where it stands, and a sentence on who, when and what for. */
export const MeasureItem = memo(function MeasureItem(props: MeasureItemProps) {
  const { measure, number, look = MEASURES } = props;
  const { list, Sentence } = look;
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, title, what } = measure;
  const record = { root: 'measures', id } as const;
  const turn = useTurn(measure, list.isForStaff);
  return (
    <RecordRow record={record} list={list} className={styles['measure']}>
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
        <RecordTools record={record} list={list} items={() => [turn]} />
      </div>
      <Sentence measure={measure} />
      <DateRemark measure={measure} />
      <AnswerRemark record={record} />
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

/** A measure becomes help for staff, or is no longer that: it stands in the other list then. */
function useTurn({ id, title, type }: MeasureSnapshot, isForStaff: boolean): MenuItem {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  function turn(): void {
    setMeasure(plan, id, { type: isForStaff ? null : 'staffSupport' });
    requestAnimationFrame(() => focusRecord({ root: 'measures', id }));
    showToast({
      text: t('measures.turned', {
        title: lineOf(title) || t('kinds.measures.untitled'),
        list: t(isForStaff ? 'sections.measures' : 'sections.staff'),
      }),
      action: {
        label: t('app.undo'),
        run: () => setMeasure(plan, id, { type: isUnreadable(type) ? null : type }),
      },
    });
  }
  return { id: 'turn', label: t(isForStaff ? 'measures.toMeasures' : 'measures.toStaff'), onAction: turn };
}

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
