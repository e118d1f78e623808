import '../../strings/goes-strings.ts';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../strings/format.ts';
import { FigureTable } from '../../ui/figure-table.tsx';
import { type Course, courseRows } from './course-data.ts';

import styles from './measurements.module.css';

export interface CourseTableProps {
  readonly course: Course;
  readonly caption: string;
  readonly quantity: (value: number) => string;
}

/** More rows are in the list of numbers, which grows as it is asked to. */
const MOST_ROWS = 60;

/** What the chart shows, as a table, the latest first. */
export function CourseTable({ course, caption, quantity }: CourseTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = courseRows(course);
  const older = rows.length - MOST_ROWS;
  return (
    <FigureTable
      caption={caption}
      heads={[t('goes.chart.day'), t('goes.chart.what'), t('goes.chart.value')]}
      note={
        older > 0 && (
          <p className={styles['quiet']}>
            {t('goes.chart.olderRows', { count: older, number: format.number(older) })}
          </p>
        )
      }
    >
      {rows.slice(0, MOST_ROWS).map(({ date, value, kind }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no state, and two may say the same
        <tr key={index}>
          <th scope="row">{format.day(date)}</th>
          <td>{t(`goes.chart.kinds.${kind}`)}</td>
          <td>{quantity(value)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
