import '../../strings/seldom-strings.ts';
import { findSeries, type Series } from '@holdfast/content';
import { type IndicatorId, isUnreadable, type PlanSnapshot, type TargetId } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { usePreference } from '../../session/use-preference.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { latePart } from '../../ui/late-part.ts';
import { loadChart } from '../../ui/load-chart.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { SeriesTable } from './series-table.tsx';
import { placeName, seriesSummary } from './series-words.ts';

import styles from './context-series.module.css';

const SeriesChart = latePart(() => loadChart(async () => (await import('./series-chart.tsx')).SeriesChart));

/** A published series beside a target, when its plan names one: the wider picture, with its source. */
export function ContextSeries({ target }: { readonly target: TargetId }) {
  const seriesId = usePlan((plan) => findSeriesId(plan, target));
  const series = seriesId === undefined ? undefined : findSeries(seriesId);
  // A plan may name a series that only a newer version of the app has.
  return series === undefined ? null : <SeriesFigure series={series} />;
}

function findSeriesId(plan: PlanSnapshot, target: TargetId): string | undefined {
  const own = plan.targetsById.get(target)?.indicatorId;
  const context = plan.links.contextByTarget.get(target) ?? [];
  const ids: readonly IndicatorId[] = own === undefined || isUnreadable(own) ? context : [own, ...context];
  for (const id of ids) {
    const seriesId = plan.indicatorsById.get(id)?.seriesId;
    if (typeof seriesId === 'string') return seriesId;
  }
  return undefined;
}

function SeriesFigure({ series }: { readonly series: Series }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [geo, setGeo] = useGeo(series);
  const [isTable, setTable] = useState(false);
  const shown = series.geos.find((each) => each.geo === geo) ?? series.geos[0];
  if (shown === undefined) return null;
  const place = placeName(shown.geo, format.locale, t);
  const summary = seriesSummary(shown, place, { t, format });
  const table = <SeriesTable series={shown} caption={`${series.title}: ${place}`} />;
  return (
    <figure className={styles['figure']} aria-label={t('series.heading', { place })}>
      <div className={styles['controls']}>
        <SelectField
          label={t('series.place')}
          value={shown.geo}
          onChange={setGeo}
          options={series.geos.map((each) => ({
            value: each.geo,
            label: placeName(each.geo, format.locale, t),
          }))}
        />
        <Button aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t('series.asTable')}
        </Button>
      </div>
      <p className={styles['summary']}>{summary}</p>
      {isTable ? (
        table
      ) : (
        // A picture that cannot be drawn here, or not be loaded without a network, leaves its numbers.
        <ErrorBoundary renderFallback={() => table}>
          {/* It says what the summary and the table say: it is not read out. */}
          <div className={styles['chart']} aria-hidden>
            <SeriesChart points={shown.points} />
          </div>
        </ErrorBoundary>
      )}
      <figcaption className={styles['source']}>
        {series.source.note}{' '}
        <a href={series.source.url} rel="noreferrer" target="_blank">
          {series.source.publisher}, {series.source.dataset}
        </a>
      </figcaption>
    </figure>
  );
}

/** The country that was last chosen on this device; at first that of the plan, or else where the browser seems to be. */
function useGeo(series: Series): readonly [geo: string, choose: (geo: string) => void] {
  const country = usePlan((plan) => plan.standing.country);
  const [chosen, choose] = usePreference<string>('series.geo', { fallback: '', parse: parseText });
  const near = [country, ...navigator.languages.map((language) => language.split('-')[1]?.toUpperCase())];
  const found = near.flatMap((each) => series.geos.find(({ geo }) => geo === each)?.geo ?? []);
  return [chosen || (found[0] ?? series.geos[0]?.geo ?? ''), choose];
}

function parseText(stored: unknown): string | undefined {
  return typeof stored === 'string' ? stored : undefined;
}
