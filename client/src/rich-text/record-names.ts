import { type Plan, type PlanSnapshot, type RecordAddress } from '@holdfast/plan-model';

import { recordName } from '../session/record-name.ts';
import type { MentionName, RecordNames } from './mention.ts';

/** The words for a record without a name, and for one that is in another plan. */
export type NamelessWords = (
  key: `kinds.${RecordAddress['root']}.untitled` | 'text.mentionMissing',
) => string;

/** What a reference shows. */
export function mentionName(plan: PlanSnapshot, record: RecordAddress, words: NamelessWords): MentionName {
  const records: ReadonlyMap<string, { readonly archivedAt: unknown }> = plan[`${record.root}ById`];
  const found = records.get(record.id);
  if (found === undefined) return { text: words('text.mentionMissing'), state: 'missing' };
  const text = recordName(plan, record) || words(`kinds.${record.root}.untitled`);
  return { text, state: typeof found.archivedAt === 'number' ? 'removed' : 'here' };
}

export function recordNames(plan: Plan, words: NamelessWords): RecordNames {
  return {
    nameOf: (record) => mentionName(plan.snapshot(), record, words),
    subscribe: (listener) => plan.subscribe(listener),
  };
}
