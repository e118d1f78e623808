import '../../strings/seldom-strings.ts';
import type { GeoSeries, SeriesPoint } from '@holdfast/content';
import type { TFunction } from 'i18next';

import type { Format } from '../../strings/format.ts';

/** A country by its name in the reader's language; the publisher's groups of countries have names of ours. */
export function placeName(geo: string, locale: string, t: TFunction): string {
  if (geo.startsWith('EU27')) return t('series.eu');
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(geo) ?? geo;
}

/** What the curve shows, in one sentence: where it begins and ends, and how far it went in between. */
export function seriesSummary(
  { points }: GeoSeries,
  place: string,
  { t, format }: { readonly t: TFunction; readonly format: Format },
): string {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return t('series.noData');
  const lowest = points.reduce((a, b) => (b.value < a.value ? b : a));
  const highest = points.reduce((a, b) => (b.value > a.value ? b : a));
  const value = (point: SeriesPoint) => format.number(point.value);
  return t('series.summary', {
    place,
    firstValue: value(first),
    firstYear: first.year,
    lastValue: value(last),
    lastYear: last.year,
    minValue: value(lowest),
    minYear: lowest.year,
    maxValue: value(highest),
    maxYear: highest.year,
  });
}
