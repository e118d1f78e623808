import { type Heard, type Voice, whoWasHeard } from '@holdfast/plan-model';
import { useMemo } from 'react';

import { useWholePlan } from '../../session/open-plan-context.ts';
import { useDiscussionSnapshot } from '../../session/use-discussion.ts';
import type { KnownParticipant } from '../../session/use-participants.ts';

/** Undefined until what is said has been read from this device. */
export function useHeard(people: ReadonlyMap<string, KnownParticipant>): Heard | undefined {
  const plan = useWholePlan();
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
