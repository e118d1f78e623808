import '../../strings/seldom-strings.ts';
import type { PlanChange } from '@holdfast/plan-model';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ThisIsMeList } from '../../person/this-is-me.tsx';
import { changeWords, recordOfChange } from '../../session/change-words.ts';
import { commentOnPlan } from '../../session/comment-request.ts';
import { useOpenPlan, useWholePlan } from '../../session/open-plan-context.ts';
import { recordWords } from '../../session/place-words.ts';
import { goToRecord, recordKey } from '../../session/plan-panel.ts';
import { lineOf } from '../../session/record-name.ts';
import { useConcerns } from '../../session/use-concerns.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useRole } from '../../session/use-sync-state.ts';
import type { Concerns } from '../../session/what-concerns-me.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { MyMeasures } from './my-measures.tsx';
import { Reported } from './reported-to-me.tsx';
import { Outcomes, Said } from './said-to-me.tsx';

import styles from './for-me.module.css';

/** What of the plan is for the person on this device, and what they can do: from this device, without the relay. */
export function ForMe() {
  const { t } = useTranslation();
  const concerns = useConcerns();
  if (concerns === undefined) return <p className={styles['quiet']}>{t('app.loading')}</p>;
  const { said, reported, measures, changes, outcomes, openTo } = concerns;
  return (
    <div className={styles['forMe']}>
      <RoleChanged concerns={concerns} />
      <Part title={t('forMe.said')} isThere={said.length + reported.length > 0}>
        <Said said={said} />
        <Reported reported={reported} />
      </Part>
      <Part title={t('forMe.measures')} isThere={measures.length > 0}>
        <MyMeasures measures={measures} />
      </Part>
      <Part title={t('forMe.changes')} isThere={changes.length > 0}>
        <Changes changes={changes} />
      </Part>
      <Part title={t('forMe.outcomes')} isThere={outcomes.length > 0}>
        <Outcomes threads={outcomes} />
      </Part>
      <Nothing concerns={concerns} />
      <WhoAmI concerns={concerns} />
      <Part title={t('forMe.openTo')} isThere={openTo.length > 0}>
        <OpenTo records={openTo} />
      </Part>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly isThere: boolean;
  readonly children: ReactNode;
}

function Part({ title, isThere, children }: PartProps) {
  if (!isThere) return null;
  return (
    <section className={styles['part']} aria-label={title}>
      <h3 className={styles['heading']}>{title}</h3>
      {children}
    </section>
  );
}

function RoleChanged({ concerns: { roleBefore } }: { readonly concerns: Concerns }) {
  const { t } = useTranslation();
  const now = useRole();
  if (roleBefore === undefined) return null;
  return (
    <Notice kind="note">
      {t('forMe.role', { before: t(`roles.${roleBefore}`), now: t(`roles.${now}`) })}{' '}
      {t(`forMe.roleCan.${now}`)}
    </Notice>
  );
}

/** Where there is nothing: one thing to do. */
function Nothing({ concerns }: { readonly concerns: Concerns }) {
  const { t } = useTranslation();
  const role = useRole();
  const { said, reported, measures, changes, outcomes, roleBefore } = concerns;
  const isSomething = [said, reported, measures, changes, outcomes].some(({ length }) => length > 0);
  if (isSomething || roleBefore !== undefined) return null;
  return (
    <div className={styles['part']}>
      <p>{t('forMe.nothing')}</p>
      {role === 'viewer' ? (
        <p className={styles['quiet']}>{t('forMe.viewer')}</p>
      ) : (
        <div>
          <Button onClick={commentOnPlan}>{t('forMe.comment')}</Button>
        </div>
      )}
    </div>
  );
}

/** Whoever has not said which actor they are can say it here: only then it is known what they do. */
function WhoAmI({ concerns: { isNobody, mayComment } }: { readonly concerns: Concerns }) {
  const { t } = useTranslation();
  const { actors } = useWholePlan();
  // What was ticked stays under the finger, and there may be another.
  const [wasNobody] = useState(isNobody);
  if (!(isNobody || wasNobody) || !mayComment || actors.length === 0) return null;
  return (
    <details className={styles['who']}>
      <summary>{t('forMe.who')}</summary>
      <ThisIsMeList
        legend={t('forMe.whoHelp')}
        actors={actors.map(({ id, name }) => ({ id, name: lineOf(name) }))}
      />
    </details>
  );
}

function Changes({ changes }: { readonly changes: readonly PlanChange[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = useWholePlan();
  const before = useReadable(useOpenPlan().absence.report)?.before ?? plan;
  return (
    <ul className={styles['list']}>
      {changes.map((change) => {
        const record = recordOfChange(change);
        const words = changeWords(change, { t, format, plan, before });
        return (
          <li key={JSON.stringify(change)}>
            {record === undefined ? (
              words
            ) : (
              <button type="button" className={styles['link']} onClick={() => goToRecord(record)}>
                {words}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function OpenTo({ records }: { readonly records: Concerns['openTo'] }) {
  const { t } = useTranslation();
  const plan = useWholePlan();
  return (
    <ul className={styles['list']}>
      {records.map((record) => (
        <li key={recordKey(record)}>
          <button type="button" className={styles['link']} onClick={() => goToRecord(record)}>
            {recordWords(record, { t, plan })}
          </button>
        </li>
      ))}
    </ul>
  );
}
