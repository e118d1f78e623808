import { type ActorId, keepOnlyLink, type MeasureId, removeLink } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import '../strings/do-strings.ts';
import { LIST_OF_ROLE, type MeasureRole } from '../session/measure-roles.ts';
import { useOpenPlan, usePlan } from '../session/open-plan-context.ts';
import { lineOf } from '../session/record-name.ts';
import { useFormat } from '../strings/format.ts';
import { LinkedSlot } from './linked-slot.tsx';
import { PickSlot } from './pick-slot.tsx';

export interface RoleSlotProps {
  readonly measure: MeasureId;
  readonly as: MeasureRole;
}

/** Who has a part in a measure: all who do it, are asked or are told, and the one who answers for it. */
export function RoleSlot({ measure, as: role }: RoleSlotProps) {
  const { t } = useTranslation();
  const picked = usePlan((plan) => plan.links[LIST_OF_ROLE[role]].get(measure));
  const label = t(`roles.who.${role}`);
  if (role === 'accountable')
    return <AccountableSlot measure={measure} label={label} picked={picked ?? NONE} />;
  return (
    <LinkedSlot
      label={label}
      place={placeOf(measure, role)}
      root="actors"
      picked={picked}
      empty={t('measures.nobodyListed')}
      gap={t('roles.nobody')}
      linkTo={(actor) => ({ kind: role, measure, actor })}
    />
  );
}

const NONE: readonly ActorId[] = [];
const NOBODY = 'nobody';

function placeOf(measure: MeasureId, role: MeasureRole): string {
  return role === 'responsible' ? `measures/${measure}/responsible` : `measures/${measure}/${role}OfMeasure`;
}

interface AccountableSlotProps {
  readonly measure: MeasureId;
  readonly label: string;
  readonly picked: readonly ActorId[];
}

/** One of all actors: who is chosen takes the place of who was there. */
function AccountableSlot({ measure, label, picked }: AccountableSlotProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const actors = usePlan((snapshot) => snapshot.actors);
  const nameOf = ({ name }: (typeof actors)[number]) => lineOf(name) || t('kinds.actors.untitled');
  const answering = actors.filter(({ id }) => picked.includes(id));
  const words = format.list(answering.map(nameOf)) || t('roles.nobody');
  return (
    <PickSlot<ActorId | typeof NOBODY>
      label={t('slots.button', { slot: label, value: words })}
      place={placeOf(measure, 'accountable')}
      mode="single"
      isGap={picked.length === 0}
      options={[
        { id: NOBODY, label: t('roles.nobody') },
        ...actors.map((actor) => ({ id: actor.id, label: nameOf(actor) })),
      ]}
      picked={picked.length === 0 ? [NOBODY] : picked}
      onPick={([next]) => {
        if (next === undefined) return;
        if (next === NOBODY)
          for (const actor of picked) removeLink(plan, { kind: 'accountable', measure, actor });
        else keepOnlyLink(plan, { kind: 'accountable', measure, actor: next });
      }}
    >
      <bdi>{words}</bdi>
    </PickSlot>
  );
}
