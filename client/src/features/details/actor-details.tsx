import { ACTOR_GROUPS, ACTOR_KINDS, type ActorId, BODIES, setActor } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import '../../strings/places-strings.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { groupMark } from '../../slots/group-mark.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { ActorBelonging } from './actor-belonging.tsx';
import { ActorCheck } from './actor-check.tsx';
import { type ActorPartProps, ActorReach } from './actor-reach.tsx';
import { Detail, DetailRecords } from './detail.tsx';

import styles from './details.module.css';

export function ActorDetails({ id }: { readonly id: ActorId }) {
  const { t } = useTranslation();
  const actor = usePlan((snapshot) => snapshot.actorsById.get(id));
  const links = usePlan((snapshot) => snapshot.links);
  if (actor === undefined) return null;
  const parts = [
    ['details.doesMeasures', links.measuresByActor],
    ['community.answersFor', links.measuresByAccountable],
    ['community.askedAbout', links.measuresByConsulted],
    ['community.toldAbout', links.measuresByInformed],
  ] as const;
  return (
    <dl className={styles['list']}>
      <Standing actor={actor} />
      <ActorBelonging actor={actor} />
      <Consent actor={actor} />
      <ActorReach actor={actor} />
      <DetailRecords
        label={t('community.goals')}
        records={(links.goalsByAccountable.get(id) ?? []).map((goal) => ({ root: 'goals', id: goal }))}
      />
      <DetailRecords
        label={t('community.targets')}
        records={(links.targetsByAccountable.get(id) ?? []).map((target) => ({
          root: 'targets',
          id: target,
        }))}
      />
      {parts.map(([label, list]) => (
        <DetailRecords
          key={label}
          label={t(label)}
          records={(list.get(id) ?? []).map((measure) => ({ root: 'measures', id: measure }))}
        />
      ))}
    </dl>
  );
}

/** What somebody is in the community. */
function Standing({ actor: { id, kind, group, body } }: ActorPartProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <>
      <Detail label={t('actors.kind')}>
        <ChoiceSlot
          label={t('actors.kind')}
          place={`actors/${id}/kind`}
          choices={ACTOR_KINDS}
          wordOf={(each) => t(`actors.kinds.${each}`)}
          value={kind}
          onChoose={(next) => setActor(plan, id, { kind: next })}
        />
      </Detail>
      {(kind === 'body' || body !== null) && (
        <Detail label={t('community.body')}>
          <ChoiceSlot
            label={t('community.body')}
            place={`actors/${id}/body`}
            choices={BODIES}
            wordOf={(each) => t(`places.values.${each}`)}
            value={body}
            onChoose={(next) => setActor(plan, id, { body: next })}
          />
        </Detail>
      )}
      <Detail label={t('actors.group')}>
        <ChoiceSlot
          label={t('actors.group')}
          place={`actors/${id}/group`}
          choices={ACTOR_GROUPS}
          wordOf={(each) => t(`groups.${each}`)}
          markOf={(each) => groupMark(each, t)}
          value={group}
          onChoose={(next) => setActor(plan, id, { group: next })}
        />
      </Detail>
    </>
  );
}

/** What they have agreed to, and how to reach them. */
function Consent({ actor }: ActorPartProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const { id, contact, consentToList } = actor;
  return (
    <>
      <Detail label={t('actors.consent')} help={t('actors.consentHelp')}>
        <ActorCheck actor={actor} field="consentToList" />
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
      <Detail
        label={t('community.isPublic')}
        help={t(consentToList === true ? 'community.isPublicHelp' : 'community.isPublicNeedsConsent')}
      >
        {consentToList === true && <ActorCheck actor={actor} field="isPublic" />}
      </Detail>
    </>
  );
}
