import { elet } from './elet.ts';
import type { Series } from './series.ts';

const SERIES: readonly Series[] = [elet];

/** The series that an indicator of a plan names, or undefined: a plan may come from a newer version that has more. */
export function findSeries(id: string): Series | undefined {
  return SERIES.find((series) => series.id === id);
}
