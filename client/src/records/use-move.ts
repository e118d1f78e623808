import type { PlanSnapshot, RecordAddress } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../session/open-plan-context.ts';
import { recordKey } from '../session/plan-panel.ts';
import { recordName } from '../session/record-name.ts';
import { useShownNow } from '../session/shown-records.ts';
import { announce } from '../ui/announcer.tsx';
import {
  idsIn,
  listKey,
  listsFor,
  moveToSpot,
  placeIn,
  type RecordList,
  type ShownId,
  type ShownRoot,
  type Spot,
} from './record-list.ts';

export interface Move {
  /** One place up or down in its list, past what is not shown of it. */
  readonly step: (by: -1 | 1) => void;
  /** To the list before or after its own, where several stand side by side. */
  readonly across: (by: -1 | 1) => void;
  readonly to: (spot: Spot) => void;
  /** The records of its list that are shown, as they stand now. */
  readonly inSight: () => readonly ShownId[];
}

/** The ways in which a record is moved within its list, and from it: each is one step of undo, keeps the record in view and says where it is now. */
export function useMove(
  record: RecordAddress<ShownRoot>,
  list: RecordList | null,
  onMoved?: (to: RecordList) => void,
): Move {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const shownNow = useShownNow(record.root);

  function to(spot: Spot): void {
    if (list === null) return;
    // At once, so that what follows finds the record where it is then; React keeps the focus of what it moves.
    const isMoved = flushSync(() => moveToSpot(plan, record, { from: list, to: spot }));
    if (!isMoved) return;
    document.getElementById(recordKey(record))?.scrollIntoView({ block: 'nearest' });
    announce(movedSentence(plan.snapshot(), { record, from: list, to: spot.list }, t));
    onMoved?.(spot.list);
  }
  function inSight(): readonly ShownId[] {
    const ids = list === null ? [] : idsIn(list, plan.snapshot());
    const shown = shownNow();
    return shown === undefined ? ids : ids.filter((id) => shown.has(id));
  }
  function step(by: -1 | 1): void {
    if (list === null) return;
    const at = inSight().indexOf(record.id) + by;
    const passed = inSight()[at];
    if (passed !== undefined && at >= 0) to({ list, at: idsIn(list, plan.snapshot()).indexOf(passed) });
    else announce(t(at < 0 ? 'records.isFirst' : 'records.isLast'));
  }
  function across(by: -1 | 1): void {
    if (list === null) return;
    const lists = listsFor(list, plan.snapshot());
    const next = lists[lists.findIndex((each) => listKey(each) === listKey(list)) + by];
    if (next === undefined) announce(t(by < 0 ? 'records.isFirstList' : 'records.isLastList'));
    else {
      to({ list: next, at: placeIn(next, plan.snapshot(), record) });
      focusRecord(record);
    }
  }
  return { step, across, to, inSight };
}

/** Brings the keyboard to a record that was moved by other means: to the button of its menu. */
export function focusRecord(record: RecordAddress): void {
  const tools = document.getElementById(recordKey(record))?.querySelector(':scope [data-tools]');
  const buttons = tools?.querySelectorAll('button');
  buttons?.item(buttons.length - 1).focus({ preventScroll: true });
}

interface Moved {
  readonly record: RecordAddress<ShownRoot>;
  readonly from: RecordList;
  readonly to: RecordList;
}

function movedSentence(plan: PlanSnapshot, { record, from, to }: Moved, t: TFunction): string {
  const ids = idsIn(to, plan);
  const title = recordName(plan, record) || t(`kinds.${record.root}.untitled`);
  const where = { title, number: ids.indexOf(record.id) + 1, count: ids.length };
  if (listKey(from) === listKey(to)) return t('records.moved', where);
  return t('records.movedTo', { ...where, list: listName(to, plan, t) });
}

/** What a list is called where there are several of its kind. */
export function listName(list: RecordList, plan: PlanSnapshot, t: TFunction): string {
  if (list.root === 'actors') return list.group === null ? t('slots.unreadable') : t(`groups.${list.group}`);
  if (list.root === 'outcomes')
    return list.level === null ? t('slots.unreadable') : t(`places.values.${list.level}`);
  if (list.root === 'practices')
    return list.topic === null ? t('slots.unreadable') : t(`places.values.${list.topic}`);
  if (list.root === 'measures' && 'status' in list)
    return list.status === null ? t('slots.unreadable') : t(`measures.status.${list.status}`);
  if (list.root === 'measures') return t(list.isForStaff ? 'sections.staff' : 'sections.measures');
  if (list.root !== 'targets') return t(`sections.${list.root}`);
  if (list.goal === null) return t('targets.without');
  return recordName(plan, { root: 'goals', id: list.goal }) || t('kinds.goals.untitled');
}
