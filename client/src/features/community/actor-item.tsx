import { type ActorId, type ActorSnapshot, isUnreadable, setActor } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { slotText } from '../../slots/slot-text.ts';
import { NameSlot } from '../../slots/value-slot.tsx';

import styles from './community.module.css';

export interface ActorItemProps {
  readonly actor: ActorSnapshot;
  readonly siblings: readonly ActorId[];
}

/** One entry of the community: its name, and what it does for the plan. */
export function ActorItem({ actor, siblings }: ActorItemProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const { id, name, role } = actor;
  const shown = slotText(name === '' ? null : name, (text) => text, t);
  return (
    <li className={styles['actor']} id={recordKey({ root: 'actors', id })}>
      <div className={styles['line']}>
        <p className={styles['name']}>
          <NameSlot
            label={t('actors.name')}
            place={`actors/${id}/name`}
            value={name}
            shown={shown}
            onCommit={(next) => setActor(plan, id, { name: next })}
          />
          {actor.kind === 'person' && actor.consentToList !== true && (
            <span className={styles['ask']}>{t('actors.noConsent')}</span>
          )}
        </p>
        <RecordTools record={{ root: 'actors', id: id }} siblings={siblings} />
      </div>
      {!isUnreadable(role) && (mayEdit || role.plainText !== '') && (
        <PlanText
          address={{ root: 'actors', id, field: 'role' }}
          text={role}
          label={t('actors.roleLabel', { title: shown.text })}
          placeholder={t('actors.rolePlaceholder')}
          className={styles['role']}
        />
      )}
    </li>
  );
}
