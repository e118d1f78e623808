import { addRecord, isUnreadable, type ProfileSnapshot } from '@holdfast/plan-model';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { lineOf } from '../../session/record-name.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useHand } from '../../session/use-presence.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { LineOnDemand } from '../../ui/line-on-demand.tsx';
import { Needs, type NeedsProps } from './needs.tsx';
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
      {mayEdit && <AddMeasure profile={profile} title={title} />}
    </RecordRow>
  );
});

/** A new measure for these learners. */
function AddMeasure({ profile: { id }, title }: NeedsProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const draft = useLineDraft(`profiles/${id}/measures`);
  const rules = useLineRules();
  const setHand = useHand(`profiles/${id}/measuresOfProfile`);
  return (
    <div className={styles['more']}>
      <LineOnDemand
        button={t('profiles.addMeasure')}
        label={t('profiles.addMeasureTo', { title })}
        placeholder={t('profiles.measurePlaceholder')}
        addLabel={t('goals.addConfirm')}
        rules={rules}
        draft={draft}
        onHand={setHand}
        onAdd={(line) =>
          addRecord(plan, 'measures', {
            values: { status: 'idea' },
            texts: { title: line },
            links: (measure) => [{ kind: 'helps', measure, profile: id }],
          })
        }
      />
    </div>
  );
}
