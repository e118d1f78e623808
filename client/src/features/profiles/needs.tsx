import { type Dimension, DIMENSIONS, type ProfileSnapshot, setRecord } from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import '../../strings/places-strings.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { slotText } from '../../slots/slot-text.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { AnsweredBy } from './answered-by.tsx';

import styles from './profiles.module.css';

export interface NeedsProps {
  readonly profile: ProfileSnapshot;
  readonly title: string;
}

/** What these learners need, one line for each side of life on which they need something; the other sides are quiet gaps. */
export function Needs({ profile, title }: NeedsProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const filled = DIMENSIONS.filter((dimension) => profile[`need:${dimension}`] !== null);
  const open = DIMENSIONS.filter((dimension) => !filled.includes(dimension));
  return (
    <>
      {filled.length > 0 && (
        <ul className={styles['needs']} aria-label={t('profiles.needs', { title })}>
          {filled.map((dimension) => (
            <li key={dimension} className={styles['sentence']}>
              <Trans
                i18nKey="profiles.needLine"
                values={{ dimension: t(`places.values.${dimension}`) }}
                components={{
                  dimension: <span className={styles['dimension']} />,
                  together: <span className={styles['together']} />,
                  work: <span className={styles['work']} />,
                  need: <NeedSlot profile={profile} dimension={dimension} />,
                  measures: <AnsweredBy profile={profile.id} dimension={dimension} />,
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {mayEdit && open.length > 0 && (
        <div className={styles['open']}>
          <p className={styles['quiet']}>
            {t(filled.length === 0 ? 'profiles.firstNeed' : 'profiles.moreNeeds')}
          </p>
          <ul className={styles['gaps']}>
            {open.map((dimension) => (
              <li key={dimension}>
                <NeedSlot profile={profile} dimension={dimension} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

interface NeedSlotProps {
  readonly profile: ProfileSnapshot;
  readonly dimension: Dimension;
}

/** The words for one side of life; the name of the side as long as there are none. */
function NeedSlot({ profile, dimension }: NeedSlotProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const { id } = profile;
  const name = t(`places.values.${dimension}`);
  const need = profile[`need:${dimension}`];
  return (
    <WordsSlot
      label={t('profiles.need', { dimension: name })}
      place={`profiles/${id}/need:${dimension}`}
      maxLength={500}
      value={need}
      shown={need === null ? { text: name, isGap: true } : slotText(need, (text) => text, t)}
      onCommit={(next) => setRecord(plan, 'profiles', { id, patch: { [`need:${dimension}`]: next } })}
    />
  );
}
