import { type ActorSnapshot, setActor } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useHand } from '../../session/use-presence.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Hands } from '../../slots/hands.tsx';
import { CheckBox } from '../../ui/check-box.tsx';

import styles from './details.module.css';

export interface ActorCheckProps {
  readonly actor: ActorSnapshot;
  readonly field: 'consentToList' | 'isPublic';
}

/** What somebody has said yes to. */
export function ActorCheck({ actor, field }: ActorCheckProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const place = `actors/${actor.id}/${field}`;
  const setHand = useHand(place);
  const isGiven = actor[field] === true;
  return (
    <div className={styles['check']}>
      <CheckBox
        isChecked={isGiven}
        isDisabled={!mayEdit}
        onFocus={() => setHand(true)}
        onBlur={() => setHand(false)}
        onChange={(isChecked) => setActor(plan, actor.id, { [field]: isChecked || null })}
      >
        {t(isGiven ? 'details.yes' : 'details.notYet')}
      </CheckBox>
      <Hands place={place} />
    </div>
  );
}
