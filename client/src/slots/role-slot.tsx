import type { MeasureId } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import '../strings/do-strings.ts';
import { LIST_OF_ROLE, type MeasureRole } from '../session/measure-roles.ts';
import { usePlan } from '../session/open-plan-context.ts';
import { AccountableSlot } from './accountable-slot.tsx';
import { LinkedSlot } from './linked-slot.tsx';

export interface RoleSlotProps {
  readonly measure: MeasureId;
  readonly as: MeasureRole;
}

/** Who has a part in a measure: all who do it, are asked or are told, and the one who answers for it. */
export function RoleSlot({ measure, as: role }: RoleSlotProps) {
  const { t } = useTranslation();
  const picked = usePlan((plan) => plan.links[LIST_OF_ROLE[role]].get(measure));
  if (role === 'accountable') return <AccountableSlot record={{ root: 'measures', id: measure }} />;
  return (
    <LinkedSlot
      label={t(`roles.who.${role}`)}
      place={
        role === 'responsible' ? `measures/${measure}/responsible` : `measures/${measure}/${role}OfMeasure`
      }
      root="actors"
      picked={picked}
      empty={t('measures.nobodyListed')}
      gap={t('roles.nobody')}
      linkTo={(actor) => ({ kind: role, measure, actor })}
    />
  );
}
