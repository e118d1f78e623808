import { type CheckResult, createCheck } from '@holdfast/plan-check';
import { whoWasHeard } from '@holdfast/plan-model';
import { startTransition, useEffect, useState } from 'react';

import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { todayBy } from '../../session/today.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useParticipants } from '../../session/use-participants.ts';
import { whenIdle } from '../../ui/when-idle.ts';
import { type Misfit, misfitsOf } from './misfits.ts';

/** In milliseconds: a page that is never idle looks all the same. */
const LONGEST_WAIT = 1000;

/** What was found when the page was last idle. */
export interface Checked {
  readonly result: CheckResult;
  readonly misfits: readonly Misfit[];
}

/**
 * What is missing in the open plan, and what does not fit; undefined until both documents have been read from this device.
 * It looks when the page has nothing better to do: never in the way of a key, and once for all that was typed meanwhile.
 */
export function useCheck(): Checked | undefined {
  const { plan } = useOpenPlan();
  const discussion = useDiscussion()?.discussion;
  const people = useParticipants();
  const { clock } = useDevice();
  const [check] = useState(createCheck);
  const [checked, setChecked] = useState<Checked>();
  useEffect(() => {
    if (discussion === undefined) return undefined;
    let callOff: (() => void) | undefined;
    const look = (): void => {
      callOff = undefined;
      const [now, said] = [plan.snapshot(), discussion.snapshot()];
      const heard = whoWasHeard({ plan: now, discussion: said, groupOf: (id) => people.get(id)?.group });
      const result = check.read({ plan: now, discussion: said, heard, today: todayBy(clock) });
      const misfits = misfitsOf(now);
      startTransition(() => setChecked({ result, misfits }));
    };
    const lookSoon = (): void => {
      callOff ??= whenIdle(look, { timeout: LONGEST_WAIT });
    };
    lookSoon();
    const stops = [plan.subscribe(lookSoon), discussion.subscribe(lookSoon)];
    return () => {
      callOff?.();
      for (const stop of stops) stop();
    };
  }, [plan, discussion, people, clock, check]);
  return checked;
}
