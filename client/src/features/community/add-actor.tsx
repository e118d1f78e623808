import { ACTOR_GROUPS, type ActorGroup, addActor } from '@holdfast/plan-model';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { AddLine } from '../../ui/add-line.tsx';

import styles from './community.module.css';

export interface AddActorProps {
  readonly group: ActorGroup;
  readonly onGroup: (group: ActorGroup) => void;
  readonly input: RefObject<HTMLInputElement | null>;
}

/** One line and Enter; the group stands before it and stays for the next one. */
export function AddActor({ group, onGroup, input }: AddActorProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const draft = useLineDraft('actors');
  const rules = useLineRules(200);
  return (
    <div className={styles['add']}>
      <select
        className={styles['select']}
        aria-label={t('actors.group')}
        value={group}
        onChange={(event) => {
          const chosen = ACTOR_GROUPS.find((each) => each === event.currentTarget.value);
          if (chosen !== undefined) onGroup(chosen);
        }}
      >
        {ACTOR_GROUPS.map((each) => (
          <option key={each} value={each}>
            {t(`groups.${each}`)}
          </option>
        ))}
      </select>
      <AddLine
        id="add-actor"
        label={t('actors.add', { group: t(`groups.${group}`) })}
        placeholder={t('actors.addPlaceholder', { group: t(`groups.${group}`) })}
        addLabel={t('goals.addConfirm')}
        rules={rules}
        draft={draft}
        inputRef={input}
        onAdd={(name) => addActor(plan, { name, group, kind: 'body' })}
      />
    </div>
  );
}
