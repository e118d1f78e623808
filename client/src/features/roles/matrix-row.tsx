import type { ActorSnapshot, MeasureId } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';
import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { MEASURE_ROLES, type RolesOfMeasure } from '../../session/measure-roles.ts';
import { ROLE_ICONS } from './role-icons.ts';

import styles from './roles.module.css';

/** An actor as the head of a column. */
export interface Column {
  readonly id: ActorSnapshot['id'];
  readonly name: string;
  /** The name within a sentence, as `isolated` makes it. */
  readonly said: string;
  readonly group: ActorSnapshot['group'];
}

export interface MatrixRowProps extends RolesOfMeasure {
  readonly measure: MeasureId;
  readonly title: string;
  /** Which row of the grid it is, with its head. */
  readonly number: number;
  readonly columns: readonly Column[];
  /** Which cell of this row the Tab key leads to: of an actor, or the name of the measure. */
  readonly stop: Column['id'] | 'title' | undefined;
  readonly mayEdit: boolean;
}

/** One measure, and what each actor does for it. Drawn again only when something of this row is another. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { title, number, columns, stop, mayEdit, accountable } = props;
  const { t } = useTranslation();
  const count = accountable?.length ?? 0;
  const words = cellWords(title, t);
  return (
    <tr aria-rowindex={number}>
      <th scope="row" className={styles['name']}>
        <button type="button" className={styles['link']} tabIndex={stop === 'title' ? 0 : -1} dir="auto">
          {title}
        </button>
        {count !== 1 && (
          <span className={styles['mark']}>
            <TriangleAlert aria-hidden size={14} />
            {count === 0 ? t('roles.noAccountable') : t('roles.twoAccountable', { count })}
          </span>
        )}
      </th>
      {columns.map(({ id, said }) => {
        const roles = MEASURE_ROLES.filter((role) => props[role]?.includes(id) === true);
        // What is seen in the cell is said of it, for whoever speaks to the machine.
        const parts = roles.map((role) => t(`roles.short.${role}`)).join(', ');
        return (
          <td
            key={id}
            className={styles['cell']}
            tabIndex={stop === id ? 0 : -1}
            aria-haspopup={mayEdit ? 'menu' : undefined}
            aria-label={words(said, parts)}
          >
            {roles.map((role, at) => {
              const Icon = ROLE_ICONS[role];
              return (
                <span key={role} className={styles['part']} data-role={role} aria-hidden>
                  <Icon aria-hidden size={14} />
                  {at > 0 && ' '}
                  {t(`roles.short.${role}`)}
                </span>
              );
            })}
          </td>
        );
      })}
    </tr>
  );
});

/** Signs that nobody writes, where the words of a cell come. */
const [ACTOR, PARTS] = ['\uE000', '\uE001'];

/** What the cells of a row say of themselves: the sentence is put together once for all of its dozens. */
function cellWords(measure: string, t: TFunction): (actor: string, parts: string) => string {
  const sentence = t('roles.cell', { actor: ACTOR, measure, parts: PARTS });
  const none = t('roles.parts.none');
  return (actor, parts) => sentence.replace(ACTOR, () => actor).replace(PARTS, () => parts || none);
}
