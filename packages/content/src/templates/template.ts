import type { Work } from '../origin.ts';

/** A line of text as data. */
export interface TemplateText {
  readonly kind: 'plain' | 'heading2' | 'heading3' | 'bullet' | 'ordered';
  readonly text: string;
}

/**
 * What a plan begins with: any records of a plan, by the persisted names of their fields. The parts refer to each other
 * by their keys, of which no two are the same.
 */
export interface TemplatePlan {
  /** Scalars of the plan by their persisted names. */
  readonly meta: Readonly<Record<string, TemplateValue>>;
  /** Empty where people write their own. */
  readonly title: string;
  readonly vision: readonly TemplateText[];
  /** In the order in which they stand. */
  readonly records: readonly TemplateRecord[];
  readonly links: readonly TemplateLink[];
}

export type TemplateValue = string | number | boolean;

export type TemplateRoot =
  | 'goals'
  | 'indicators'
  | 'targets'
  | 'actors'
  | 'measures'
  | 'causes'
  | 'evidence'
  | 'profiles'
  | 'outcomes'
  | 'milestones'
  | 'measurements'
  | 'practices'
  | 'assessments'
  | 'evaluations'
  | 'reviews';

export interface TemplateRecord {
  readonly root: TemplateRoot;
  readonly key: string;
  readonly values: Readonly<Record<string, TemplateValue>>;
  /** Fields that hold the id of another record, by its key in this template. */
  readonly refs?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, readonly TemplateText[] | string>>;
}

/** The relations between records, with the kinds of record at their two ends. */
export const TEMPLATE_LINKS = {
  goal: ['targets', 'goals'],
  context: ['targets', 'indicators'],
  causedBy: ['targets', 'causes'],
  responsible: ['measures', 'actors'],
  accountable: ['measures', 'actors'],
  consulted: ['measures', 'actors'],
  informed: ['measures', 'actors'],
  serves: ['measures', 'goals'],
  addresses: ['measures', 'causes'],
  towards: ['measures', 'targets'],
  helps: ['measures', 'profiles'],
  improves: ['measures', 'assessments'],
  affects: ['causes', 'profiles'],
  shownBy: ['outcomes', 'targets'],
  doneBy: ['practices', 'measures'],
  leadsTo: ['goals', 'outcomes'],
  goalHeldBy: ['goals', 'actors'],
  targetHeldBy: ['targets', 'actors'],
} as const satisfies Readonly<Record<string, readonly [from: TemplateRoot, to: TemplateRoot]>>;

export type TemplateLinkKind = keyof typeof TEMPLATE_LINKS;

export interface TemplateLink {
  readonly kind: TemplateLinkKind;
  readonly from: string;
  readonly to: string;
}

/** What a template is called where one chooses. */
export interface TemplateCover {
  readonly name: string;
  readonly summary: string;
}

export interface TemplateInLanguage extends TemplateCover {
  readonly plan: TemplatePlan;
}

export interface Template {
  readonly id: string;
  /** Where the ideas come from; the words are our own. */
  readonly inspiration: Work;
  readonly languages: { readonly en: TemplateInLanguage };
}
