import type { Persons } from '@holdfast/plan-model';
import { type Participant, ROLES } from '@holdfast/sync-protocol';
import type { TFunction } from 'i18next';

import type { Format } from '../../strings/format.ts';
import { countedOnce } from './group-people.ts';

/** Who can see the plan, in one sentence, each person once. */
export function whoSees(
  participants: readonly Participant[],
  { t, format, persons }: { readonly t: TFunction; readonly format: Format; readonly persons: Persons },
): string {
  const people = countedOnce(participants, persons);
  const counts = ROLES.map((role) => ({
    role,
    count: people.filter((person) => person.role === role).length,
  })).filter(({ count }) => count > 0);
  const roles = format.list(counts.map(({ role, count }) => t(`share.roleCount.${role}`, { count })));
  return t('share.whoSees', { count: people.length, roles });
}
