import '../../strings/goes-strings.ts';
import type { Wording } from '../../session/quantity-words.ts';
import type { Course } from './course-data.ts';

/** What the chart shows, in sentences: where the numbers began and ended, how far they went, and where the targets lead. */
export function courseSummary(
  { found, paths }: Course,
  quantity: (value: number) => string,
  { t, format }: Wording,
): string {
  const [first, last] = [found[0], found.at(-1)];
  const sentences = paths.flatMap((path) => {
    const [from, to] = [path[0], path.at(-1)];
    if (from === undefined || to === undefined) return [];
    return t('goes.chart.summaryPath', {
      baseline: quantity(from.value),
      baselineMonth: format.month(from.date.slice(0, 7)),
      value: quantity(to.value),
      month: format.month(to.date.slice(0, 7)),
    });
  });
  if (first === undefined || last === undefined) return [...sentences, t('goes.chart.summaryNone')].join(' ');
  const values = found.map(({ value }) => value);
  const ends = { last: quantity(last.value), lastDay: format.day(last.date) };
  const foundWords =
    found.length === 1
      ? t('goes.chart.summaryOne', ends)
      : t('goes.chart.summaryFound', {
          first: quantity(first.value),
          firstDay: format.day(first.date),
          ...ends,
          lowest: quantity(values.reduce((a, b) => Math.min(a, b))),
          highest: quantity(values.reduce((a, b) => Math.max(a, b))),
        });
  return [...sentences, foundWords].join(' ');
}
