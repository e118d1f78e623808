/** What the publisher says about one value. */
export type SeriesFlag = 'break-in-series' | 'definition-differs';

export interface SeriesPoint {
  readonly year: number;
  readonly value: number;
  readonly flag: SeriesFlag | null;
}

/** The values of one country or group of countries, the earliest first, each year once. */
export interface GeoSeries {
  /** The code that the publisher uses: `MT`, `EU27_2020`. */
  readonly geo: string;
  readonly points: readonly SeriesPoint[];
}

/** A published yearly series that a plan may show beside its own numbers. */
export interface Series {
  /** By this key an indicator in a plan names the series. Never reused for other data. */
  readonly id: string;
  readonly title: string;
  readonly unit: '%';
  readonly decimals: number;
  /** Which way is better. */
  readonly direction: 'down';
  readonly source: SeriesSource;
  readonly geos: readonly GeoSeries[];
}

export interface SeriesSource {
  readonly publisher: string;
  readonly dataset: string;
  readonly url: string;
  /** To be shown wherever the values are shown. */
  readonly note: string;
}
