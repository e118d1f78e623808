import { useEffect } from 'react';

import { useDevice } from './device.ts';
import { useOpenPlan } from './open-plan-context.ts';
import { peopleOf, type PeopleState } from './people.ts';
import { useReadable } from './use-readable.ts';

/** Everybody in the plan, as the relay says now; `reload` asks it again. */
export function usePeople(): { readonly state: PeopleState; readonly reload: () => Promise<void> } {
  const people = peopleOf(useDevice(), useOpenPlan());
  const state = useReadable(people.state);
  useEffect(() => void people.reload(), [people]);
  return { state, reload: () => people.reload() };
}
