import type { LibraryIndicator } from '../indicators/indicator.ts';

/** A line of text as data. */
export interface TemplateText {
  readonly kind: 'plain' | 'heading2' | 'heading3' | 'bullet' | 'ordered';
  readonly text: string;
}

/**
 * What a plan begins with. Values, dates and people are missing on purpose: a school brings its own. The parts refer
 * to each other by their keys.
 */
export interface TemplatePlan {
  readonly vision: readonly TemplateText[];
  readonly goals: readonly {
    readonly key: string;
    readonly statement: string;
    readonly why: readonly TemplateText[];
  }[];
  readonly indicators: readonly LibraryIndicator[];
  readonly targets: readonly {
    readonly key: string;
    readonly indicator: string;
    readonly goals: readonly string[];
    /** Indicators that show the wider picture beside the target. */
    readonly context: readonly string[];
    readonly rationale: readonly TemplateText[];
  }[];
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
