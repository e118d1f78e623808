import { describe, expect, test } from 'vitest';

import { newSpeaker } from '../discussion/discussion-fixture.ts';
import { MAX_WORDS, plainWords } from '../discussion/words.ts';
import { typeInto, withClientId } from '../plan-fixture.ts';
import { wordsOf } from '../suggestion-fixture.ts';
import { findOffers } from './find-offers.ts';
import { addOffers, isOffered } from './offer-edits.ts';
import { acceptAll, sayAll, shelve, shortOffers, twoWith } from './offers-fixture.ts';

/** What cannot be said as one suggestion is told, and nothing of it is missing. */
describe('a line that is too long for a suggestion', () => {
  test('[PM91] is told with all its words, and everything else is offered beside it', () => {
    const { ana, ben, vision } = twoWith('We call.');
    const long = ' word'.repeat(MAX_WORDS / 5);
    const work = shelve(ben, () => typeInto(ben, vision, { text: long }));
    const { offers } = findOffers(ana.plan, work);
    expect(shortOffers(ana, work)).toEqual([`rewritten: We call.${long}`]);
    const speaker = newSpeaker('ben');
    const worded = offers.map((offer) => ({ offer, words: `We call.${long}` }));
    addOffers(speaker.discussion, worded, { isFromEditor: false });
    const said = speaker.discussion.snapshot().threads.map(({ words }) => plainWords(words));
    expect(said.join('').length).toBe(`We call.${long}`.length);
  });
});

describe('a suggestion that was accepted', () => {
  test.each([1, 4_000_000_000])(
    '[PM92] is not found anew beside its own words, whichever of the two come first (%d)',
    (clientId) => {
      const { ana, ben, vision } = twoWith('We call. Then we ask.');
      withClientId(ben, clientId);
      const work = shelve(ben, () => typeInto(ben, vision, { text: ' Each day.', at: 8 }));
      const speaker = newSpeaker('ben');
      expect(acceptAll(ana, sayAll(findOffers(ana.plan, work).offers, speaker))).toBe(0);
      expect(wordsOf(ana)).toBe('We call. Each day. Then we ask.');
      const { offers } = findOffers(ana.plan, work);
      expect(offers.filter((offer) => !isOffered(speaker.discussion, offer))).toEqual([]);
    },
  );
});
