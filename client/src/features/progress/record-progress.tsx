import '../../strings/seldom-strings.ts';
import type { ActorId, MeasureId } from '@holdfast/plan-model';
import { canWrite } from '@holdfast/sync-protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { PeopleContext } from '../../entries/people-context.ts';
import { ThisIsMeList } from '../../person/this-is-me.tsx';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { lineOf } from '../../session/record-name.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useParticipants } from '../../session/use-participants.ts';
import { useNamedFor, useProgressOf } from '../../session/use-progress.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { ProgressForm } from './progress-form.tsx';
import { ProgressPost } from './progress-post.tsx';

import styles from './progress.module.css';

/** How far a measure has come, as those say who do it; and where they say it. */
export function RecordProgress({ measure }: { readonly measure: MeasureId }) {
  const { t } = useTranslation();
  const { participantId } = useOpenPlan().entry;
  const isRead = useDiscussion() !== undefined;
  const mayPost = canWrite(useRole(), 'discussion');
  const progress = useProgressOf(measure);
  const named = useNamedFor(measure);
  const people = useParticipants();
  const label = t('reports.title');
  if (!isRead) return <p className={styles['quiet']}>{t('app.loading')}</p>;
  const posts = (progress?.posts ?? []).map((post) =>
    progress === undefined ? null : (
      <ProgressPost key={post.key} post={post} progress={progress} isNamed={named.has(post.author)} />
    ),
  );
  const [last, ...earlier] = posts;
  return (
    <section className={styles['progress']} aria-label={label}>
      <h3 className={styles['heading']}>{label}</h3>
      <PeopleContext value={people}>
        {last ?? <p className={styles['quiet']}>{t('reports.empty')}</p>}
        {earlier.length > 0 && (
          <details className={styles['earlier']}>
            <summary>{t('reports.earlier', { count: earlier.length })}</summary>
            {earlier}
          </details>
        )}
      </PeopleContext>
      {mayPost ? (
        <>
          <DoYouDoIt key={`who/${measure}`} measure={measure} isNamed={named.has(participantId)} />
          <ProgressForm key={measure} measure={measure} />
        </>
      ) : (
        <p className={styles['quiet']}>{t('reports.viewer')}</p>
      )}
    </section>
  );
}

const NO_ACTORS: readonly ActorId[] = [];

interface DoYouDoItProps {
  readonly measure: MeasureId;
  readonly isNamed: boolean;
}

/** Whoever does the measure says here that they do, and whoever does not knows how their words are shown. */
function DoYouDoIt({ measure, isNamed }: DoYouDoItProps) {
  const { t } = useTranslation();
  const ids = usePlan((plan) => plan.links.actorsByMeasure.get(measure)) ?? NO_ACTORS;
  const byId = usePlan((plan) => plan.actorsById);
  // What was ticked stays under the finger, and can be taken back.
  const [wasNamed] = useState(isNamed);
  if (isNamed && wasNamed) return null;
  const actors = ids.map((id) => ({ id, name: lineOf(byId.get(id)?.name) }));
  if (actors.length === 0) return <p className={styles['quiet']}>{t('reports.nobodyNamed')}</p>;
  return (
    <div className={styles['notNamed']}>
      <ThisIsMeList legend={t('reports.areYou')} actors={actors} />
      {!isNamed && <p className={styles['quiet']}>{t('reports.youNotNamed')}</p>}
    </div>
  );
}
