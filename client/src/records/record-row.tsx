import type { RecordAddress } from '@holdfast/plan-model';
import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';

import { useOpenPlan } from '../session/open-plan-context.ts';
import { recordKey } from '../session/plan-panel.ts';
import { useRowHiding } from '../session/use-hiding.ts';
import { useIsNewsAt } from '../session/use-is-news.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { classNames } from '../ui/class-names.ts';
import { late } from '../ui/late-part.ts';
import {
  type Drop,
  isColumn,
  listKey,
  listsFor,
  type RecordList,
  type ShownRoot,
  spotOf,
} from './record-list.ts';
import { focusRecord, useMove } from './use-move.ts';

import styles from './records.module.css';

export interface RecordRowProps {
  readonly record: RecordAddress<ShownRoot>;
  /** Null where the records have an order of their own and are not moved. */
  readonly list: RecordList | null;
  readonly className: string | undefined;
  /** A mouse may take it anywhere but at what can be pressed; a finger, which scrolls, by its handle. */
  readonly isCard?: boolean;
  /** It was moved here, by whatever means of this row. */
  readonly onMoved?: (to: RecordList) => void;
  readonly children: ReactNode;
}

/** Their start is marked by an edge, on which the handle then stands. */
const ON_EDGE: readonly ShownRoot[] = [
  'goals',
  'measures',
  'causes',
  'profiles',
  'outcomes',
  'practices',
  'evaluations',
  'reviews',
];

/** One record in its list, whatever it shows: it moves by Alt and the arrow keys, and by its handle. */
export function RecordRow({ record, list, className, isCard = false, onMoved, children }: RecordRowProps) {
  const mayMove = useMayEdit() && list !== null;
  const { plan } = useOpenPlan();
  const move = useMove(record, list, onMoved);
  const isNews = useIsNewsAt(recordKey(record));
  const element = useRef<HTMLLIElement>(null);
  useRowHiding(element, recordKey(record));

  /** On the way in, before a menu's button would take the arrow for itself. */
  function handleKey(event: KeyboardEvent): void {
    const step = stepOf(event);
    if (step === undefined || !isOwn(event) || (step.isAcross && !isColumn(list))) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.isAcross) move.across(step.by);
    else move.step(step.by);
  }
  function handlePointer(event: PointerEvent<HTMLElement>): void {
    const row = event.currentTarget.closest('li');
    if (event.button !== 0 || row === null || list === null) return;
    event.stopPropagation();
    // Or the browser would select text, and take the focus from where somebody writes.
    event.preventDefault();
    const lists = listsFor(list, plan.snapshot()).map(listKey);
    const options = {
      row,
      accepts: (each: RecordList) => lists.includes(listKey(each)),
      start: { x: event.clientX, y: event.clientY },
      onDrop(drop: Drop) {
        move.to(spotOf(drop, plan.snapshot(), record));
        focusRecord(record);
      },
    };
    loadDrag()
      .then(({ dragRecord }) => dragRecord(options))
      .catch(stayInPlace);
  }
  function handleCard(event: PointerEvent<HTMLElement>): void {
    if (event.pointerType === 'mouse' && !isPressable(event.target)) handlePointer(event);
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key comes from what is inside
    <li
      ref={element}
      className={classNames(styles['row'], ON_EDGE.includes(record.root) && styles['onEdge'], className)}
      id={recordKey(record)}
      data-row
      data-news={isNews ? '' : undefined}
      onKeyDownCapture={mayMove ? handleKey : undefined}
      onPointerDown={mayMove && isCard ? handleCard : undefined}
      onPointerEnter={mayMove ? () => void loadDrag().catch(stayInPlace) : undefined}
    >
      {mayMove && (
        <span className={styles['handle']} aria-hidden onPointerDown={handlePointer}>
          <GripVertical size={16} />
        </span>
      )}
      {children}
    </li>
  );
}

/** Comes when a pointer comes to a record: few records are ever dragged. */
const loadDrag = late(() => import('./drag-record.ts'));

/** What drags did not come: the record is where it was, moves by its menu and by keys, and a notice says what is missing. */
function stayInPlace(): void {}

/** Not in a row inside this one, and not in a menu of it, which stands elsewhere on the page. */
function isOwn({ target, currentTarget }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[data-row]') === currentTarget;
}

function isPressable(target: EventTarget): boolean {
  return (
    target instanceof Element && target.closest('button, a, input, select, textarea, [role=textbox]') !== null
  );
}

interface Step {
  readonly isAcross: boolean;
  readonly by: -1 | 1;
}

function stepOf(event: KeyboardEvent): Step | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
  if (!altKey || ctrlKey || metaKey || shiftKey || event.nativeEvent.isComposing) return undefined;
  // There these keys open the list; and on a Mac they move the caret.
  if (!(target instanceof Element) || target.closest('select') !== null) return undefined;
  const isMac = navigator.userAgent.includes('Mac');
  if (isMac && target.closest('input, textarea, [role=textbox]') !== null) return undefined;
  const isMirrored = getComputedStyle(target).direction === 'rtl';
  switch (key) {
    case 'ArrowUp':
      return { isAcross: false, by: -1 };
    case 'ArrowDown':
      return { isAcross: false, by: 1 };
    case 'ArrowLeft':
      return { isAcross: true, by: isMirrored ? 1 : -1 };
    case 'ArrowRight':
      return { isAcross: true, by: isMirrored ? -1 : 1 };
    default:
      return undefined;
  }
}
