import type { LibraryIndicator } from '../indicators/indicator.ts';
import type { TemplateRecord } from './template.ts';

/** An indicator of the library as a record of a plan, under its own key. */
export function fromLibrary(indicator: LibraryIndicator): TemplateRecord {
  const { key, name, definition, unit, decimals, direction, source, seriesId } = indicator;
  const values = { name, definition, unit, decimals, direction, source };
  return {
    root: 'indicators',
    key,
    values: seriesId === undefined ? values : { ...values, seriesId },
  };
}
