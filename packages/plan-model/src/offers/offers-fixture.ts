import * as Y from 'yjs';

import { acceptSuggestion } from '../accept-edits.ts';
import { newSpeaker, type Speaker } from '../discussion/discussion-fixture.ts';
import type { Thread } from '../discussion/thread.ts';
import { type Replica, recordChanges } from '../plan-fixture.ts';
import { addOffers } from './offer-edits.ts';
import type { Offer } from './offer.ts';
import type { ShelvedWork } from './shelved-plan.ts';

/** For tests: what somebody does while nobody hears of it, as their shelf has it. */
export function shelve(who: Replica, act: () => void): ShelvedWork {
  const changes = recordChanges(who);
  act();
  return {
    state: Y.encodeStateAsUpdate(who.doc),
    rows: changes.map((update) => ({ update })),
  };
}

/** For tests: an offer in short. */
export function inShort(offer: Offer): string {
  if (offer.kind === 'comment') {
    const { told } = offer;
    if (told.kind === 'line') return `${told.how}: ${told.words}`;
    return told.kind === 'added' ? `added ${told.record.root}` : told.change.kind;
  }
  const { proposal } = offer;
  return proposal.kind === 'text'
    ? `“${offer.anchor?.quote}” → “${proposal.text}”`
    : `${proposal.base} → ${proposal.value}`;
}

/** For tests: says all offers, and answers the threads. */
export function sayAll(offers: readonly Offer[], speaker: Speaker = newSpeaker('ben')): readonly Thread[] {
  addOffers(
    speaker.discussion,
    offers.map((offer) => ({ offer, words: 'While I could not edit.' })),
    { isFromEditor: false },
  );
  return speaker.discussion.snapshot().threads;
}

/** For tests: accepts every suggestion, and answers how many did not come into the plan just so. */
export function acceptAll(now: Replica, threads: readonly Thread[]): number {
  return threads.filter((thread) => thread.proposal !== null && !acceptSuggestion(now.plan, thread)).length;
}
