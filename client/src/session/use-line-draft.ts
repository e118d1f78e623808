import { useCallback, useState } from 'react';

import type { LineDraft } from '../ui/add-line.tsx';
import { useDevice } from './device.ts';
import { useOpenPlan } from './open-plan-context.ts';

/**
 * What is being written in the line that adds to a list of the open plan. Where the words are: in the line and, from
 * each key on, in the drafts of this device, so that a reload or a page that the phone has ended gives them back; once
 * added, they are the plan's, and its link brings them into the journal.
 */
export function useLineDraft(list: string): LineDraft {
  const { drafts } = useDevice();
  const { planId, participantId } = useOpenPlan().entry;
  const [text, setText] = useState(() => drafts.read({ planId, participantId, list }));
  const change = useCallback(
    (next: string) => {
      setText(next);
      drafts.write({ planId, participantId, list }, next);
    },
    [drafts, planId, participantId, list],
  );
  return { text, setText: change };
}

/** Whether something was begun under that name and not given in: whoever closed it, or comes back, should see that. */
export function useIsBegun(list: string): boolean {
  const { drafts } = useDevice();
  const { planId, participantId } = useOpenPlan().entry;
  return drafts.read({ planId, participantId, list }) !== '';
}
