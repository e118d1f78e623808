import {
  type ActorGroup,
  type ActorSnapshot,
  EMPLOYER_OFFERS,
  type IsoDate,
  isUnreadable,
} from '@holdfast/plan-model';

import { type Gap, inSection, ofRecord } from '../asks.ts';
import { dayOf, isWithinLast } from '../days.ts';
import { LIMITS } from '../limits.ts';
import { absentGroups, neededOf, type Party } from '../parties.ts';
import { type Demand, rule } from '../rule.ts';
import { fullest, groupOf } from '../what-counts.ts';
import { hasPractice, isTold, practicePlace, practicesOf, practising } from './practice-demands.ts';

const NEIGHBOURS: readonly Party[] = [['ngo'], ['socialService', 'healthService']];

/** An association and a service that can be found by whoever needs them, with entries that somebody has looked at. */
const localServices = rule({
  code: 'R32',
  level: 'recommendation',
  reads: ({ plan, today }) => ({
    ...practising(plan),
    actors: plan.actors,
    absent: absentGroups(plan),
    today,
  }),
  judge: ({ actors, absent, today, ...parts }) => {
    // Where it is told how services are found, each of them is.
    const areFound = hasPractice(parts, 'reachableServices');
    const needed = neededOf(NEIGHBOURS, absent);
    if (needed.length === 0) return { none: 'absent' };
    return {
      demands: needed.flatMap((groups): readonly Demand[] => {
        const missing = (actor: ActorSnapshot) => kept(actor, areFound, today);
        const best = fullest(ofGroups(actors, groups), (actor) => missing(actor).flat().length);
        if (best === undefined) return [[{ ask: 'addActor', place: { kind: 'groups', groups } }]];
        return [[], ...missing(best)];
      }),
    };
  },
});

function ofGroups(actors: readonly ActorSnapshot[], groups: readonly ActorGroup[]): readonly ActorSnapshot[] {
  return actors.filter((actor) => {
    const group = groupOf(actor);
    return group !== undefined && groups.includes(group);
  });
}

function kept(
  { id, isPublic, checkedOn }: ActorSnapshot,
  isFound: boolean,
  today: IsoDate,
): readonly Demand[] {
  const place = ofRecord({ root: 'actors', id });
  return [
    isFound || isPublic === true ? [] : [{ ask: 'isPublic', place }],
    isWithinLast(LIMITS.checkedMonths, dayOf(checkedOn), today) ? [] : [{ ask: 'checkedOn', place }],
  ];
}

/** Employers offer something, of whichever of the five kinds of the source. The others are hints. */
const employers = rule({
  code: 'R33',
  level: 'recommendation',
  reads: ({ plan }) => practising(plan),
  judge: (parts) => {
    const offers = practicesOf(parts, 'employerOffer');
    const isWhole = isTold(parts);
    const kinds = new Set<unknown>(offers.map(({ offer }) => offer));
    const hints = EMPLOYER_OFFERS.filter((offer) => !kinds.has(offer)).map((offer): Gap => ({
      ask: 'addOffer',
      place: inSection('practices'),
      offer,
    }));
    const missing = (offer: (typeof offers)[number]): readonly Demand[] => [
      isWhole(offer) ? [] : [{ ask: 'practiceWhere', place: practicePlace(offer) }],
      offer.offer === null || isUnreadable(offer.offer)
        ? [{ ask: 'practiceOffer', place: practicePlace(offer) }]
        : [],
    ];
    const best = fullest(offers, (offer) => missing(offer).flat().length);
    if (best === undefined)
      return {
        demands: [[{ ask: 'addPractice', place: inSection('practices'), topic: 'employerOffer' }]],
        hints,
      };
    return { demands: [[], ...missing(best)], hints };
  },
});

export const NEIGHBOURHOOD = [localServices, employers];
