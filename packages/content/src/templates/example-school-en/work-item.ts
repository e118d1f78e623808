import type { TemplateValue } from '../template.ts';

/** One measure with everything that it hangs together with, by keys. */
export interface WorkItem {
  readonly key: string;
  readonly title: string;
  readonly what: string;
  readonly values: Readonly<Record<string, TemplateValue>>;
  /** Who does it, who answers for it, who is asked, who is told. */
  readonly who: {
    readonly responsible: readonly string[];
    readonly accountable: string;
    readonly consulted?: readonly string[];
    readonly informed?: readonly string[];
  };
  readonly serves: readonly string[];
  readonly addresses?: readonly string[];
  readonly towards: readonly string[];
  readonly helps?: readonly string[];
  readonly improves?: readonly string[];
}
