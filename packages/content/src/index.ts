export type { CauseGroup, CauseGroupKey, CauseLevel, CauseOrder, LibraryCause } from './causes/cause.ts';
export type { LibraryIndicator } from './indicators/indicator.ts';
export type { LibraryList, ListItem } from './lists/list-item.ts';
export type { Origin, Work } from './origin.ts';
export type { Dimension, LibraryProfile } from './profiles/profile.ts';
export { elet } from './series/elet.ts';
export { findSeries } from './series/find-series.ts';
export { parseSeries, type SeriesProblem, type SeriesReading } from './series/parse-series.ts';
export type { GeoSeries, Series, SeriesFlag, SeriesPoint, SeriesSource } from './series/series.ts';
export { communityPlan } from './templates/community-plan.ts';
export type {
  Template,
  TemplateInLanguage,
  TemplateLink,
  TemplateLinkKind,
  TemplatePlan,
  TemplateRecord,
  TemplateRoot,
  TemplateText,
} from './templates/template.ts';
