import { type Participant, ROLES } from '@holdfast/sync-protocol';
import type { TFunction } from 'i18next';

import type { Format } from '../../strings/format.ts';

/** Who can see the plan, in one sentence. */
export function whoSees(
  people: readonly Participant[],
  { t, format }: { readonly t: TFunction; readonly format: Format },
): string {
  const counts = ROLES.map((role) => ({
    role,
    count: people.filter((person) => person.role === role).length,
  })).filter(({ count }) => count > 0);
  const roles = format.list(counts.map(({ role, count }) => t(`share.roleCount.${role}`, { count })));
  return t('share.whoSees', { count: people.length, roles });
}
