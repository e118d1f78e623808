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
  readonly meta: Readonly<Record<string, string | number | boolean>>;
  /** Empty where people write their own. */
  readonly title: string;
  readonly vision: readonly TemplateText[];
  /** In the order in which they stand. */
  readonly records: readonly TemplateRecord[];
  readonly links: readonly TemplateLink[];
}

export type TemplateRoot = 'goals' | 'indicators' | 'targets' | 'actors' | 'measures';

export interface TemplateRecord {
  readonly root: TemplateRoot;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number | boolean>>;
  /** Fields that hold the id of another record, by its key in this template. */
  readonly refs?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, readonly TemplateText[] | string>>;
}

export type TemplateLinkKind = 'goal' | 'context' | 'responsible' | 'serves';

export interface TemplateLink {
  readonly kind: TemplateLinkKind;
  readonly from: string;
  readonly to: string;
}

export interface TemplateInLanguage {
  readonly name: string;
  readonly summary: string;
  readonly plan: TemplatePlan;
}

export interface Template {
  readonly id: string;
  /** Where the ideas come from; the words are our own. */
  readonly inspiration: {
    readonly publisher: string;
    readonly title: string;
    readonly url: string;
  };
  readonly languages: { readonly en: TemplateInLanguage };
}
