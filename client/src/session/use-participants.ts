import type { Group, Participant, ParticipantId } from '@holdfast/sync-protocol';
import { useEffect, useMemo } from 'react';

import type { PlanAddress } from '../platform/plan-library.ts';
import { useDevice } from './device.ts';
import { useOpenPlan } from './open-plan-context.ts';
import { peopleOf } from './people.ts';
import { useDiscussionSnapshot } from './use-discussion.ts';
import { usePeopleHere } from './use-presence.ts';
import { useReadable } from './use-readable.ts';

/** What is known of a participant on this device; nothing of one who was erased, or of whom the list was never read. */
export interface KnownParticipant {
  readonly participantId: ParticipantId;
  readonly name: string;
  readonly group: Group | undefined;
  readonly colour: number;
}

/**
 * Everybody in the plan by id: as the relay said a short while ago, or as this device last heard, with whoever is here and
 * this person. Whoever says something and is not among them is looked up.
 */
export function useParticipants(): ReadonlyMap<string, KnownParticipant> {
  const people = peopleOf(useDevice(), useOpenPlan());
  const state = useReadable(people.state);
  useEffect(() => people.keepFresh(), [people]);
  const known = useNamed('people' in state ? state.people : undefined);
  const unknown = useAuthors()
    .filter((author) => !known.has(author))
    .join(' ');
  useEffect(() => {
    if (unknown !== '') void people.lookUp(unknown.split(' '));
  }, [people, unknown]);
  return known;
}

/** The same as far as this device knows it: the relay is not asked. */
export function useKnownParticipants(): ReadonlyMap<string, KnownParticipant> {
  const { library } = useDevice();
  const { entry } = useOpenPlan();
  const plans = useReadable(library.plans);
  const own = 'plans' in plans ? plans.plans.find((each) => isSameEntry(each, entry)) : undefined;
  return useNamed(own?.participants?.list);
}

function isSameEntry(one: PlanAddress, other: PlanAddress): boolean {
  return one.planId === other.planId && one.participantId === other.participantId;
}

function useNamed(people: readonly Participant[] | undefined): ReadonlyMap<string, KnownParticipant> {
  const { entry } = useOpenPlan();
  const here = usePeopleHere();
  return useMemo(() => {
    const known = new Map<string, KnownParticipant>();
    const listed = people ?? entry.participants?.list ?? [];
    for (const { participantId, displayName, group, colour } of listed)
      known.set(participantId, { participantId, name: displayName, group, colour });
    for (const { participantId, name, colour, group } of here)
      if (!known.has(participantId)) known.set(participantId, { participantId, name, group, colour });
    const { participantId, displayName, group, colour } = entry;
    return known.set(participantId, { participantId, name: displayName, group, colour });
  }, [people, here, entry]);
}

/** Everybody who said or wrote down something, each once. */
function useAuthors(): readonly string[] {
  const said = useDiscussionSnapshot();
  return useMemo(() => {
    if (said === undefined) return [];
    const { threads, progress, voices, endorsements } = said;
    const spoken = threads.flatMap((thread) => [thread, ...thread.replies]);
    const entries = [
      ...spoken,
      ...spoken.flatMap(({ translations }) => translations),
      ...threads.flatMap(({ answers }) => answers),
      ...[...progress.values()].flatMap(({ posts }) => posts),
      ...voices,
      ...endorsements,
    ];
    return [...new Set(entries.map(({ author }) => author))];
  }, [said]);
}
