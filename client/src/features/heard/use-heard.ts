import { type Heard, type Voice, whoWasHeard } from '@holdfast/plan-model';
import { useDeferredValue, useMemo } from 'react';

import { useWholePlan } from '../../session/open-plan-context.ts';
import { useDiscussionSnapshot } from '../../session/use-discussion.ts';
import type { KnownParticipant } from '../../session/use-participants.ts';

/** Undefined until what is said has been read from this device. What is typed in the plan is on the screen before it is counted. */
export function useHeard(people: ReadonlyMap<string, KnownParticipant>): Heard | undefined {
  const plan = useDeferredValue(useWholePlan());
  const discussion = useDiscussionSnapshot();
  return useMemo(() => {
    const groupOf = (id: string) => people.get(id)?.group;
    return discussion && whoWasHeard({ plan, discussion, groupOf });
  }, [plan, discussion, people]);
}

/** What people said elsewhere, the latest first. */
export function useVoices(): readonly Voice[] {
  const discussion = useDiscussionSnapshot();
  return useMemo(() => [...(discussion?.voices ?? [])].reverse(), [discussion]);
}
