import type { ActorId, DiscussionSnapshot, MeasureId, MeasureProgress } from '@holdfast/plan-model';
import { useMemo } from 'react';

import { usePlan } from './open-plan-context.ts';
import { namedFor } from './responsible.ts';
import { useDiscussed } from './use-discussion.ts';
import { usePersons } from './use-persons.ts';

/** What was said of how far a measure has come; undefined where nobody said anything. */
export function useProgressOf(measure: MeasureId): MeasureProgress | undefined {
  return useDiscussed((snapshot) => snapshot?.progress.get(measure));
}

/** The participants who say that they are, or belong to, an actor. */
export function useMembersOf(actor: ActorId): readonly string[] {
  return useDiscussed((snapshot) => snapshot?.members.get(actor)) ?? NOBODY;
}

const NOBODY: readonly string[] = [];
const NO_MEMBERS: DiscussionSnapshot['members'] = new Map();

/** The participants whom the plan names for a measure, by what they say of themselves. */
export function useNamedFor(measure: MeasureId): ReadonlySet<string> {
  const links = usePlan((plan) => plan.links);
  const members = useDiscussed((snapshot) => snapshot?.members) ?? NO_MEMBERS;
  const persons = usePersons();
  return useMemo(
    () => namedFor({ links }, { members, persons }, measure),
    [links, members, persons, measure],
  );
}
