import type { Clock } from '@holdfast/base';

import type { Page } from './page.ts';
import { accountOf } from './plan-access.ts';
import type { LibraryPlan, Person, PlanLibrary } from './plan-library.ts';
import type { RelayApi } from './relay-api.ts';

export interface TellPersonOptions {
  readonly library: PlanLibrary;
  readonly api: RelayApi;
  readonly page: Pick<Page, 'onWake'>;
  readonly clock: Clock;
}

const AGAIN_MS = 30_000;

/**
 * Tells the relay how people of this device call themselves now, plan by plan, until it has answered: after a change, when
 * a plan has become known there, when the page wakes, and from time to time. Several tabs may do so at once. The answer
 * ends it.
 */
export function tellPerson({ library, api, page, clock }: TellPersonOptions): () => void {
  let isOver = false;
  let isTelling = false;
  let isAskedAgain = false;
  let cancel: (() => void) | undefined;
  /** A relay that says no says why when the plan is opened; the same is told again by the next page only. */
  const refused = new Set<string>();

  async function tellAll(): Promise<void> {
    isAskedAgain = isTelling;
    if (isTelling || isOver) return;
    isTelling = true;
    cancel?.();
    cancel = undefined;
    const outcomes = [];
    for (const plan of waiting(library)) {
      if (!refused.has(wordsOf(plan))) outcomes.push(await tell(plan));
    }
    isTelling = false;
    if (isOver) return;
    if (isAskedAgain) return tellAll();
    if (outcomes.includes('later')) cancel = clock.setTimer(AGAIN_MS, () => void tellAll());
  }

  async function tell(plan: LibraryPlan): Promise<'told' | 'later'> {
    const person = personOf(plan);
    const answer = await api.changePerson(accountOf(plan), person);
    if (answer.kind === 'refused' && FINAL.has(answer.problem.kind)) refused.add(wordsOf(plan));
    if (answer.kind !== 'done') return 'later';
    const kept = await library.settleRename(plan, { told: person, group: answer.value.group });
    return kept.kind === 'done' ? 'told' : 'later';
  }

  const stops = [library.plans.subscribe(() => void tellAll()), page.onWake(() => void tellAll())];
  void tellAll();
  return () => {
    isOver = true;
    cancel?.();
    for (const stop of stops) stop();
  };
}

const FINAL: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'not-found', 'invalid-request']);

/** What is told, and of whom. */
function wordsOf(plan: LibraryPlan): string {
  return JSON.stringify([plan.planId, plan.participantId, personOf(plan)]);
}

function personOf({ displayName, group, colour }: LibraryPlan): Person {
  return { displayName, group, colour };
}

/** Whom the relay knows under another name. Before it knows somebody at all there is nobody to rename. */
function waiting(library: PlanLibrary): readonly LibraryPlan[] {
  const state = library.plans.get();
  if (state.kind !== 'ready') return [];
  return state.plans.filter((plan) => plan.untold === true && plan.shared && plan.removed === undefined);
}
