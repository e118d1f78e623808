import type { PlanSnapshot, RecordAddress, Thread } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';
import { Ellipsis, MessageSquare, PanelRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../session/open-plan-context.ts';
import { openPanel, recordLink } from '../session/plan-panel.ts';
import { lineOf, nameField } from '../session/record-name.ts';
import { useThreadsOf } from '../session/use-discussion.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { Button } from '../ui/button.tsx';
import { latePart } from '../ui/late-part.ts';
import type { MenuItem } from '../ui/menu-props.ts';
import { Menu } from '../ui/menu.tsx';
import { showToast } from '../ui/toast.ts';
import {
  type Column,
  isColumn,
  listKey,
  listsFor,
  placeIn,
  type RecordList,
  type ShownRoot,
  type Spot,
} from './record-list.ts';
import { removeWithUndo } from './remove-with-undo.ts';
import { focusRecord, listName, useMove } from './use-move.ts';

import styles from './records.module.css';

const MoveDialog = latePart(async () => (await import('./move-dialog.tsx')).MoveDialog);

/** How much is open that people say of a record; nothing where that is nothing. */
function TalkCount({ record, title }: { readonly record: RecordAddress; readonly title: string }) {
  const { t } = useTranslation();
  const accepted = usePlan((plan) => plan.accepted);
  const isOpen = ({ key, state }: Thread): boolean => state.kind === 'open' && !accepted.has(key);
  const count = useThreadsOf(record).filter(isOpen).length;
  if (count === 0) return null;
  return (
    <Button
      variant="quiet"
      aria-label={t('talk.openOf', { count, title })}
      onClick={() => openPanel({ kind: 'details', record })}
    >
      <MessageSquare aria-hidden size={18} />
      {count}
    </Button>
  );
}

export interface RecordToolsProps {
  readonly record: RecordAddress<ShownRoot>;
  /** The list in which it stands here; null where the records have an order of their own and are not moved. */
  readonly list: RecordList | null;
  /** What can be done with this kind besides. */
  readonly items?: () => readonly MenuItem[];
  /** It was moved here, by whatever means of this menu. */
  readonly onMoved?: (to: RecordList) => void;
}

/** What can be done with any record: see its details, pass on its link, move it, remove it. */
export function RecordTools({ record, list, items, onMoved }: RecordToolsProps) {
  const { t } = useTranslation();
  const { plan, entry } = useOpenPlan();
  const mayEdit = useMayEdit();
  const { root } = record;
  const title = lineOf(usePlan((snapshot) => nameField(snapshot, record))) || t(`kinds.${root}.untitled`);
  const move = useMove(record, list, onMoved);
  const [isMoving, setMoving] = useState(false);

  function moveFromDialog(spot: Spot): void {
    setMoving(false);
    moveSoon(spot);
  }
  function moveSoon(spot: Spot): void {
    // The menu or the dialog goes first; what is moved to another list is drawn anew, and the button that opened it with it.
    requestAnimationFrame(() => {
      move.to(spot);
      focusRecord(record);
    });
  }
  function copyLink(): void {
    navigator.clipboard.writeText(recordLink(record, entry.planId)).then(
      () => showToast({ text: t('records.linkCopied') }),
      // Where the browser forbids the clipboard, the address of the details is the link.
      () => openPanel({ kind: 'details', record }),
    );
  }
  function allItems(): readonly MenuItem[] {
    return [
      ...(list === null ? [] : moveItems(list)),
      ...(items?.() ?? []),
      { id: 'link', label: t('records.copyLink'), onAction: copyLink },
      {
        id: 'remove',
        label: t(`kinds.${root}.remove`),
        onAction: () => removeWithUndo(plan, record, { title, t }),
      },
    ].filter((item) => item !== false);
  }
  function moveItems(within: RecordList): readonly (MenuItem | false)[] {
    const ids = move.inSight();
    return [
      ids.at(0) !== record.id && { id: 'up', label: t('records.moveUp'), onAction: () => move.step(-1) },
      ids.at(-1) !== record.id && { id: 'down', label: t('records.moveDown'), onAction: () => move.step(1) },
      ...(isColumn(within)
        ? columnItems(within, { plan: plan.snapshot(), record, t, move: moveSoon })
        : [{ id: 'move', label: t('records.moveTo'), onAction: () => setMoving(true) }]),
    ];
  }
  return (
    <span className={styles['tools']} data-tools>
      <TalkCount record={record} title={title} />
      <Button
        variant="quiet"
        square
        aria-label={t('records.detailsOf', { title })}
        onClick={() => openPanel({ kind: 'details', record })}
      >
        <PanelRight aria-hidden size={18} data-mirrored />
      </Button>
      {mayEdit && (
        <Menu
          label={t(`kinds.${root}.actions`, { title })}
          icon={<Ellipsis aria-hidden size={20} />}
          items={allItems}
        />
      )}
      {isMoving && list !== null && (
        <MoveDialog
          record={record}
          list={list}
          title={title}
          onMove={moveFromDialog}
          onClose={() => setMoving(false)}
        />
      )}
    </span>
  );
}

interface ColumnMove {
  readonly plan: PlanSnapshot;
  readonly record: RecordAddress<ShownRoot>;
  readonly t: TFunction;
  readonly move: (spot: Spot) => void;
}

/** Each other column, in which the record comes to stand as the plan has it. */
function columnItems(within: Column, { plan, record, t, move }: ColumnMove): readonly MenuItem[] {
  return listsFor(within, plan).flatMap((list) => {
    if (listKey(list) === listKey(within)) return [];
    const label = t('records.moveToList', { list: listName(list, plan, t) });
    return {
      id: listKey(list),
      label,
      onAction: () => move({ list, at: placeIn(list, plan, record) }),
    };
  });
}
