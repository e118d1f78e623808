import { unseenProgress } from '@holdfast/plan-model';
import { useEffect, useMemo, useState } from 'react';

import { createCell } from '../platform/cell.ts';
import type { Look } from '../platform/seen-store.ts';
import { useDevice } from './device.ts';
import { useOpenPlan, useWholePlan } from './open-plan-context.ts';
import { todayBy } from './today.ts';
import { useDiscussion, useDiscussionSnapshot, useMayComment, useTalkNews } from './use-discussion.ts';
import { useReadable } from './use-readable.ts';
import { useRole } from './use-sync-state.ts';
import { type Concerns, whatConcernsMe } from './what-concerns-me.ts';

const NO_CHANGES = [] as const;

/**
 * What of the open plan concerns the person on this device; undefined until what is said has been read from it, and when
 * they last looked. To ask for it is to look: what is new stays so as long as it is shown, and not when it is shown again.
 */
export function useConcerns(): Concerns | undefined {
  const { entry, absence } = useOpenPlan();
  const { participantId, group } = entry;
  const plan = useWholePlan();
  const open = useDiscussion();
  const discussion = useDiscussionSnapshot();
  const news = useTalkNews();
  const now = useRole();
  const look = useLookBefore();
  const mayComment = useMayComment();
  const changes = useReadable(absence.report)?.changes ?? NO_CHANGES;
  const today = todayBy(useDevice().clock);
  const newPosts = useMemo(
    // Asked anew at each change of what is said.
    () => discussion && open && look && unseenProgress(open.discussion, look.seen),
    [discussion, open, look],
  );
  return useMemo(
    () =>
      discussion &&
      look &&
      newPosts &&
      whatConcernsMe(plan, discussion, {
        participantId,
        group,
        role: { before: look.role, now },
        mayComment,
        news,
        newPosts,
        changes,
        today,
      }),
    [plan, discussion, participantId, group, look, now, mayComment, news, newPosts, changes, today],
  );
}

const UNREAD = createCell<Look | undefined>(undefined);

/** What they had seen before they looked now; what they see now is kept for the next time. */
function useLookBefore(): Look | undefined {
  const open = useDiscussion();
  const discussion = useDiscussionSnapshot();
  const role = useRole();
  const isSeen = useReadable(useDevice().page.facts).visibility === 'visible';
  const last = useReadable(open?.lastLook ?? UNREAD);
  const [before, setBefore] = useState(last);
  if (before === undefined && last !== undefined) setBefore(last);
  const isRead = before !== undefined;
  useEffect(() => {
    // At each change of what is said.
    if (discussion !== undefined && isRead && isSeen) open?.markLook(role);
  }, [isRead, isSeen, open, discussion, role]);
  return before;
}
