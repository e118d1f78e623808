import * as Y from 'yjs';

import type { Crossing } from './crossing.ts';
import { RECORD_ROOTS } from './ids.ts';
import {
  joinLine,
  newReplica,
  pressEnter,
  receiveUpdate,
  removeLine,
  type Replica,
  TEXT_ORIGIN,
  typeInto,
} from './plan-fixture.ts';
import { editRecords, isRecordAct, type RecordAct } from './record-acts.ts';
import { recordKind } from './record-kinds.ts';
import { BLOCK_KINDS } from './text-vocabulary.ts';

export const WRITING = ['type', 'enter', 'bold', 'kind', 'erase', 'undo', 'redo', 'pause'] as const;
/** Taking lines away with the words that stand in them, as editors do. */
export const TAKING = ['removeLine', 'joinLine'] as const;
export const NETWORK = ['deliver', 'deliver twice', 'part', 'heal'] as const;

export type Act =
  | (typeof WRITING)[number]
  | (typeof TAKING)[number]
  | RecordAct
  | (typeof NETWORK)[number]
  | 'split';

/** Who does what. The numbers pick among what that person has, whatever it is by then. */
export interface Step {
  readonly who: number;
  readonly act: Act;
  readonly pick: number;
  readonly other: number;
}

/** A person in an episode, with the updates of others that wait to reach them. */
export interface Person extends Replica {
  readonly index: number;
  readonly inbox: Uint8Array[];
  /** The list on their device: where their work crossed that of others. */
  readonly crossings: Crossing[];
  isApart: boolean;
}

export interface Word {
  readonly author: number;
}

/** Several people on one plan over a network that parts, repeats and reorders what they send. */
export class Episode {
  readonly people: readonly Person[];
  /** Every word that anyone typed. */
  readonly words = new Map<string, Word>();

  constructor(clientIds: readonly number[]) {
    const people = clientIds.map((clientId, index): Person => {
      const replica = newReplica(`p${index}`);
      replica.doc.clientID = clientId;
      return { ...replica, index, inbox: [], crossings: [], isApart: false };
    });
    for (const person of people) {
      person.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'holdfast.relay') return;
        for (const other of people) if (other !== person) other.inbox.push(update);
      });
    }
    this.people = people;
  }

  run(person: Person, { act, pick, other }: Step): void {
    if (isRecordAct(act)) return editRecords(person, act, { pick, other });
    switch (act) {
      case 'type':
        return this.#type(person, pick, other);
      case 'enter':
      case 'split':
        return enter(person, pick, act === 'split' ? other : undefined);
      case 'bold':
        return bold(person, pick, other);
      case 'kind':
        return setKind(person, pick, other);
      case 'erase':
        return erase(person, pick);
      case 'removeLine':
      case 'joinLine':
        return takeLine(person, pick, act === 'joinLine');
      case 'pause':
        return person.undo.stopCapturing();
      case 'undo':
        person.undo.undo();
        return;
      case 'redo':
        person.undo.redo();
        return;
      case 'deliver':
        return receive(person, pick, 1);
      case 'deliver twice':
        return receive(person, pick, 2);
      case 'part':
      case 'heal':
        person.isApart = act === 'part';
        return;
    }
  }

  /**
   * Everybody receives everything that is under way, each in an order of their own, and then once more what they have
   * themselves: Yjs looks at what waits for something else only when an update comes, and not when it has just come.
   */
  settle(): void {
    for (const person of this.people) person.isApart = false;
    while (this.people.some(({ inbox }) => inbox.length > 0)) {
      for (const person of this.people) receive(person, person.inbox.length * 7 + person.index, 2);
    }
    for (const person of this.people) {
      person.inbox.push(Y.encodeStateAsUpdate(person.doc));
      receive(person, 0, 1);
    }
  }

  #type(person: Person, pick: number, other: number): void {
    const place = pickBlock(person, pick);
    if (place === undefined) return;
    const word = `w${person.index}x${this.words.size}`;
    const boundaries = wordBoundaries(place.block);
    const at = boundaries[other % boundaries.length] ?? 0;
    this.words.set(word, { author: person.index });
    typeInto(person, place.fragment, { text: ` ${word} `, block: place.index, at });
  }
}

/** The words that a person can find in the plan, archived records included. */
export function wordsIn({ plan }: Person): ReadonlySet<string> {
  const snapshot = plan.snapshot();
  const texts: unknown[] = [snapshot.title, snapshot.vision];
  for (const root of RECORD_ROOTS) {
    const records: ReadonlyMap<string, Readonly<Record<string, unknown>>> = snapshot[`${root}ById`];
    const fields = Object.keys(recordKind(root).texts);
    for (const record of records.values()) texts.push(...fields.map((field) => record[field]));
  }
  const all = texts.map((text) => (isText(text) ? text.plainText : '')).join('\n');
  return new Set(all.match(/w\d+x\d+/g) ?? []);
}

/** The words of their own that a person finds in the list of crossings on their device. */
export function wordsInList({ crossings }: Person): ReadonlySet<string> {
  const all = crossings.map((each) => (each.kind === 'words' && each.whose === 'mine' ? each.words : ''));
  return new Set(all.join('\n').match(/w\d+x\d+/g) ?? []);
}

