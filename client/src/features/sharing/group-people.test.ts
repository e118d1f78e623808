import { type OnePerson, type Persons } from '@holdfast/plan-model';
import { participantSchema, type Role } from '@holdfast/sync-protocol';
import { expect, test } from 'vitest';

import { countedOnce, groupPeople } from './group-people.ts';

const idOf = (name: string): string => `participant-${name}`;

function list(...people: readonly (readonly [name: string, role: Role])[]) {
  return people.map(([name, role]) =>
    participantSchema.parse({
      participantId: idOf(name),
      displayName: name,
      group: 'teacher',
      colour: 0,
      role,
      joinedAt: 1,
    }),
  );
}

function onePerson(...names: readonly [string, ...string[]]): Persons {
  const participants = names.map(idOf);
  const person: OnePerson = { shownAs: idOf(names[0]), participants };
  return new Map(participants.map((id) => [id, person]));
}

const PEOPLE = list(['ana', 'facilitator'], ['phone', 'editor'], ['ben', 'viewer'], ['laptop', 'commenter']);

test('the list keeps its order, with who is one person together and the one whose name is shown first', () => {
  const grouped = groupPeople(PEOPLE, onePerson('laptop', 'phone'));
  expect(grouped.map(({ person, isAlso }) => [person.displayName, isAlso])).toEqual([
    ['ana', false],
    ['laptop', false],
    ['phone', true],
    ['ben', false],
  ]);
});

test('a person of whom only one is on the list is nobody else', () => {
  const grouped = groupPeople(PEOPLE, onePerson('erased', 'phone'));
  expect(grouped.some(({ isAlso }) => isAlso)).toBe(false);
});

test('each person counts once, with the role that allows most', () => {
  const counted = countedOnce(PEOPLE, onePerson('laptop', 'phone'));
  expect(counted.map(({ displayName, role }) => [displayName, role])).toEqual([
    ['ana', 'facilitator'],
    ['laptop', 'editor'],
    ['ben', 'viewer'],
  ]);
});
