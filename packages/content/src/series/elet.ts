import { assert } from '@holdfast/base';

import { ELET_CSV } from './elet-csv.ts';
import { eletSource } from './elet-source.ts';
import { parseSeries } from './parse-series.ts';
import type { Series } from './series.ts';

const reading = parseSeries(ELET_CSV);
assert(reading.ok, 'the series of early leavers that we ship cannot be read');

/** Early leavers from education and training: the EU and five countries, yearly from 2000 at the earliest. */
export const elet: Series = { ...eletSource, geos: reading.geos };
