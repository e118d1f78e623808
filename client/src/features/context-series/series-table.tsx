import '../../strings/seldom-strings.ts';
import type { GeoSeries } from '@holdfast/content';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../strings/format.ts';

import styles from './context-series.module.css';

export interface SeriesTableProps {
  readonly series: GeoSeries;
  readonly caption: string;
}

/** The numbers behind the chart, the newest first. */
export function SeriesTable({ series, caption }: SeriesTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls must be reached by keyboard
    <section className={styles['scroll']} tabIndex={0} aria-label={caption}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('series.year')}</th>
            <th scope="col">{t('series.value')}</th>
            <th scope="col">{t('series.note')}</th>
          </tr>
        </thead>
        <tbody>
          {series.points.toReversed().map((point) => (
            <tr key={point.year}>
              <th scope="row">{point.year}</th>
              <td>{format.number(point.value)}</td>
              <td>{point.flag !== null && t(`series.flags.${point.flag}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
