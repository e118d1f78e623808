import { afterEach, describe, expect, test } from 'vitest';
import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';

import { manualClock } from '../platform/manual-clock.ts';
import { followPresence } from './presence.ts';

const open: Awareness[] = [];
afterEach(() => {
  for (const awareness of open.splice(0)) awareness.destroy();
});
function newAwareness(): Awareness {
  const awareness = new Awareness(new Y.Doc());
  open.push(awareness);
  return awareness;
}
function user(name: string, id = `participant-${name}`) {
  return { participantId: id, name, group: 'teacher', role: 'editor', colour: 1 };
}
function tell(from: Awareness, to: Awareness): void {
  applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), 'relay');
}

function setUp() {
  const clock = manualClock();
  const [mine, ana] = [newAwareness(), newAwareness()];
  return { clock, mine, ana, presence: followPresence(mine, clock) };
}

describe('followPresence', () => {
  test('lists a person once, however many pages they have open', () => {
    const { mine, ana, presence } = setUp();
    const phone = newAwareness();
    ana.setLocalState({ user: user('Ana'), place: 'vision' });
    phone.setLocalState({ user: user('Ana') });
    tell(ana, mine);
    tell(phone, mine);
    expect(presence.people.get()).toMatchObject([{ name: 'Ana', place: 'vision' }]);
    expect(presence.peers.get().get('vision')).toMatchObject([{ clientId: ana.clientID }]);
  });

  test('has one hand for a person in a field, in the page that came last, and in the order in which people came', () => {
    const { mine, ana, presence } = setUp();
    const [ben, phone] = [newAwareness(), newAwareness()];
    for (const [page, name] of [
      [ana, 'Ana'],
      [ben, 'Ben'],
      [phone, 'Ana'],
    ] as const) {
      page.setLocalState({ user: user(name), place: 'vision' });
      tell(page, mine);
    }
    const hands = presence.peers.get().get('vision');
    expect(hands?.map(({ name, clientId }) => [name, clientId])).toEqual([
      ['Ana', phone.clientID],
      ['Ben', ben.clientID],
    ]);
    removeAwarenessStates(mine, [phone.clientID], 'relay');
    expect(presence.peers.get().get('vision')).toMatchObject([{ clientId: ana.clientID }, { name: 'Ben' }]);
  });

  test('takes another page of one’s own for nobody else', () => {
    const { mine, ana, presence } = setUp();
    mine.setLocalState({ user: user('Me') });
    ana.setLocalState({ user: user('Me'), place: 'vision' });
    tell(ana, mine);
    expect(presence.people.get()).toEqual([]);
    expect(presence.peers.get()).toEqual(new Map());
  });

  test('does not show what is no person', () => {
    const { mine, ana, presence } = setUp();
    ana.setLocalState({ user: { name: 'Ana', colour: 'red' }, place: 3 });
    tell(ana, mine);
    expect(presence.people.get()).toEqual([]);
  });

  test('keeps a person for 45 seconds after the last page is gone, but not in a field', () => {
    const { clock, mine, ana, presence } = setUp();
    ana.setLocalState({ user: user('Ana'), place: 'vision' });
    tell(ana, mine);
    removeAwarenessStates(mine, [ana.clientID], 'relay');
    expect(presence.peers.get()).toEqual(new Map());
    clock.advance(44_000);
    expect(presence.people.get()).toMatchObject([{ name: 'Ana', place: undefined }]);
    clock.advance(2_000);
    expect(presence.people.get()).toEqual([]);
  });

  test('does not lose a person who comes back in time', () => {
    const { clock, mine, ana, presence } = setUp();
    ana.setLocalState({ user: user('Ana') });
    tell(ana, mine);
    removeAwarenessStates(mine, [ana.clientID], 'relay');
    clock.advance(30_000);
    ana.setLocalState({ user: user('Ana') });
    tell(ana, mine);
    clock.advance(60_000);
    expect(presence.people.get()).toMatchObject([{ name: 'Ana' }]);
  });

  test('tells nobody when only a caret has moved', () => {
    const { mine, ana, presence } = setUp();
    ana.setLocalState({ user: user('Ana'), place: 'vision', cursor: 1 });
    tell(ana, mine);
    let told = 0;
    presence.people.subscribe(() => (told += 1));
    presence.peers.subscribe(() => (told += 1));
    ana.setLocalStateField('cursor', 2);
    tell(ana, mine);
    expect(told).toBe(0);
  });
});
