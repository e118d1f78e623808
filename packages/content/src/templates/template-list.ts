import type { Template } from './template.ts';

/** A template as it stands in a list of them; the plan itself comes when it is chosen. */
export interface TemplateEntry {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** A made-up plan of a made-up school, to look at. */
  readonly isExample: boolean;
  readonly load: () => Promise<Template>;
}

/** In the order in which they are offered. */
export const templateList: readonly TemplateEntry[] = [];

export function findTemplate(id: string): TemplateEntry | undefined {
  return templateList.find((entry) => entry.id === id);
}
