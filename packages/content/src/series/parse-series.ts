import type { GeoSeries, SeriesFlag, SeriesPoint } from './series.ts';

export interface SeriesProblem {
  /** Counted from 1, as an editor of the file counts. */
  readonly line: number;
  readonly problem: string;
}

export type SeriesReading =
  | { readonly ok: true; readonly geos: readonly GeoSeries[] }
  | { readonly ok: false; readonly problems: readonly SeriesProblem[] };

const HEADER = 'geo,year,value,flag';
const GEO = /^[A-Z]{2}(?:\d{2}_\d{4})?$/;
const YEAR = /^\d{4}$/;
const VALUE = /^\d+(?:\.\d+)?$/;
const FLAGS: ReadonlyMap<string, SeriesFlag | null> = new Map([
  ['', null],
  ['b', 'break-in-series'],
  ['d', 'definition-differs'],
]);

/**
 * Reads yearly percentages from CSV: lines that begin with `#` are comments, then the header, then one row per
 * country and year in any order. One bad row refuses the whole text: a chart with a silent hole would be believed.
 */
export function parseSeries(csv: string): SeriesReading {
  const problems: SeriesProblem[] = [];
  const byGeo = new Map<string, Map<number, SeriesPoint>>();
  let isHeaderSeen = false;
  for (const [index, text] of csv.split(/\r?\n/).entries()) {
    if (text === '' || text.startsWith('#')) continue;
    const line = index + 1;
    if (!isHeaderSeen) {
      isHeaderSeen = true;
      if (text !== HEADER) problems.push({ line, problem: `the header must be "${HEADER}"` });
      continue;
    }
    const row = parseRow(text);
    if (typeof row === 'string') {
      problems.push({ line, problem: row });
      continue;
    }
    const points = byGeo.get(row.geo) ?? new Map<number, SeriesPoint>();
    byGeo.set(row.geo, points);
    if (points.has(row.point.year))
      problems.push({ line, problem: `${row.geo} ${row.point.year} stands twice` });
    else points.set(row.point.year, row.point);
  }
  if (problems.length === 0 && byGeo.size === 0) problems.push({ line: 1, problem: 'there are no rows' });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, geos: [...byGeo].map(([geo, points]) => ({ geo, points: inOrder(points) })) };
}

function parseRow(text: string): { readonly geo: string; readonly point: SeriesPoint } | string {
  const cells = text.split(',');
  const [geo = '', year = '', value = '', flagLetter = ''] = cells;
  if (cells.length !== 4) return `a row has 4 cells, this one has ${cells.length}`;
  if (!GEO.test(geo)) return `"${geo}" is no country code`;
  if (!YEAR.test(year)) return `"${year}" is no year`;
  if (!VALUE.test(value) || Number(value) > 100) return `"${value}" is no percentage`;
  const flag = FLAGS.get(flagLetter);
  if (flag === undefined) return `"${flagLetter}" is no known flag`;
  return { geo, point: { year: Number(year), value: Number(value), flag } };
}

function inOrder(points: ReadonlyMap<number, SeriesPoint>): readonly SeriesPoint[] {
  return [...points.values()].sort((a, b) => a.year - b.year);
}
