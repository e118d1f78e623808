import type { Clock } from '@holdfast/base';
import { type ParticipantId, type PresenceUser, presenceUserSchema } from '@holdfast/sync-protocol';
import type { Awareness } from 'y-protocols/awareness';

import { createCell, type Readable } from '../platform/cell.ts';

/** Someone who has the plan open, on however many devices and tabs. */
export interface PersonHere extends PresenceUser {
  /** The key of the text or field that they are in, if any. */
  readonly place: string | undefined;
}

/** Someone else who stands in a field, in however many pages. */
export interface PeerAtPlace {
  readonly participantId: ParticipantId;
  /** The page of theirs that came last: one caret is drawn for one person. */
  readonly clientId: number;
  readonly name: string;
  readonly colour: number;
  readonly place: string;
}

/** More hands than these on one text or field are a count: names would cover the words. */
export const MOST_HANDS = 5;

export interface Presence {
  /** Everybody else, in the order in which they came. */
  readonly people: Readable<readonly PersonHere[]>;
  /** Whose hands are where, by the key of the text or field. A place at which nothing changed keeps its list. */
  readonly peers: Readable<ReadonlyMap<string, readonly PeerAtPlace[]>>;
  dispose(): void;
}

/** A hidden tab or a bad network makes a person vanish for half a minute; only then have they left. */
const LEFT_AFTER_MS = 45_000;

interface Page {
  readonly clientId: number;
  readonly user: PresenceUser;
  readonly place: string | undefined;
}

/** Follows who else is in a plan. What comes from others is parsed; whatever is malformed is not shown. */
export function followPresence(awareness: Awareness, clock: Clock): Presence {
  const people = createCell<readonly PersonHere[]>([]);
  const peers = createCell<ReadonlyMap<string, readonly PeerAtPlace[]>>(new Map());
  const leaving = new Map<ParticipantId, () => void>();

  function update(): void {
    const pages = readPages(awareness);
    const here = peopleOf(pages);
    const gone = people.get().filter((person) => !here.has(person.participantId));
    for (const { participantId } of here.values()) cancelLeaving(participantId);
    for (const { participantId } of gone) leaveLater(participantId);
    const known = people
      .get()
      .map((person) => here.get(person.participantId) ?? { ...person, place: undefined });
    const newcomers = [...here.values()].filter(
      (person) => !known.some((each) => each.participantId === person.participantId),
    );
    people.set(sameOr(people.get(), [...known, ...newcomers]));
    peers.set(byPlace(pages.flatMap(toPeer), peers.get()));
  }
  function leaveLater(participantId: ParticipantId): void {
    if (leaving.has(participantId)) return;
    const cancel = clock.setTimer(LEFT_AFTER_MS, () => {
      leaving.delete(participantId);
      people.set(people.get().filter((person) => person.participantId !== participantId));
    });
    leaving.set(participantId, cancel);
  }
  function cancelLeaving(participantId: ParticipantId): void {
    leaving.get(participantId)?.();
    leaving.delete(participantId);
  }

  awareness.on('change', update);
  update();
  return {
    people,
    peers,
    dispose() {
      awareness.off('change', update);
      for (const cancel of leaving.values()) cancel();
    },
  };
}

/** The pages of everybody else. Another page of one's own is nobody else. */
function readPages(awareness: Awareness): readonly Page[] {
  const pages: Page[] = [];
  const own = presenceUserSchema.safeParse(awareness.getLocalState()?.['user']).data?.participantId;
  for (const [clientId, state] of awareness.getStates()) {
    const user = presenceUserSchema.safeParse(state['user']);
    if (clientId === awareness.clientID || !user.success || user.data.participantId === own) continue;
    const place: unknown = state['place'];
    pages.push({ clientId, user: user.data, place: typeof place === 'string' ? place : undefined });
  }
  return pages;
}

function peopleOf(pages: readonly Page[]): Map<ParticipantId, PersonHere> {
  const people = new Map<ParticipantId, PersonHere>();
  for (const { user, place } of pages) {
    const other = people.get(user.participantId);
    people.set(user.participantId, { ...user, place: place ?? other?.place });
  }
  return people;
}

function toPeer({ clientId, user, place }: Page): readonly PeerAtPlace[] {
  if (place === undefined) return [];
  const { participantId, name, colour } = user;
  return [{ clientId, participantId, name, colour, place }];
}

function byPlace(
  peers: readonly PeerAtPlace[],
  before: ReadonlyMap<string, readonly PeerAtPlace[]>,
): ReadonlyMap<string, readonly PeerAtPlace[]> {
  const now = new Map<string, readonly PeerAtPlace[]>();
  for (const peer of peers) now.set(peer.place, withPeer(now.get(peer.place) ?? [], peer));
  for (const [place, here] of now) now.set(place, sameOr(before.get(place) ?? [], here));
  const isSame = now.size === before.size && [...now].every(([place, here]) => before.get(place) === here);
  return isSame ? before : now;
}

/** A later page of the same person stands where their first one did. */
function withPeer(here: readonly PeerAtPlace[], peer: PeerAtPlace): readonly PeerAtPlace[] {
  const isSame = ({ participantId }: PeerAtPlace): boolean => participantId === peer.participantId;
  return here.some(isSame) ? here.map((each) => (isSame(each) ? peer : each)) : [...here, peer];
}

/** The former list when nothing in it has changed, so that nobody is told of carets that merely moved. */
function sameOr<Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
