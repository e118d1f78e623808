import type { ActorGroup } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';

import { GroupBadge } from '../ui/group-badge.tsx';

/** What stands before the name of a group in a list. */
export function groupMark(group: ActorGroup, t: TFunction): ReactNode {
  return <GroupBadge group={group} name={t(`groups.${group}`)} />;
}
