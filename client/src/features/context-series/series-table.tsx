import '../../strings/seldom-strings.ts';
import type { GeoSeries } from '@holdfast/content';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../strings/format.ts';
import { FigureTable } from '../../ui/figure-table.tsx';

export interface SeriesTableProps {
  readonly series: GeoSeries;
  readonly caption: string;
}

/** The numbers behind the chart, the newest first. */
export function SeriesTable({ series, caption }: SeriesTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <FigureTable caption={caption} heads={[t('series.year'), t('series.value'), t('series.note')]}>
      {series.points.toReversed().map((point) => (
        <tr key={point.year}>
          <th scope="row">{point.year}</th>
          <td>{format.number(point.value)}</td>
          <td>{point.flag !== null && t(`series.flags.${point.flag}`)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
