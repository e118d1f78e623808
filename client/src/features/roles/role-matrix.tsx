import type { ActorId, ActorSnapshot, MeasureId, MeasureSnapshot } from '@holdfast/plan-model';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import { rolesOfMeasure } from '../../session/measure-roles.ts';
import { usePlan } from '../../session/open-plan-context.ts';
import { goToRecord } from '../../session/plan-panel.ts';
import { lineOf } from '../../session/record-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { directionOf, isolated } from '../../strings/isolation.ts';
import { useRowsNear } from '../../ui/use-rows-near.ts';
import { cellOf, moveByKey, placeOfCell } from './grid-keys.ts';
import { MatrixHead } from './matrix-head.tsx';
import { type Column, MatrixRow } from './matrix-row.tsx';
import { RoleMenu } from './role-menu.tsx';

import styles from './roles.module.css';

export interface RoleMatrixProps {
  /** The rows, in their order. */
  readonly measures: readonly MeasureSnapshot[];
  /** The columns, in their order. */
  readonly actors: readonly ActorSnapshot[];
}

/** As many rows as fill a tall screen; a large plan has 250, of 60 cells each. */
const ROWS_AT_ONCE = 30;

/** Where in the grid somebody is: undefined stands for the names at its edges. */
interface Spot {
  readonly measure: MeasureId | undefined;
  readonly actor: ActorId | undefined;
}

/**
 * Who does what: measures by actors. One stop of the Tab key; arrows, Home and End go from cell to cell, and Enter, Space
 * or a press opens what can be chosen there, or the details of a name.
 */
export function RoleMatrix({ measures, actors }: RoleMatrixProps) {
  const { t } = useTranslation();
  const links = usePlan((plan) => plan.links);
  const mayEdit = useMayEdit();
  const end = useRef<HTMLTableSectionElement>(null);
  const { count, showAll } = useRowsNear(end, measures.length, ROWS_AT_ONCE);
  const columns = useColumns(actors);
  const [spot, setSpot] = useState<Spot>({ measure: undefined, actor: undefined });
  const [open, setOpen] = useState<{ readonly spot: Spot; readonly cell: HTMLElement }>();
  const stop = findStop(spot, measures, columns);

  function spotOf(cell: HTMLTableCellElement): Spot {
    const { row, column } = placeOfCell(cell);
    return { measure: measures[row - 1]?.id, actor: columns[column - 1]?.id };
  }
  function handleFocus({ target }: FocusEvent): void {
    const cell = cellOf(target);
    if (cell !== undefined) setSpot(spotOf(cell));
  }
  function enter(target: EventTarget): void {
    const cell = cellOf(target);
    if (cell === undefined) return;
    const at = spotOf(cell);
    if (at.measure === undefined || at.actor === undefined) openName(at, target);
    else if (mayEdit) setOpen({ spot: at, cell });
  }
  function handleKey(event: KeyboardEvent<HTMLTableElement>): void {
    // The last row has to be there before somebody can go to it.
    if (event.key === 'End' && event.ctrlKey) flushSync(showAll);
    if (moveByKey(event) || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    enter(event.target);
  }
  return (
    <>
      <GridHelp />
      <div className={styles['box']}>
        <table
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid of cells that one goes through
          role="grid"
          className={styles['matrix']}
          aria-label={t('roles.grid')}
          aria-describedby={HELP}
          aria-readonly={!mayEdit}
          aria-rowcount={measures.length + 1}
          onFocus={handleFocus}
          onKeyDown={handleKey}
          onClick={(event: MouseEvent) => enter(event.target)}
        >
          <MatrixHead columns={columns} stop={stop.measure === undefined ? stop.actor : undefined} />
          <tbody>
            {measures.slice(0, count).map(({ id, title }, index) => (
              <MatrixRow
                key={id}
                number={index + 2}
                measure={id}
                title={lineOf(title) || t('kinds.measures.untitled')}
                columns={columns}
                stop={stop.measure === id ? (stop.actor ?? 'title') : undefined}
                mayEdit={mayEdit}
                {...rolesOfMeasure(links, id)}
              />
            ))}
          </tbody>
          <tbody ref={end} />
        </table>
      </div>
      {open?.spot.measure !== undefined && open.spot.actor !== undefined && (
        <RoleMenu
          measure={open.spot.measure}
          actor={open.spot.actor}
          cell={open.cell}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

const HELP = 'roles-keys';

function GridHelp() {
  const { t } = useTranslation();
  return (
    <p id={HELP} className="visually-hidden">
      {t('roles.keys')}
    </p>
  );
}

/** The details of the measure or of the actor whose name was pressed. */
function openName({ measure, actor }: Spot, target: EventTarget): void {
  if (!(target instanceof Element) || target.closest('button') === null) return;
  if (measure !== undefined) goToRecord({ root: 'measures', id: measure });
  else if (actor !== undefined) goToRecord({ root: 'actors', id: actor });
}

function useColumns(actors: readonly ActorSnapshot[]): readonly Column[] {
  const { t, i18n } = useTranslation();
  const direction = directionOf(i18n.language);
  return useMemo(
    () =>
      actors.map(({ id, name, group }) => {
        const line = lineOf(name) || t('kinds.actors.untitled');
        return { id, name: line, said: isolated(line, direction), group };
      }),
    [actors, t, direction],
  );
}

/** Where the Tab key leads: where somebody was, as long as it is there; before that the first cell. */
function findStop(spot: Spot, measures: readonly MeasureSnapshot[], columns: readonly Column[]): Spot {
  const measure = measures.find(({ id }) => id === spot.measure)?.id;
  const actor = columns.find(({ id }) => id === spot.actor)?.id;
  if (measure !== undefined || actor !== undefined) return { measure, actor };
  return { measure: measures[0]?.id, actor: columns[0]?.id };
}
