import { assert } from '@holdfast/base';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { ActorId, MeasureId } from './ids.ts';
import { addActor, addLink, addMeasure, keepOnlyLink } from './plan-edits.ts';
import { newReplica, type Replica, syncAll } from './plan-fixture.ts';

/** Two people with one measure, and three for whom it is said that they answer for it. */
function twoOnOneMeasure(clientIds: readonly number[]) {
  const people = [newReplica('ana'), newReplica('ben')] as const;
  for (const [index, { doc }] of people.entries()) doc.clientID = clientIds[index] ?? index;
  const [{ plan }] = people;
  const measure = addMeasure(plan, { title: 'Welcome week' });
  const actors = ['Ana', 'Ben', 'Council'].map((name) =>
    addActor(plan, { name, group: 'teacher', kind: 'person' }),
  );
  for (const actor of actors) addLink(plan, { kind: 'accountable', measure, actor });
  syncAll(...people);
  return { people, measure, actors };
}

function answering({ plan }: Replica, measure: MeasureId): readonly ActorId[] {
  return plan.snapshot().links.accountableByMeasure.get(measure) ?? [];
}

const steps = fc.array(
  fc.record({ act: fc.constantFrom('keep', 'keep', 'add', 'meet'), who: fc.nat(1), pick: fc.nat(2) }),
  { minLength: 1, maxLength: 30 },
);
const clientIds = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 2, maxLength: 2 });

test('[PM6] whichever ones two people keep, and whenever they meet, somebody is left, the same for both', () => {
  fc.assert(
    fc.property(steps, clientIds, (said, ids) => {
      const { people, measure, actors } = twoOnOneMeasure(ids);
      for (const { act, who, pick } of said) {
        const [person, actor] = [people[who], actors[pick]];
        assert(person !== undefined && actor !== undefined, 'two people and three actors');
        const link = { kind: 'accountable', measure, actor } as const;
        if (act === 'meet') syncAll(...people);
        else if (act === 'add') addLink(person.plan, link);
        else {
          keepOnlyLink(person.plan, link);
          expect(answering(person, measure)).toEqual([actor]);
        }
      }
      syncAll(...people);
      const [one, other] = people.map((person) => answering(person, measure));
      expect(one).toEqual(other);
      expect(one).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});
