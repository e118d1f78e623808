import '../../strings/views-strings.ts';
import { addMeasure, isUnreadable, MEASURE_STATUSES, type MeasureSnapshot } from '@holdfast/plan-model';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { InTurn, InTurns } from '../../records/in-turn.tsx';
import { MEASURE_LOOKS } from '../../records/measure-looks.ts';
import { type Column, listKey, type RecordList } from '../../records/record-list.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useShown, useShownCount, useShownNow } from '../../session/shown-records.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { useIsPhone } from '../../ui/use-media.ts';
import { BoardCard } from './board-card.tsx';
import { useAskWhyDropped } from './use-ask-why-dropped.ts';

import styles from './board.module.css';

/** The measures by where they stand, one column for each status; what a column holds stands in the order of the plan. */
export function Board({ empty }: { readonly empty: ReactNode }) {
  const { t } = useTranslation();
  const count = usePlan((plan) => plan.measures.length);
  const isPhone = useIsPhone();
  if (count === 0) return empty;
  return (
    <section className={styles['board']} aria-label={t('board.label')}>
      <InTurns atOnce={0}>{isPhone ? <OneColumn /> : <Columns />}</InTurns>
    </section>
  );
}

interface FilledColumn {
  readonly list: Column;
  readonly measures: readonly MeasureSnapshot[];
}

/** A column for what cannot be read only where there is something in it. */
function useColumns(measures: readonly MeasureSnapshot[]): readonly FilledColumn[] {
  return useMemo(() => {
    const columns = [...MEASURE_STATUSES, null].map((status) => ({
      list: { root: 'measures', status } as const,
      measures: measures.filter((measure) =>
        status === null ? isUnreadable(measure.status) : measure.status === status,
      ),
    }));
    return columns.filter(({ list, measures }) => list.status !== null || measures.length > 0);
  }, [measures]);
}

/** What a filter passes over stays in its column, hidden. */
function Columns() {
  const columns = useColumns(usePlan((plan) => plan.measures));
  const ask = useAskWhyDropped();
  return (
    <div className={styles['scroller']} data-scrolls>
      <div className={styles['columns']}>
        {columns.map((column) => (
          <BoardColumn key={listKey(column.list)} column={column} onMoved={ask} />
        ))}
      </div>
    </div>
  );
}

/** On a phone one column has the screen; it goes along with what is moved out of it. */
function OneColumn() {
  const { t } = useTranslation();
  const measures = useShown(
    'measures',
    usePlan((plan) => plan.measures),
  );
  const columns = useColumns(measures);
  const ask = useAskWhyDropped();
  const [chosen, setChosen] = useState<string>();
  const shown =
    columns.find(({ list }) => listKey(list) === chosen) ??
    columns.find(({ measures }) => measures.length > 0) ??
    columns[0];
  const words = useColumnWords();
  if (shown === undefined) return null;
  return (
    <div className={styles['one']}>
      <SelectField
        label={t('board.which')}
        value={listKey(shown.list)}
        options={columns.map(({ list, measures }) => ({
          value: listKey(list),
          label: t('board.column', { status: words(list), count: measures.length }),
        }))}
        onChange={setChosen}
      />
      <BoardColumn
        column={shown}
        onMoved={(record, to) => {
          setChosen(listKey(to));
          ask(record, to);
        }}
      />
    </div>
  );
}

function useColumnWords(): (list: Column) => string {
  const { t } = useTranslation();
  return ({ status }) => (status === null ? t('slots.unreadable') : t(`measures.status.${status}`));
}

/** So many cards of a column fill a screen. */
const IN_SIGHT = 4;

interface BoardColumnProps {
  readonly column: FilledColumn;
  readonly onMoved: (measure: MeasureSnapshot, to: RecordList) => void;
}

function BoardColumn({ column: { list, measures }, onMoved }: BoardColumnProps) {
  const words = useColumnWords()(list);
  const id = `board-${list.status ?? 'unreadable'}`;
  const mayEdit = useMayEdit();
  const shownNow = useShownNow('measures');
  const shown = shownNow();
  const inSight = measures.filter((measure) => shown?.has(measure.id) !== false).slice(0, IN_SIGHT);
  return (
    <section className={styles['column']} aria-labelledby={id}>
      <h2 className={styles['heading']} id={id}>
        <StatusWord look={list.status === null ? 'open' : MEASURE_LOOKS[list.status]}>{words}</StatusWord>
        <span className={styles['count']}>
          <ShownCount measures={measures} />
        </span>
      </h2>
      <ul className={styles['cards']} aria-labelledby={id} data-list={listKey(list)}>
        {measures.map((measure) => (
          <InTurn
            key={measure.id}
            id={recordKey({ root: 'measures', id: measure.id })}
            isInSight={inSight.includes(measure)}
          >
            <BoardCard measure={measure} list={list} onMoved={onMoved} />
          </InTurn>
        ))}
      </ul>
      <NoneShown measures={measures} />
      {mayEdit && list.status === 'idea' && <AddIdea />}
    </section>
  );
}

type Shown = Pick<FilledColumn, 'measures'>;

/** By itself, so that another filter renders a number and not a column. */
function ShownCount({ measures }: Shown) {
  return useShownCount('measures', useIds(measures));
}

function NoneShown({ measures }: Shown) {
  const { t } = useTranslation();
  const count = useShownCount('measures', useIds(measures));
  return count === 0 && <p className={styles['none']}>{t('board.none')}</p>;
}

function useIds(measures: readonly MeasureSnapshot[]): readonly string[] {
  return useMemo(() => measures.map(({ id }) => id), [measures]);
}

/** The same line as in the plan: what was begun there goes on here. */
function AddIdea() {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <AddLine
      label={t('measures.add')}
      placeholder={t('measures.add')}
      addLabel={t('goals.addConfirm')}
      rules={useLineRules()}
      draft={useLineDraft('measures')}
      onAdd={(title) => addMeasure(plan, { title })}
    />
  );
}
