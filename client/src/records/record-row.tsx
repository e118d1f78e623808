import type { RecordAddress } from '@holdfast/plan-model';
import { GripVertical } from 'lucide-react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';

import { useOpenPlan } from '../session/open-plan-context.ts';
import { recordKey } from '../session/plan-panel.ts';
import { useIsNewsAt } from '../session/use-is-news.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { classNames } from '../ui/class-names.ts';
import { late } from '../ui/late-part.ts';
import { listKey, listsFor, type RecordList, type ShownRoot, type Spot } from './record-list.ts';
import { focusRecord, useMove } from './use-move.ts';

import styles from './records.module.css';

export interface RecordRowProps {
  readonly record: RecordAddress<ShownRoot>;
  /** Null where the records have an order of their own and are not moved. */
  readonly list: RecordList | null;
  readonly className: string | undefined;
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
export function RecordRow({ record, list, className, children }: RecordRowProps) {
  const mayMove = useMayEdit() && list !== null;
  const { plan } = useOpenPlan();
  const move = useMove(record, list);
  const isNews = useIsNewsAt(recordKey(record));

  /** On the way in, before a menu's button would take the arrow for itself. */
  function handleKey(event: KeyboardEvent): void {
    const by = stepOf(event);
    if (by === undefined || !isOwn(event)) return;
    event.preventDefault();
    event.stopPropagation();
    move.step(by);
  }
  function handlePointer(event: PointerEvent<HTMLElement>): void {
    const row = event.currentTarget.closest('li');
    if (event.button !== 0 || row === null || list === null) return;
    // Or the browser would select text, and take the focus from where somebody writes.
    event.preventDefault();
    const lists = listsFor(list, plan.snapshot()).map(listKey);
    const options = {
      row,
      accepts: (each: RecordList) => lists.includes(listKey(each)),
      start: { x: event.clientX, y: event.clientY },
      onDrop(spot: Spot) {
        move.to(spot);
        focusRecord(record);
      },
    };
    loadDrag()
      .then(({ dragRecord }) => dragRecord(options))
      .catch(stayInPlace);
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key comes from what is inside
    <li
      className={classNames(styles['row'], ON_EDGE.includes(record.root) && styles['onEdge'], className)}
      id={recordKey(record)}
      data-row
      data-news={isNews ? '' : undefined}
      onKeyDownCapture={mayMove ? handleKey : undefined}
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

function stepOf(event: KeyboardEvent): -1 | 1 | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
  if (!altKey || ctrlKey || metaKey || shiftKey || event.nativeEvent.isComposing) return undefined;
  // There these keys open the list; and on a Mac they move the caret.
  if (!(target instanceof Element) || target.closest('select') !== null) return undefined;
  const isMac = navigator.userAgent.includes('Mac');
  if (isMac && target.closest('input, textarea, [role=textbox]') !== null) return undefined;
  if (key === 'ArrowUp') return -1;
  return key === 'ArrowDown' ? 1 : undefined;
}
