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
import { lineOf } from '../session/record-name.ts';
import { useFormat } from '../strings/format.ts';
import { PickSlot } from './pick-slot.tsx';

const NONE: readonly ActorId[] = [];
const NOBODY = 'nobody';

/** Who answers for a record, one of all actors: who is chosen takes the place of who was there. */
export function AccountableSlot({ record }: { readonly record: HeldRecord }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const picked = usePlan((snapshot) => accountableFor(snapshot.links, record)) ?? NONE;
  const actors = usePlan((snapshot) => snapshot.actors);
  const nameOf = ({ name }: (typeof actors)[number]) => lineOf(name) || t('kinds.actors.untitled');
  const answering = actors.filter(({ id }) => picked.includes(id));
  const words = format.list(answering.map(nameOf)) || t('roles.nobody');
  return (
    <PickSlot<ActorId | typeof NOBODY>
      label={t('slots.button', { slot: t('roles.who.accountable'), value: words })}
      place={accountabilityPlace(record)}
      mode="single"
      isGap={picked.length === 0}
      options={[
        { id: NOBODY, label: t('roles.nobody') },
        ...actors.map((actor) => ({ id: actor.id, label: nameOf(actor) })),
      ]}
      picked={picked.length === 0 ? [NOBODY] : picked}
      onPick={([next]) => {
        if (next === undefined) return;
        if (next === NOBODY) for (const actor of picked) removeLink(plan, accountability(record, actor));
        else keepOnlyLink(plan, accountability(record, next));
      }}
    >
      <bdi>{words}</bdi>
    </PickSlot>
  );
}
