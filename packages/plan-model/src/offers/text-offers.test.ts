import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { withdrawEntry } from '../discussion/discussion-edits.ts';
import { newSpeaker } from '../discussion/discussion-fixture.ts';
import { MAX_WORDS, plainWords } from '../discussion/words.ts';
import { appendText } from '../plan-edits.ts';
import {
  fragmentOf,
  newReplica,
  pressEnter,
  removeLine,
  type Replica,
  syncAll,
  typeInto,
  withClientId,
} from '../plan-fixture.ts';
import { wordsOf } from '../suggestion-fixture.ts';
import { findOffers } from './find-offers.ts';
import { addOffers, isOffered } from './offer-edits.ts';
import {
  acceptAll,
  addLines,
  inShort,
  replace,
  sayAll,
  shelve,
  shortOffers,
  twoWith,
} from './offers-fixture.ts';

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

describe('changes of a line that stand close together at one time and apart at another', () => {
  const far = 'and then there is much that nobody has changed at all, which goes on, and';

  test('[PM92] are offered again where something is among them that was never said', () => {
    const { ana, ben } = twoWith(`Old one ${far} old.`);
    const work = shelve(ben, () => {
      replace(ben, ['Old', 'New']);
      replace(ben, ['old.', 'new.']);
    });
    const speaker = newSpeaker('ben');
    const [first, second] = findOffers(ana.plan, work).offers;
    if (first === undefined || second === undefined) throw new Error('they are not there');
    sayAll([first], speaker);
    replace(ana, [`${far} `, '']);
    const { offers } = findOffers(ana.plan, work);
    expect(offers.map(inShort)).toEqual(['“Old one old.” → “New one new.”']);
    expect(offers.map((offer) => isOffered(speaker.discussion, offer))).toEqual([false]);
    expect(sayAll(offers, speaker)).toHaveLength(2);
    expect(offers.map((offer) => isOffered(speaker.discussion, offer))).toEqual([true]);
    expect(isOffered(speaker.discussion, second)).toBe(true);
  });

  test('[PM92] are not offered again where they were said as one, until it is taken back', () => {
    const { ana, ben } = twoWith('Old one old.');
    const work = shelve(ben, () => {
      replace(ben, ['Old', 'New']);
      replace(ben, ['old.', 'new.']);
    });
    const speaker = newSpeaker('ben');
    const [thread] = sayAll(findOffers(ana.plan, work).offers, speaker);
    replace(ana, ['one', `one ${far}`]);
    const { offers } = findOffers(ana.plan, work);
    expect(offers.map(inShort)).toEqual(['“Old” → “New”', '“old.” → “new.”']);
    expect(offers.map((offer) => isOffered(speaker.discussion, offer))).toEqual([true, true]);
    expect(sayAll(offers, speaker)).toHaveLength(1);
    if (thread === undefined) throw new Error('nothing was said');
    withdrawEntry(speaker.discussion, { root: 'threads', key: thread.key });
    expect(offers.map((offer) => isOffered(speaker.discussion, offer))).toEqual([false, false]);
  });

  test('[PM92] are offered again as lines that stand one after another, where one of them was never said', () => {
    const { ana, ben, vision } = twoWith('First.');
    addLines(ana, ['Between.']);
    syncAll(ana, ben);
    const work = shelve(ben, () => {
      for (const [block, text] of [
        [0, 'Mine.'],
        [2, 'Mine too.'],
      ] as const) {
        pressEnter(ben, vision, { block });
        typeInto(ben, vision, { text, block: block + 1 });
      }
    });
    const speaker = newSpeaker('ben');
    const { offers } = findOffers(ana.plan, work);
    expect(offers.map(inShort)).toEqual(['written: Mine.', 'written: Mine too.']);
    sayAll(offers.slice(0, 1), speaker);
    removeLine(ana, fragmentOf(ana, 'vision'), 1);
    const [both] = findOffers(ana.plan, work).offers;
    expect(both && inShort(both)).toBe('written: Mine.\nMine too.');
    expect(both && isOffered(speaker.discussion, both)).toBe(false);
  });
});

describe('what is told of a line', () => {
  /** Ben changes the last text of the line on one device and on another: of the first he says what he did. */
  function onTwoDevices(
    words: string,
    acts: readonly ((text: Y.XmlText) => void)[],
    prepare?: (ana: Replica) => void,
  ) {
    const { ana, ben } = twoWith(words, prepare);
    const tablet = newReplica('ben');
    syncAll(ana, tablet);
    const [first = [], second = []] = [ben, tablet].map((who, device) => {
      const work = shelve(who, () => {
        const text = textsIn(who).at(-1);
        if (text !== undefined) acts[device]?.(text);
      });
      return findOffers(ana.plan, work).offers;
    });
    const speaker = newSpeaker('ben');
    sayAll(first, speaker);
    return [...first, ...second].map((offer) => [inShort(offer), isOffered(speaker.discussion, offer)]);
  }

  function textsIn(who: Replica): readonly Y.XmlText[] {
    const block = fragmentOf(who, 'vision').get(0);
    return block instanceof Y.XmlElement ? block.toArray().filter((child) => child instanceof Y.XmlText) : [];
  }

  test('[PM92] is something else where other words came to look different', () => {
    const bold = (from: number) => (text: Y.XmlText) => text.format(from, 2, { bold: {} });
    expect(onTwoDevices('We call them.', [bold(0), bold(3)])).toEqual([
      ['looks: We call them.', true],
      ['looks: We call them.', false],
    ]);
  });

  test('[PM91] is what was taken out, where nothing is left of a title', () => {
    const { ana, ben } = twoWith('', ({ plan }) => appendText(plan, 'title', 'Our plan'));
    const work = shelve(ben, () => {
      const block = fragmentOf(ben, 'title').get(0);
      const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
      if (text instanceof Y.XmlText) text.delete(0, text.length);
    });
    expect(shortOffers(ana, work)).toEqual(['taken-out: Our plan']);
  });

  test('[PM92] is something else where other words are taken out beside a reference', () => {
    const takeOut = (from: number) => (text: Y.XmlText) => text.delete(from, 3);
    const refer = (who: Replica): void => {
      const block = fragmentOf(who, 'vision').get(0);
      const mention = new Y.XmlElement<Record<string, string>>('mention');
      mention.setAttribute('type', 'actors');
      mention.setAttribute('id', 'aaaaaaaaaaaa');
      if (block instanceof Y.XmlElement) block.insert(block.length, [mention, new Y.XmlText('-first')]);
    };
    expect(onTwoDevices('We ask ', [takeOut(0), takeOut(3)], refer)).toEqual([
      ['rewritten: We ask @actors/aaaaaaaaaaaarst', true],
      ['rewritten: We ask @actors/aaaaaaaaaaaa-fi', false],
    ]);
  });
});