function isText(text: unknown): text is { readonly plainText: string } {
  return typeof text === 'object' && text !== null && 'plainText' in text;
}

interface BlockPlace {
  readonly fragment: Y.XmlFragment;
  readonly block: Y.XmlElement;
  readonly index: number;
}

function fragmentsOf({ plan }: Person): readonly Y.XmlFragment[] {
  const { title, vision } = plan.roots;
  const records = RECORD_ROOTS.flatMap((root) => [...plan.roots[root].values()]);
  const inRecords = records.flatMap((record) => (record instanceof Y.Map ? [...record.values()] : []));
  return [title, vision, ...inRecords.filter((value) => value instanceof Y.XmlFragment)];
}

function blocksOf(fragment: Y.XmlFragment): readonly BlockPlace[] {
  return fragment
    .toArray()
    .flatMap((block, index) => (block instanceof Y.XmlElement ? [{ fragment, block, index }] : []));
}

function pickBlock(person: Person, pick: number): BlockPlace | undefined {
  const blocks = fragmentsOf(person).flatMap(blocksOf);
  return blocks[pick % Math.max(blocks.length, 1)];
}

function lastText(block: Y.XmlElement): Y.XmlText | undefined {
  return block.toArray().findLast((child) => child instanceof Y.XmlText);
}

function wordsOf(text: Y.XmlText): string {
  const delta: readonly { readonly insert?: unknown }[] = text.toDelta();
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** Where a word can be put without cutting another in two. */
function wordBoundaries(block: Y.XmlElement): readonly number[] {
  const text = lastText(block);
  const words = text === undefined ? '' : wordsOf(text);
  return [0, words.length, ...Array.from(words.matchAll(/ (?= )/g), ({ index }) => index + 1)];
}

function enter(person: Person, pick: number, split: number | undefined): void {
  const place = pickBlock(person, pick);
  if (place === undefined) return;
  if (split === undefined) return pressEnter(person, place.fragment, { block: place.index });
  const boundaries = wordBoundaries(place.block);
  pressEnter(person, place.fragment, { block: place.index, at: boundaries[split % boundaries.length] ?? 0 });
}

function bold(person: Person, pick: number, other: number): void {
  const place = pickBlock(person, pick);
  const text = place === undefined ? undefined : lastText(place.block);
  if (text === undefined || text.length === 0 || place === undefined || isTitle(person, place.fragment))
    return;
  const start = other % text.length;
  const marks = { bold: other % 3 === 0 ? null : {} };
  person.doc.transact(() => text.format(start, Math.min(5, text.length - start), marks), TEXT_ORIGIN);
}

/** As the editor's binding does it: in place. */
function setKind(person: Person, pick: number, other: number): void {
  const place = pickBlock(person, pick);
  if (place === undefined || isTitle(person, place.fragment)) return;
  const kind = BLOCK_KINDS[other % (BLOCK_KINDS.length + 1)];
  person.doc.transact(() => {
    if (kind === undefined) place.block.removeAttribute('kind');
    else place.block.setAttribute('kind', kind);
  }, TEXT_ORIGIN);
}

function isTitle({ plan }: Person, fragment: Y.XmlFragment): boolean {
  const lines = RECORD_ROOTS.flatMap((root) => {
    const fields = Object.entries(recordKind(root).texts).filter(([, schema]) => schema === 'title');
    return [...plan.roots[root].values()].flatMap((record) =>
      fields.map(([field]) => record instanceof Y.Map && record.get(field)),
    );
  });
  return [plan.roots.title, ...lines].includes(fragment);
}

/** The first line stays, so that everybody always has one to type in. */
function takeLine(person: Person, pick: number, isJoined: boolean): void {
  const place = pickBlock(person, pick);
  if (place === undefined || place.index === 0) return;
  if (isJoined) joinLine(person, place.fragment, place.index);
  else removeLine(person, place.fragment, place.index);
}

/** Deletes one of the person's own words. */
function erase(person: Person, pick: number): void {
  const texts = fragmentsOf(person)
    .flatMap(blocksOf)
    .flatMap(({ block }) => lastText(block) ?? []);
  const own = texts.flatMap((text) =>
    [...wordsOf(text).matchAll(new RegExp(`w${person.index}x\\d+`, 'g'))].map((match) => ({ text, match })),
  );
  const chosen = own[pick % Math.max(own.length, 1)];
  if (chosen === undefined) return;
  person.doc.transact(() => chosen.text.delete(chosen.match.index, chosen.match[0].length), TEXT_ORIGIN);
}

function receive(person: Person, pick: number, times: number): void {
  if (person.isApart || person.inbox.length === 0) return;
  for (const update of person.inbox.splice(pick % person.inbox.length, 1)) {
    for (let time = 0; time < times; time++) person.crossings.push(...receiveUpdate(person, update));
  }
}

export function recordKeys({ plan }: Person): readonly string[] {
  return RECORD_ROOTS.flatMap((root) => [...plan.roots[root].keys()].map((id) => `${root} ${id}`));
}
