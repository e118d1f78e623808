import {
  ACTOR_GROUPS,
  ACTOR_KINDS,
  type ActorId,
  type ActorSnapshot,
  isUnreadable,
  type MeasureId,
  setActor,
} from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useHand } from '../../session/use-presence.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Hands } from '../../slots/hands.tsx';
import { PickSlot } from '../../slots/pick-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { GroupBadge } from '../../ui/group-badge.tsx';
import { Detail, DetailRecords } from './detail.tsx';

import styles from './details.module.css';

const NONE: readonly MeasureId[] = [];

export function ActorDetails({ id }: { readonly id: ActorId }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const actor = usePlan((snapshot) => snapshot.actorsById.get(id));
  const measures = usePlan((snapshot) => snapshot.links.measuresByActor.get(id)) ?? NONE;
  if (actor === undefined) return null;
  const { kind, group, contact, consentToList } = actor;
  const kindText = slotText(kind, (each) => t(`actors.kinds.${each}`), t);
  const groupText = slotText(group, (each) => t(`groups.${each}`), t);
  return (
    <dl className={styles['list']}>
      <Detail label={t('actors.kind')}>
        <PickSlot
          label={t('slots.button', { slot: t('actors.kind'), value: kindText.text })}
          place={`actors/${id}/kind`}
          mode="single"
          isGap={kindText.isGap}
          options={ACTOR_KINDS.map((each) => ({ id: each, label: t(`actors.kinds.${each}`) }))}
          picked={isUnreadable(kind) ? [] : [kind]}
          onPick={([next]) => next !== undefined && setActor(plan, id, { kind: next })}
        >
          {kindText.text}
        </PickSlot>
      </Detail>
      <Detail label={t('actors.group')}>
        <PickSlot
          label={t('slots.button', { slot: t('actors.group'), value: groupText.text })}
          place={`actors/${id}/group`}
          mode="single"
          isGap={groupText.isGap}
          options={ACTOR_GROUPS.map((each) => ({
            id: each,
            label: t(`groups.${each}`),
            mark: <GroupBadge group={each} name={t(`groups.${each}`)} />,
          }))}
          picked={isUnreadable(group) ? [] : [group]}
          onPick={([next]) => next !== undefined && setActor(plan, id, { group: next })}
        >
          {groupText.text}
        </PickSlot>
      </Detail>
      <Detail label={t('actors.consent')} help={t('actors.consentHelp')}>
        <Consent actor={actor} />
      </Detail>
      <Detail
        label={t('actors.contact')}
        help={t(consentToList === true ? 'actors.contactHelp' : 'actors.contactNeedsConsent')}
      >
        {consentToList === true && (
          <WordsSlot
            label={t('actors.contact')}
            place={`actors/${id}/contact`}
            maxLength={300}
            value={contact}
            shown={slotText(contact, (text) => text, t)}
            onCommit={(next) => setActor(plan, id, { contact: next })}
          />
        )}
      </Detail>
      <DetailRecords
        label={t('details.doesMeasures')}
        records={measures.map((measure) => ({ root: 'measures', id: measure }))}
      />
    </dl>
  );
}

function Consent({ actor: { id, consentToList } }: { readonly actor: ActorSnapshot }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const place = `actors/${id}/consentToList`;
  const setHand = useHand(place);
  const isGiven = consentToList === true;
  return (
    <div className={styles['check']}>
      <CheckBox
        isChecked={isGiven}
        isDisabled={!mayEdit}
        onFocus={() => setHand(true)}
        onBlur={() => setHand(false)}
        onChange={(isChecked) => setActor(plan, id, { consentToList: isChecked || null })}
      >
        {t(isGiven ? 'details.yes' : 'details.notYet')}
      </CheckBox>
      <Hands place={place} />
    </div>
  );
}
