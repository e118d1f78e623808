import { type ActorGroup, type ActorSnapshot, type Heard, isHeard } from '@holdfast/plan-model';

import type { Ask } from '../asks.ts';
import { absentGroups, neededOf, REQUIRED_PARTIES } from '../parties.ts';
import { type Judgement, rule } from '../rule.ts';
import { actorsWithPart, doing, groupOf, livingMeasures } from '../what-counts.ts';

type PartyAsk = Extract<Ask, 'hear' | 'addActor' | 'takePart'>;

/** A demand for each party that the plan needs. */
function forEachParty(absent: string, isThere: (group: ActorGroup) => boolean, ask: PartyAsk): Judgement {
  const parties = neededOf(REQUIRED_PARTIES, absent);
  if (parties.length === 0) return { none: 'absent' };
  return {
    demands: parties.map((groups) =>
      groups.some(isThere) ? [] : [{ ask, place: { kind: 'groups', groups } }],
    ),
  };
}

function groupsOf(actors: readonly ActorSnapshot[]): ReadonlySet<ActorGroup | undefined> {
  return new Set(actors.map(groupOf));
}

/** Each group of the community has spoken, in whatever way. */
const heard = rule({
  code: 'R01',
  level: 'minimum',
  reads: ({ plan, heard }) => ({ absent: absentGroups(plan), groups: whoSpoke(heard) }),
  judge: ({ absent, groups }) => {
    const spoke = new Set(groups.split(' '));
    return forEachParty(absent, (group) => spoke.has(group), 'hear');
  },
});

/** In one word, since it is counted anew at each change and seldom comes to something else. */
function whoSpoke({ groups }: Heard): string {
  return groups
    .filter(isHeard)
    .map(({ group }) => group)
    .join(' ');
}

/** Each group has somebody who stands in the plan. */
const listed = rule({
  code: 'R02',
  level: 'minimum',
  reads: ({ plan }) => ({ absent: absentGroups(plan), actors: plan.actors }),
  judge: ({ absent, actors }) => {
    const groups = groupsOf(actors);
    return forEachParty(absent, (group) => groups.has(group), 'addActor');
  },
});

const UNDER_WAY: ReadonlySet<unknown> = new Set(['agreed', 'running', 'done']);

/** Each group has a part in something that is agreed, running or done: does it, answers for it, or is asked. */
const takingPart = rule({
  code: 'R03',
  level: 'minimum',
  reads: ({ plan }) => ({ absent: absentGroups(plan), actors: plan.actors, ...doing(plan) }),
  judge: ({ absent, actors, measures, ...lists }) => {
    const underWay = livingMeasures(measures).filter(({ status }) => UNDER_WAY.has(status));
    const withPart = actorsWithPart(lists, underWay);
    const groups = groupsOf(actors.filter(({ id }) => withPart.has(id)));
    return forEachParty(absent, (group) => groups.has(group), 'takePart');
  },
});

export const TOGETHER = [heard, listed, takingPart];
