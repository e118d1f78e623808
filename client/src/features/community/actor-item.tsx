import { type ActorSnapshot, isUnreadable, setActor } from '@holdfast/plan-model';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import type { RecordList } from '../../records/record-list.ts';
import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { slotText } from '../../slots/slot-text.ts';
import { NameSlot } from '../../slots/value-slot.tsx';

import styles from './community.module.css';

export interface ActorItemProps {
  readonly actor: ActorSnapshot;
  readonly list: RecordList;
}

/** One entry of the community: its name, and what it does for the plan. */
export const ActorItem = memo(function ActorItem({ actor, list }: ActorItemProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const { id, name, role } = actor;
  const record = { root: 'actors', id } as const;
  const shown = slotText(name === '' ? null : name, (text) => text, t);
  return (
    <RecordRow record={record} list={list} className={styles['actor']}>
      <div className={styles['line']}>
        <p className={styles['name']}>
          <NameSlot
            label={t('actors.name')}
            place={`actors/${id}/name`}
            value={name}
            shown={shown}
            onCommit={(next) => setActor(plan, id, { name: next })}
          />{' '}
          {actor.kind === 'person' && actor.consentToList !== true && (
            <span className={styles['ask']}>{t('actors.noConsent')}</span>
          )}
        </p>
        <RecordTools record={record} list={list} />
      </div>
      {isUnreadable(role) && <p>{t('slots.unreadable')}</p>}
      {!isUnreadable(role) && (mayEdit || role.plainText !== '') && (
        <PlanText
          address={{ root: 'actors', id, field: 'role' }}
          text={role}
          label={t('actors.roleLabel', { title: shown.text })}
          placeholder={t('actors.rolePlaceholder')}
          className={styles['role']}
        />
      )}
    </RecordRow>
  );
});
