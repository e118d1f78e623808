import { isUnreadable, type ProfileSnapshot } from '@holdfast/plan-model';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { AddMeasureLine } from '../../records/add-measure-line.tsx';
import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { lineOf } from '../../session/record-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Needs } from './needs.tsx';
import { ProfileSentence, ProfileWork } from './profile-sentence.tsx';

import styles from './profiles.module.css';

export interface ProfileItemProps {
  readonly profile: ProfileSnapshot;
  readonly number: number;
}

const PROFILES = { root: 'profiles' } as const;

/** Learners whom the plan wants to reach: how it is for them, what they need, and what is done about it. */
export const ProfileItem = memo(function ProfileItem({ profile, number }: ProfileItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, name, description } = profile;
  const record = { root: 'profiles', id } as const;
  const title = lineOf(name) || t('kinds.profiles.untitled');
  return (
    <RecordRow record={record} list={PROFILES} className={styles['profile']}>
      <div className={styles['line']}>
        <h3 className={styles['name']}>
          {isUnreadable(name) ? (
            t('slots.unreadable')
          ) : (
            <PlanText
              address={{ root: 'profiles', id, field: 'name' }}
              text={name}
              label={t('profiles.nameLabel', { number })}
              placeholder={t('profiles.namePlaceholder')}
            />
          )}
        </h3>
        <RecordTools record={record} list={PROFILES} />
      </div>
      {isUnreadable(description) && <p>{t('slots.unreadable')}</p>}
      {!isUnreadable(description) && (mayEdit || description.plainText !== '') && (
        <PlanText
          address={{ root: 'profiles', id, field: 'description' }}
          text={description}
          label={t('profiles.descriptionLabel', { number })}
          placeholder={t('profiles.descriptionPlaceholder')}
        />
      )}
      <Needs profile={profile} title={title} />
      <ProfileWork profile={profile} />
      <ProfileSentence profile={profile} />
      {mayEdit && (
        <div className={styles['more']}>
          <AddMeasureLine
            record={record}
            place={`profiles/${id}/measuresOfProfile`}
            words={{
              button: t('profiles.addMeasure'),
              label: t('profiles.addMeasureTo', { title }),
              placeholder: t('profiles.measurePlaceholder'),
            }}
            linkTo={(measure) => ({ kind: 'helps', measure, profile: id })}
          />
        </div>
      )}
    </RecordRow>
  );
});
