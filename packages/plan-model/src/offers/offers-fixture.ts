import * as Y from 'yjs';

import { acceptSuggestion } from '../accept-edits.ts';
import { newSpeaker, type Speaker } from '../discussion/discussion-fixture.ts';
import type { Thread } from '../discussion/thread.ts';
import {
  fragmentOf,
  newReplica,
  pressEnter,
  recordChanges,
  type Replica,
  syncAll,
  TEXT_ORIGIN,
  typeInto,
} from '../plan-fixture.ts';
import { writeVision } from '../suggestion-fixture.ts';
import { findOffers } from './find-offers.ts';
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

/** For tests: Ana has the plan as it is at the relay; Ben has it too, and then nobody hears of what he does. */
export function twoWith(words: string, prepare: (ana: Replica) => void = () => {}) {
  const [ana, ben] = [newReplica('ana'), newReplica('ben')];
  writeVision(ana, words);
  prepare(ana);
  syncAll(ana, ben);
  const vision = fragmentOf(ben, 'vision');
  return { ana, ben, vision };
}

/** For tests: writes other words in a line of the vision, in place of the first that are so. */
export function replace(who: Replica, [was, is]: readonly [string, string], line = 0): void {
  const block = fragmentOf(who, 'vision').get(line);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('there is no line');
  const at = text.toString().indexOf(was);
  who.doc.transact(() => {
    text.delete(at, was.length);
    text.insert(at, is);
  }, TEXT_ORIGIN);
}

/** For tests: all offers in short. */
export function shortOffers(now: Replica, work: ShelvedWork): readonly string[] {
  return findOffers(now.plan, work).offers.map(inShort);
}

/** For tests: more lines of the vision. */
export function addLines(who: Replica, lines: readonly string[]): void {
  const fragment = fragmentOf(who, 'vision');
  for (const words of lines) {
    pressEnter(who, fragment, { block: fragment.length - 1 });
    typeInto(who, fragment, { text: words, block: fragment.length - 1 });
  }
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
    offers.map((offer) => ({ offer, words: 'It could not be shared.' })),
    { isFromEditor: false },
  );
  return speaker.discussion.snapshot().threads;
}

/** For tests: accepts every suggestion, and answers how many did not come into the plan just so. */
export function acceptAll(now: Replica, threads: readonly Thread[]): number {
  return threads.filter((thread) => thread.proposal !== null && !acceptSuggestion(now.plan, thread)).length;
}
