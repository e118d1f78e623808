import type { ActorId, ActorSnapshot, MeasureId, MeasureSnapshot } from '@holdfast/plan-model';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import { rolesOfMeasure } from '../../session/measure-roles.ts';
import { usePlan } from '../../session/open-plan-context.ts';
import { goToRecord } from '../../session/plan-panel.ts';
import { lineOf } from '../../session/record-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
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
  const help = useId();
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
    if (at.measure !== undefined && at.actor !== undefined) {
      if (mayEdit) setOpen({ spot: at, cell });
    } else if (target instanceof Element && target.closest('button') !== null) {
      if (at.measure !== undefined) goToRecord({ root: 'measures', id: at.measure });
      else if (at.actor !== undefined) goToRecord({ root: 'actors', id: at.actor });
    }
  }
  function handleKey(event: KeyboardEvent<HTMLTableElement>): void {
    if (moveByKey(event) || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    enter(event.target);
  }
  return (
    <>
      <p id={help} className="visually-hidden">
        {t('roles.keys')}
      </p>
      <div className={styles['box']}>
        <table
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a grid of cells that one goes through
          role="grid"
          className={styles['matrix']}
          aria-label={t('roles.grid')}
          aria-describedby={help}
          aria-readonly={!mayEdit}
          onFocus={handleFocus}
          onKeyDown={handleKey}
          onClick={(event: MouseEvent) => enter(event.target)}
        >
          <MatrixHead columns={columns} stop={stop.measure === undefined ? stop.actor : undefined} />
          <tbody>
            {measures.map(({ id, title }) => (
              <MatrixRow
                key={id}
                measure={id}
                title={lineOf(title) || t('kinds.measures.untitled')}
                columns={columns}
                stop={stop.measure === id ? (stop.actor ?? 'title') : undefined}
                mayEdit={mayEdit}
                {...rolesOfMeasure(links, id)}
              />
            ))}
          </tbody>
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

function useColumns(actors: readonly ActorSnapshot[]): readonly Column[] {
  const { t } = useTranslation();
  return useMemo(
    () =>
      actors.map(({ id, name, group }) => ({ id, name: lineOf(name) || t('kinds.actors.untitled'), group })),
    [actors, t],
  );
}

/** Where the Tab key leads: where somebody was, as long as it is there; before that the first cell. */
function findStop(spot: Spot, measures: readonly MeasureSnapshot[], columns: readonly Column[]): Spot {
  const measure = measures.find(({ id }) => id === spot.measure)?.id;
  const actor = columns.find(({ id }) => id === spot.actor)?.id;
  if (measure !== undefined || actor !== undefined) return { measure, actor };
  return { measure: measures[0]?.id, actor: columns[0]?.id };
}
