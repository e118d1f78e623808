import type { PlanChange } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import type { AbsenceReport } from '../../session/absence.ts';
import { CHANGE_SECTIONS, changeWords, sectionOf } from '../../session/change-words.ts';
import { isWorthTelling } from '../../session/is-worth-telling.ts';
import { useWholePlan } from '../../session/open-plan-context.ts';
import { wordDifferences } from '../../session/word-differences.ts';
import { useFormat } from '../../strings/format.ts';
import { Version, Versions } from '../../ui/versions.tsx';

import styles from './absence.module.css';

/** What others changed, as sentences, by the sections of the plan. */
export function Changes({ report }: { readonly report: AbsenceReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const changes = report.changes.filter(isWorthTelling);
  return (
    <>
      <p className={styles['quiet']}>{t('absence.text', { when: format.moment(report.since) })}</p>
      {CHANGE_SECTIONS.map((section) => {
        const here = changes.filter((change) => sectionOf(change) === section);
        if (here.length === 0) return null;
        return (
          <section key={section} className={styles['section']}>
            <h3 className={styles['heading']}>{t(`absence.sections.${section}`)}</h3>
            <ul className={styles['list']}>
              {here.map((change) => (
                <ChangeItem key={JSON.stringify(change)} change={change} report={report} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

interface ChangeItemProps {
  readonly change: PlanChange;
  readonly report: AbsenceReport;
}

function ChangeItem({ change, report: { before } }: ChangeItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = useWholePlan();
  const parts = change.kind === 'text' ? wordDifferences(change.before, change.after) : undefined;
  return (
    <li className={styles['item']}>
      <p>{changeWords(change, { t, format, plan, before })}</p>
      {parts !== undefined && (
        <Versions>
          <Version label={t('absence.before')} parts={parts.mine} nothing={t('crossings.nothing')} />
          <Version label={t('absence.now')} parts={parts.theirs} nothing={t('crossings.nothing')} />
        </Versions>
      )}
    </li>
  );
}
