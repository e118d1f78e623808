import type { OnePerson, Persons } from '@holdfast/plan-model';
import { expect, test } from 'vitest';

import { onePerPerson, otherNames } from './person-names.ts';

const person: OnePerson = { shownAs: 'laptop', participants: ['laptop', 'phone', 'paper'] };
const persons: Persons = new Map(person.participants.map((id) => [id, person]));

function known(names: Readonly<Record<string, string>>) {
  return { people: new Map(Object.entries(names).map(([id, name]) => [id, { name }])), persons };
}

test('a person is named once, by the name that is shown, or by another that is known here', () => {
  const all = known({ phone: 'Olga', laptop: 'Olga P.', ben: 'Ben' });
  expect(onePerPerson(['phone', 'ben', 'laptop'], all)).toEqual([{ name: 'Olga P.' }, { name: 'Ben' }]);
  expect(onePerPerson(['laptop'], known({ phone: 'Olga' }))).toEqual([{ name: 'Olga' }]);
  expect(onePerPerson(['laptop', 'phone'], known({}))).toEqual([undefined]);
});

test('the other names of somebody are those that differ, each once', () => {
  expect(otherNames('phone', known({ phone: 'Olga', laptop: 'Olga P.', paper: 'Olga P.' }))).toEqual([
    'Olga P.',
  ]);
  expect(otherNames('phone', known({ phone: 'Olga', laptop: 'Olga' }))).toEqual([]);
  expect(otherNames('ben', known({ ben: 'Ben', phone: 'Olga' }))).toEqual([]);
});
