import { latePart } from '../../ui/late-part.ts';

/** The library comes when somebody wants to choose from it. */
export const IndicatorLibrary = latePart(
  async () => (await import('./indicator-library.tsx')).IndicatorLibrary,
);
