import { isUnreadable } from '../field.ts';
import { RECORD_ROOTS, type RecordRoot } from '../ids.ts';
import { dayNumber } from '../iso-date.ts';
import type { PlanSnapshot } from '../plan-snapshot.ts';
import type { GoalSnapshot } from '../record-kinds.ts';
import { ACTOR_GROUPS, type ActorGroup } from '../record-vocabulary.ts';
import { TEMPLATE_AUTHOR } from '../template.ts';
import type { DiscussionSnapshot } from './discussion.ts';
import { participantsOf, personOf, type Persons } from './persons.ts';
import { groupOfVoice, peopleOf } from './voice.ts';

/** What is known on this device of how a group has spoken. All counts are 0 for a silent one. */
export interface GroupHeard {
  readonly group: ActorGroup;
  /** How many of its people added something that is still in the plan. */
  readonly writers: number;
  /** How many of its people said something in the discussion, and did not take it back. */
  readonly speakers: number;
  /** From how many people, at least, others recorded what they said. */
  readonly voicePeople: number;
  /** To how many goals it says yes. */
  readonly goals: number;
  /** When it was last heard, in milliseconds, as far as anybody noted it. */
  readonly lastAt: number | null;
}

export interface Heard {
  /** All groups, in their order. */
  readonly groups: readonly GroupHeard[];
  /** People who wrote or spoke and of whom this device does not know the group. */
  readonly withoutGroup: number;
}

export interface HeardSources {
  readonly plan: Pick<PlanSnapshot, RecordRoot>;
  readonly discussion: DiscussionSnapshot;
  /** The group that a participant says they belong to, as far as it is known here. */
  readonly groupOf: (participantId: string) => ActorGroup | undefined;
}

/**
 * Who has been heard, out of what is there: records that stand in the plan, by who added them; threads, replies and
 * progress; voices; endorsements of goals that stand in the plan. What was removed, taken back or hidden does not count. Whoever
 * recorded a voice or an endorsement was not heard by that: the group was. Several participants who are one person are
 * counted once, for the group of the one by whose name they are shown, or else of another of them.
 */
export function whoWasHeard(sources: HeardSources): Heard {
  const tally = new Tally(sources);
  countEdits(tally, sources);
  countThreads(tally, sources.discussion);
  countProgress(tally, sources.discussion);
  countVoices(tally, sources);
  return Object.freeze({
    groups: Object.freeze(ACTOR_GROUPS.map((group) => tally.read(group))),
    withoutGroup: tally.strangers.size,
  });
}

export function isHeard({ writers, speakers, voicePeople, goals }: GroupHeard): boolean {
  return writers + speakers + voicePeople + goals > 0;
}

/** Who made a record, and when. */
type Made = Pick<GoalSnapshot, 'createdBy' | 'createdAt'>;

function countEdits(tally: Tally, { plan }: HeardSources): void {
  for (const { createdBy, createdAt } of RECORD_ROOTS.flatMap((root): readonly Made[] => plan[root])) {
    if (isUnreadable(createdBy) || createdBy === TEMPLATE_AUTHOR) continue;
    tally.addPerson('writers', createdBy, isUnreadable(createdAt) ? null : createdAt);
  }
}

function countThreads(tally: Tally, { threads }: DiscussionSnapshot): void {
  for (const thread of threads) {
    if (!thread.isWithdrawn && thread.hidden === null) tally.addPerson('speakers', thread.author, thread.at);
    for (const reply of thread.replies)
      if (reply.hidden === null) tally.addPerson('speakers', reply.author, reply.at);
  }
}

function countProgress(tally: Tally, { progress }: DiscussionSnapshot): void {
  for (const { posts } of progress.values())
    for (const { author, at, isWithdrawn, hidden } of posts)
      if (!isWithdrawn && hidden === null) tally.addPerson('speakers', author, at);
}

const DAY_MS = 86_400_000;

/** A day counts as its noon: it is the same day nearly everywhere. */
function countVoices(tally: Tally, { plan, discussion }: HeardSources): void {
  for (const voice of discussion.voices) {
    const group = groupOfVoice(voice);
    if (group === undefined || voice.hidden !== null) continue;
    const day = isUnreadable(voice.heardOn) ? voice.at : (dayNumber(voice.heardOn) + 0.5) * DAY_MS;
    tally.of(group).voicePeople += peopleOf(voice);
    tally.note(group, day);
  }
  const standing = new Set<string>(plan.goals.map(({ id }) => id));
  for (const { group, goal, hidden, at } of discussion.endorsements) {
    if (hidden !== null || !standing.has(goal)) continue;
    tally.of(group).goals.add(goal);
    tally.note(group, at);
  }
}

interface Counts {
  readonly writers: Set<string>;
  readonly speakers: Set<string>;
  readonly goals: Set<string>;
  voicePeople: number;
  lastAt: number | null;
}

class Tally {
  readonly strangers = new Set<string>();
  readonly #byGroup = new Map<ActorGroup, Counts>();
  readonly #groupOf: HeardSources['groupOf'];
  readonly #persons: Persons;

  constructor({ groupOf, discussion }: HeardSources) {
    this.#groupOf = groupOf;
    this.#persons = discussion.persons;
  }

  of(group: ActorGroup): Counts {
    const known = this.#byGroup.get(group);
    if (known !== undefined) return known;
    const counts = {
      writers: new Set<string>(),
      speakers: new Set<string>(),
      goals: new Set<string>(),
      voicePeople: 0,
      lastAt: null,
    };
    this.#byGroup.set(group, counts);
    return counts;
  }

  addPerson(as: 'writers' | 'speakers', participantId: string, at: number | null): void {
    const person = personOf(this.#persons, participantId);
    const group = groupOfPerson(participantsOf(this.#persons, participantId), this.#groupOf);
    if (group === undefined) {
      this.strangers.add(person);
      return;
    }
    this.of(group)[as].add(person);
    this.note(group, at);
  }

  note(group: ActorGroup, at: number | null): void {
    const counts = this.of(group);
    if (at !== null) counts.lastAt = Math.max(counts.lastAt ?? at, at);
  }

  read(group: ActorGroup): GroupHeard {
    const { writers, speakers, goals, voicePeople, lastAt } = this.of(group);
    return Object.freeze({
      group,
      writers: writers.size,
      speakers: speakers.size,
      voicePeople,
      goals: goals.size,
      lastAt,
    });
  }
}

function groupOfPerson(
  participants: readonly string[],
  groupOf: HeardSources['groupOf'],
): ActorGroup | undefined {
  return participants.map(groupOf).find((group) => group !== undefined);
}
