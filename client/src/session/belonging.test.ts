import { addActor, setActor } from '@holdfast/plan-model';
import { expect, test } from 'vitest';

import { membersOf, organisationsOf } from './belonging.ts';
import { openTestPlan } from './open-plan-fixture.ts';

function three() {
  const { plan } = openTestPlan({});
  const add = (name: string) => addActor(plan, { name, group: 'employer', kind: 'organisation' });
  const [person, company, chamber] = [add('Ana'), add('Workshop'), add('Chamber')];
  setActor(plan, person, { organisationId: company });
  setActor(plan, company, { organisationId: chamber });
  return { plan, person, company, chamber };
}

test('somebody belongs to a company, and with it to the chamber', () => {
  const { plan, person, company, chamber } = three();
  const { actors, actorsById } = plan.snapshot();
  expect(organisationsOf(actorsById, person)).toEqual([company, chamber]);
  expect(membersOf(actors, company)).toEqual([person]);
  expect(membersOf(actors, person)).toEqual([]);
});

test('a circle that two people made ends where it begins', () => {
  const { plan, person, company, chamber } = three();
  setActor(plan, chamber, { organisationId: person });
  expect(organisationsOf(plan.snapshot().actorsById, person)).toEqual([company, chamber, person]);
  setActor(plan, person, { organisationId: person });
  expect(organisationsOf(plan.snapshot().actorsById, person)).toEqual([person]);
});
