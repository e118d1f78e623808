import { PROFILE_ORIGINS, type ProfileSnapshot, setRecord } from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import '../../strings/places-strings.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
import { SizeSlot } from './size-slot.tsx';

import styles from './profiles.module.css';

export interface ProfileSentenceProps {
  readonly profile: ProfileSnapshot;
}

/** How many they are, and whose description it is. */
export function ProfileSentence({ profile }: ProfileSentenceProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const { id, origin } = profile;
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="profiles.sentence"
        components={{
          together: <span className={styles['together']} />,
          size: <SizeSlot profile={profile} />,
          origin: (
            <ChoiceSlot
              label={t('profiles.origin')}
              place={`profiles/${id}/origin`}
              choices={PROFILE_ORIGINS}
              wordOf={(each) => t(`places.values.${each}`)}
              value={origin}
              onChoose={(next) => setRecord(plan, 'profiles', { id, patch: { origin: next } })}
            />
          ),
        }}
      />
    </p>
  );
}

/** What is done for them. */
export function ProfileWork({ profile: { id } }: ProfileSentenceProps) {
  const { t } = useTranslation();
  return (
    <p className={styles['sentence']}>
      <Trans
        i18nKey="profiles.work"
        components={{
          together: <span className={styles['together']} />,
          measures: (
            <LinkedSlot
              label={t('profiles.measures')}
              place={`profiles/${id}/measuresOfProfile`}
              root="measures"
              picked={usePlan((snapshot) => snapshot.links.measuresByProfile.get(id))}
              empty={t('profiles.nothingToChoose')}
              gap={t('profiles.noMeasure')}
              linkTo={(measure) => ({ kind: 'helps', measure, profile: id })}
            />
          ),
        }}
      />
    </p>
  );
}
