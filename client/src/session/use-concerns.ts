import { useMemo } from 'react';

import { useDevice } from './device.ts';
import { useOpenPlan, useWholePlan } from './open-plan-context.ts';
import { todayBy } from './today.ts';
import { useDiscussionSnapshot, useMayComment, useTalkNews } from './use-discussion.ts';
import { useReadable } from './use-readable.ts';
import { useRole } from './use-sync-state.ts';
import { type Concerns, whatConcernsMe } from './what-concerns-me.ts';

const NO_CHANGES = [] as const;

/** What of the open plan concerns the person on this device; undefined until what is said has been read from it. */
export function useConcerns(): Concerns | undefined {
  const { entry, absence } = useOpenPlan();
  const { participantId, group, role: before } = entry;
  const plan = useWholePlan();
  const discussion = useDiscussionSnapshot();
  const news = useTalkNews();
  const now = useRole();
  const mayComment = useMayComment();
  const changes = useReadable(absence.report)?.changes ?? NO_CHANGES;
  const today = todayBy(useDevice().clock);
  return useMemo(
    () =>
      discussion &&
      whatConcernsMe(plan, discussion, {
        participantId,
        group,
        role: { before, now },
        mayComment,
        news,
        changes,
        today,
      }),
    [plan, discussion, participantId, group, before, now, mayComment, news, changes, today],
  );
}
