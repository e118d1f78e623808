import type { Crossing } from '@holdfast/plan-model';

type TestCrossing = Extract<Crossing, { readonly kind: 'value' }>;

/** For tests: two people have each written who the plan is for, and the other's name for it stands. */
export function testCrossing(change: Partial<TestCrossing> = {}): TestCrossing {
  return {
    id: 'a-crossing',
    other: null,
    kind: 'value',
    place: { kind: 'meta', field: 'institution' },
    mine: 'Mine',
    theirs: 'Theirs',
    stands: 'theirs',
    ...change,
  };
}
