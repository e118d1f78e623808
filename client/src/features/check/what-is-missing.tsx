import '../../strings/check-strings.ts';
import type { Badge, CheckResult, Finding, PlanSection } from '@holdfast/plan-check';
import { Award, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { FindingItem } from './finding-item.tsx';
import { HoldingContext, useHeldFindings } from './held-findings.ts';
import { takeAbsenceBack } from './leave-out.ts';
import { MisfitList } from './misfit-list.tsx';
import { GoToSectionContext } from './places.ts';
import { StateWord } from './state-word.tsx';
import { useCheck } from './use-check.ts';
import { useKeptFocus } from './use-kept-focus.ts';

import styles from './check.module.css';

export interface WhatIsMissingProps {
  readonly goToSection: (section: PlanSection) => void;
}

/** What a plan should have and has not: five badges of the minimum, then what is recommended beyond it. */
export function WhatIsMissing({ goToSection }: WhatIsMissingProps) {
  const { t } = useTranslation();
  const checked = useCheck();
  const { shown: result, holding } = useHeldFindings(checked?.result);
  const kept = useKeptFocus();
  if (result === undefined || checked === undefined)
    return <p className={styles['quiet']}>{t('app.loading')}</p>;
  return (
    <HoldingContext value={holding}>
      <GoToSectionContext value={goToSection}>
        <div className={styles['check']} {...kept}>
          <p className={styles['quiet']}>{t('check.intro')}</p>
          <Overview result={result} misfits={checked.misfits.length} />
          <section className={styles['part']}>
            <h3 className={styles['heading']}>{t('check.minimum')}</h3>
            <ul className={styles['badges']}>
              {result.badges.map((badge) => (
                <BadgeItem key={badge.name} badge={badge} />
              ))}
            </ul>
            <AbsentGroups />
          </section>
          <Recommendations result={result} />
          <MisfitList id={MISFITS} misfits={checked.misfits} />
        </div>
      </GoToSectionContext>
    </HoldingContext>
  );
}

const RECOMMENDED = 'check-recommended';
const MISFITS = 'check-misfits';

function badgeId(name: Badge['name']): string {
  return `check-${name}`;
}

interface OverviewProps {
  readonly result: CheckResult;
  /** In how many places something does not fit. */
  readonly misfits: number;
}

/** All of it at a glance; each line leads to what is below. */
function Overview({ result: { badges, met, applicable }, misfits }: OverviewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = { met: format.number(met), total: format.number(applicable) };
  return (
    <ul className={styles['overview']} aria-label={t('check.overview')}>
      {badges.map(({ name, state }) => (
        <li key={name}>
          <button type="button" className={styles['link']} onClick={() => lead(badgeId(name))}>
            {t(`check.badges.${name}`)}
          </button>
          <StateWord state={state} />
        </li>
      ))}
      <li>
        <button type="button" className={styles['link']} onClick={() => lead(RECOMMENDED)}>
          {t('check.recommendations', counts)}
        </button>
      </li>
      {misfits > 0 && (
        <li>
          <button type="button" className={styles['link']} onClick={() => lead(MISFITS)}>
            {t('check.misfits.title', { count: misfits })}
          </button>
        </li>
      )}
    </ul>
  );
}

function lead(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

function BadgeItem({ badge: { name, state, findings } }: { readonly badge: Badge }) {
  const { t } = useTranslation();
  const id = badgeId(name);
  const Icon = state === 'ok' ? Award : CircleDashed;
  const [open, met] = split(findings);
  return (
    <li className={styles['badge']} data-badge={name} data-state={state} aria-labelledby={id}>
      <p className={styles['badgeHead']}>
        <Icon aria-hidden size={24} className={styles['badgeIcon']} />
        <span className={styles['badgeName']}>
          <strong id={id} tabIndex={-1}>
            {t(`check.badges.${name}`)}
          </strong>
          <StateWord state={state} />
        </span>
      </p>
      <Findings findings={open} />
      {met.length > 0 && (
        <details className={styles['fold']}>
          <summary aria-label={`${t('check.alsoThere')}: ${t(`check.badges.${name}`)}`}>
            {t('check.alsoThere')}
          </summary>
          <Findings findings={met} />
        </details>
      )}
    </li>
  );
}

/** What is missing first, then what is there. */
function split(findings: readonly Finding[]): readonly [readonly Finding[], readonly Finding[]] {
  const isMet = ({ state }: Finding): boolean => state === 'ok';
  return [findings.filter((finding) => !isMet(finding)), findings.filter(isMet)];
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className={styles['findings']}>
      {findings.map((finding) => (
        <FindingItem key={finding.rule} finding={finding} />
      ))}
    </ul>
  );
}

const ORDER = ['missing', 'partly', 'ok', 'notApplicable'] as const;

function Recommendations({ result: { recommendations, met, applicable } }: { readonly result: CheckResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const countedOut = recommendations.length - applicable;
  const inOrder = ORDER.flatMap((state) => recommendations.filter((finding) => finding.state === state));
  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']} id={RECOMMENDED} tabIndex={-1}>
        {t('check.recommendations', { met: format.number(met), total: format.number(applicable) })}
      </h3>
      {countedOut > 0 && <p className={styles['quiet']}>{t('check.countedOut', { count: countedOut })}</p>}
      <details className={styles['fold']}>
        <summary>{t('check.showList')}</summary>
        <Findings findings={inOrder} />
      </details>
    </section>
  );
}

/** Groups that the plan does without, each with its reason. */
function AbsentGroups() {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const absent = usePlan(({ standing }) => standing.absentGroups);
  if (absent.size === 0) return null;
  return (
    <div className={styles['absent']}>
      <p>
        <strong>{t('check.absent')}</strong>
      </p>
      <ul className={styles['gaps']}>
        {[...absent].map(([group, reason]) => (
          <li key={group} className={styles['gap']}>
            <span>
              {t(`groups.${group}`)}: <bdi>{reason}</bdi>
            </span>
            {mayEdit && (
              <Button
                variant="quiet"
                aria-label={t('check.takeBackNamed', { what: t(`groups.${group}`) })}
                onClick={() => takeAbsenceBack(plan, group)}
              >
                {t('check.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
