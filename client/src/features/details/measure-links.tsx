import type { MeasureId } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
import { RoleSlot } from '../../slots/role-slot.tsx';
import { Detail } from './detail.tsx';
import { HeldBy } from './held-by.tsx';

/** Who answers for a measure, who is asked and who is told; who does it stands in its sentence. */
export function MeasureRoles({ id }: { readonly id: MeasureId }) {
  const { t } = useTranslation();
  return (
    <>
      <HeldBy record={{ root: 'measures', id }} />
      <Detail label={t('roles.who.consulted')}>
        <RoleSlot measure={id} as="consulted" />
      </Detail>
      <Detail label={t('roles.who.informed')}>
        <RoleSlot measure={id} as="informed" />
      </Detail>
    </>
  );
}

/** What a measure works on, and for whom; its goals and reasons stand in its sentence. */
export function MeasureLinks({ id: measure }: { readonly id: MeasureId }) {
  const { t } = useTranslation();
  return (
    <>
      <Detail label={t('work.targets')}>
        <LinkedSlot
          label={t('work.targets')}
          place={`measures/${measure}/targetsOfMeasure`}
          root="targets"
          picked={usePlan((plan) => plan.links.targetsByMeasure.get(measure))}
          empty={t('work.noTargets')}
          linkTo={(target) => ({ kind: 'towards', measure, target })}
        />
      </Detail>
      <Detail label={t('work.profiles')}>
        <LinkedSlot
          label={t('work.profiles')}
          place={`measures/${measure}/profilesOfMeasure`}
          root="profiles"
          picked={usePlan((plan) => plan.links.profilesByMeasure.get(measure))}
          empty={t('work.noProfiles')}
          linkTo={(profile) => ({ kind: 'helps', measure, profile })}
        />
      </Detail>
    </>
  );
}
