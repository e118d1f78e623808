import type { RecordRoot } from '@holdfast/plan-model';

import { useShownCount } from '../session/shown-records.ts';
import { latePart } from '../ui/late-part.ts';

const ShownCount = latePart(async () => (await import('./shown-count.tsx')).ShownCount);

export interface FilteredNoteProps {
  readonly root: RecordRoot;
  /** Everything that stands in the list. */
  readonly ids: readonly string[];
  /** It is one of many such lists: the way to see everything stands elsewhere. */
  readonly isOneOfMany?: boolean;
}

/** Beside a list of which a filter shows a part: how much of it that is. Nothing while all of it is shown. */
export function FilteredNote({ root, ids, isOneOfMany = false }: FilteredNoteProps) {
  const shown = useShownCount(root, ids);
  if (shown === ids.length) return null;
  return <ShownCount shown={shown} count={ids.length} isOneOfMany={isOneOfMany} />;
}
