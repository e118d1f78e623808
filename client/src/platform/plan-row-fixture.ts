import { seededRandom } from '@holdfast/base';

import { newParticipantId, newPlanId, newSecret } from './credential.ts';
import type { PlanRow } from './plan-row.ts';

/** For tests: a plan that Ana has made on this device, and that no relay knows, but for `change`. */
export function testPlanRow(change: Partial<PlanRow> = {}): PlanRow {
  const random = seededRandom(11);
  return {
    planId: newPlanId(random),
    participantId: newParticipantId(random),
    secret: newSecret(random),
    title: '',
    role: 'facilitator',
    displayName: 'Ana',
    group: 'teacher',
    colour: 3,
    createdAt: 1,
    lastOpened: 1,
    entry: { kind: 'created' },
    shared: false,
    ...change,
  };
}
