import { assert } from '@holdfast/base';

import { ELET_CSV } from './elet-csv.ts';
import { parseSeries } from './parse-series.ts';
import type { Series } from './series.ts';

const reading = parseSeries(ELET_CSV);
assert(reading.ok, 'the series of early leavers that we ship cannot be read');

/** Early leavers from education and training: the EU and five countries, yearly from 2000 at the earliest. */
export const elet: Series = {
  id: 'eurostat-edat-lfse-30',
  title: 'Early leavers from education and training, aged 18 to 24',
  unit: '%',
  decimals: 1,
  direction: 'down',
  source: {
    publisher: 'Eurostat',
    dataset: 'edat_lfse_30',
    url: 'https://ec.europa.eu/eurostat/databrowser/view/edat_lfse_30/default/table',
    note: 'Source: Eurostat, edat_lfse_30 (total), as published by EIGE. A mark on a year means a break in the series or another definition: values before and after it do not compare directly.',
  },
  geos: reading.geos,
};
