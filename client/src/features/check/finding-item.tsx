import { type Finding, LIMITS, type RuleCode } from '@holdfast/plan-check';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useMayEdit } from '../../session/use-sync-state.ts';
import { type Format, useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { FewFirst } from './few-first.tsx';
import { GapItem } from './gap-item.tsx';
import { gapKey } from './gap-words.ts';
import { useHold } from './held-findings.ts';
import { askWaiver, takeWaiverBack } from './leave-out.ts';
import { QuestionForm } from './question-form.tsx';
import { StateWord } from './state-word.tsx';
import { useAsking } from './use-asking.ts';

import styles from './check.module.css';

/** Rules of which a group can be left out, with a reason. */
const OF_GROUPS: ReadonlySet<RuleCode> = new Set(['R01', 'R02', 'R32']);

/** One demand in words: whether it is met, what is missing of it, and what counts. */
export function FindingItem({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rule, state, done, total, gaps, hints } = finding;
  return (
    <li className={styles['finding']} data-rule={rule} data-state={state}>
      <h4 className={styles['demand']} tabIndex={-1}>
        {t(`check.rules.${rule}.demand`)}
      </h4>
      <p className={styles['standing']}>
        <StateWord state={state} />
        {total > 1 && (
          <span className={styles['quiet']}>
            {t('check.ofTotal', { done: format.number(done), total: format.number(total) })}
          </span>
        )}
      </p>
      <Gaps finding={finding} gaps={gaps} />
      <NotApplicable finding={finding} />
      <details className={styles['fold']}>
        <summary aria-label={t('check.helpNamed', { rule: t(`check.rules.${rule}.demand`) })}>
          {t('check.help')}
        </summary>
        <p className={styles['quiet']}>{t(`check.rules.${rule}.help`, limitWords(format))}</p>
        {hints.length > 0 && (
          <>
            <p className={styles['quiet']}>{t('check.hints')}</p>
            <Gaps finding={finding} gaps={hints} />
          </>
        )}
        <Waive finding={finding} />
      </details>
    </li>
  );
}

function limitWords({ number }: Format): Record<keyof typeof LIMITS, string> {
  // Each number under its own name.
  return Object.fromEntries(Object.entries(LIMITS).map(([name, value]) => [name, number(value)])) as Record<
    keyof typeof LIMITS,
    string
  >;
}

interface GapsProps {
  readonly finding: Finding;
  readonly gaps: Finding['gaps'];
}

function Gaps({ finding: { rule }, gaps }: GapsProps) {
  return (
    <FewFirst items={gaps}>
      {(gap) => <GapItem key={gapKey(gap)} rule={rule} gap={gap} mayDoWithout={OF_GROUPS.has(rule)} />}
    </FewFirst>
  );
}

/** Why a rule does not apply; what somebody said can be taken back. */
function NotApplicable({ finding: { rule, reason } }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { plan } = useAsking();
  const mayEdit = useMayEdit();
  if (reason === null) return null;
  if (reason.kind !== 'waived')
    return (
      <p className={styles['quiet']}>{t(reason.kind === 'nothing' ? 'check.nothing' : 'check.allAbsent')}</p>
    );
  return (
    <>
      <p className={styles['quiet']}>
        {t('check.waivedBecause')} <bdi>{reason.words}</bdi>
      </p>
      {mayEdit && (
        <p>
          <Button
            variant="quiet"
            aria-label={t('check.takeBackNamed', { what: t(`check.rules.${rule}.demand`) })}
            onClick={() => takeWaiverBack(plan, rule)}
          >
            {t('check.takeBack')}
          </Button>
        </p>
      )}
    </>
  );
}

/** Only of a recommendation that is not met can it be said that it does not apply. */
function Waive({ finding: { rule, level, state } }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const asking = useAsking();
  const mayEdit = useMayEdit();
  const [isAsking, setAsking] = useState(false);
  useHold(rule, isAsking);
  if (!mayEdit || level === 'minimum' || state === 'ok' || state === 'notApplicable') return null;
  const question = askWaiver(rule, asking);
  if (isAsking && question !== undefined)
    return (
      <QuestionForm
        label={t('check.waiveQuestion')}
        draft={`waive ${rule}`}
        question={question}
        onDone={() => setAsking(false)}
      />
    );
  return (
    <p>
      <Button
        variant="quiet"
        aria-label={t('check.waiveNamed', { rule: t(`check.rules.${rule}.demand`) })}
        onClick={() => setAsking(true)}
      >
        {t('check.waive')}
      </Button>
    </p>
  );
}
