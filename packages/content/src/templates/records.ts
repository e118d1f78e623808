import type { LibraryCause } from '../causes/cause.ts';
import type { LibraryIndicator } from '../indicators/indicator.ts';
import { profileOrigin } from '../profiles/profile-origin.ts';
import type { LibraryProfile } from '../profiles/profile.ts';
import type {
  TemplateLink,
  TemplateLinkKind,
  TemplateRecord,
  TemplateText,
  TemplateValue,
} from './template.ts';

export const paragraph = (text: string): TemplateText => ({ kind: 'plain', text });
export const bullet = (text: string): TemplateText => ({ kind: 'bullet', text });
export const heading = (text: string): TemplateText => ({ kind: 'heading2', text });

type Values = Readonly<Record<string, TemplateValue>>;

export function goal(key: string, statement: string, why: string): TemplateRecord {
  return { root: 'goals', key, values: {}, texts: { statement, why } };
}

/** A target on an indicator of the same template, by its key. */
export function target(
  key: string,
  indicator: { readonly key: string },
  rationale: string,
  values: Values = {},
): TemplateRecord {
  return { root: 'targets', key, values, refs: { indicatorId: indicator.key }, texts: { rationale } };
}

/** An indicator of the library under its own key. What to beware of goes with its definition into the plan. */
export function indicator(
  library: LibraryIndicator,
  refs: Readonly<Record<string, string>> = {},
): TemplateRecord {
  const { key, name, unit, decimals, direction, frequency, source, caution, seriesId } = library;
  const definition = caution === undefined ? library.definition : `${library.definition} ${caution}`;
  const values = { name, definition, unit, decimals, direction, frequency, source, libraryKey: key };
  return {
    root: 'indicators',
    key,
    values: seriesId === undefined ? values : { ...values, seriesId },
    refs,
  };
}

/** A reason for leaving of the library under its code. */
export function cause(
  { code, statement, level }: LibraryCause,
  note: string,
  values: Values = {},
): TemplateRecord {
  return { root: 'causes', key: code, values: { code, level, ...values }, texts: { statement, note } };
}

/** A profile of the library under its own key. */
export function profile(library: LibraryProfile, values: Values = {}): TemplateRecord {
  const { key, name, description, needs } = library;
  const needValues = Object.entries(needs).map(([dimension, need]) => [`need:${dimension}`, need] as const);
  return {
    root: 'profiles',
    key,
    values: { origin: profileOrigin(library), ...Object.fromEntries(needValues), ...values },
    texts: { name, description },
  };
}

/** Something to do that nobody has agreed to yet. */
export function idea(
  key: string,
  texts: { readonly title: string; readonly what: string },
  values: Values & { readonly type: string },
): TemplateRecord {
  return { root: 'measures', key, values: { status: 'idea', ...values }, texts };
}

export function outcome(
  key: string,
  level: 'individual' | 'institutional' | 'system',
  statement: string,
  values: Values = {},
): TemplateRecord {
  return {
    root: 'outcomes',
    key,
    values: { level, ...values },
    texts: { statement, note: 'An example, suggested by Holdfast. Make it yours.' },
  };
}

/** One relation from a record to each of the others. */
export function links(
  kind: TemplateLinkKind,
  from: string,
  ...to: readonly string[]
): readonly TemplateLink[] {
  return to.map((each) => ({ kind, from, to: each }));
}
