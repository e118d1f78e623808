import type { Series } from './series.ts';

/** What is said of the series of early leavers, without its values: a plan names the series and need not hold it. */
export const eletSource: Omit<Series, 'geos'> = {
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
};
