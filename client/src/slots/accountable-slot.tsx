import { type ActorId, keepOnlyLink, removeLink } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import '../strings/do-strings.ts';
import {
  accountability,
  accountabilityPlace,
  accountableFor,
  type HeldRecord,
} from '../session/accountability.ts';
import { useOpenPlan, usePlan } from '../session/open-plan-context.ts';
import { ActorChoiceSlot } from './actor-choice-slot.tsx';

const NONE: readonly ActorId[] = [];

/** Who answers for a record: who is chosen takes the place of who was there. */
export function AccountableSlot({ record }: { readonly record: HeldRecord }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const picked = usePlan((snapshot) => accountableFor(snapshot.links, record)) ?? NONE;
  return (
    <ActorChoiceSlot
      label={t('roles.who.accountable')}
      place={accountabilityPlace(record)}
      picked={picked}
      gap={t('roles.nobody')}
      none={t('roles.noOne')}
      empty={t('measures.nobodyListed')}
      onChoose={(next) => {
        if (next !== null) return keepOnlyLink(plan, accountability(record, next));
        for (const actor of picked) removeLink(plan, accountability(record, actor));
      }}
    />
  );
}
