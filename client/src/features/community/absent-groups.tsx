import { type ActorGroup, setMeta } from '@holdfast/plan-model';
import { type ReactNode, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import '../../strings/do-strings.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { AddLine } from '../../ui/add-line.tsx';
import { Button } from '../../ui/button.tsx';

import styles from './community.module.css';

/** As long as the plan takes it. */
const LONGEST_REASON = 1000;

/** The groups that a plan does without, each with its reason, and the way to say so of one more. */
export function AbsentGroups({ missing }: { readonly missing: readonly ActorGroup[] }) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const absent = usePlan((plan) => plan.standing.absentGroups);
  const [isAsked, setAsked] = useState(false);
  const canSay = mayEdit && missing.length > 0;
  if (absent.size === 0 && !canSay) return null;
  return (
    <section className={styles['missing']}>
      {absent.size > 0 && (
        <>
          <h3 className={styles['missingTitle']}>{t('community.absentTitle')}</h3>
          <ul className={styles['absent']} aria-label={t('community.absentTitle')}>
            {[...absent].map(([group, reason]) => (
              <AbsentGroup key={group} group={group} reason={reason} />
            ))}
          </ul>
        </>
      )}
      {canSay && (
        <p>
          <Button variant="quiet" aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
            {t('community.sayAbsent')}
          </Button>
        </p>
      )}
      {canSay && isAsked && <SayAbsent missing={missing} />}
    </section>
  );
}

interface AbsentGroupProps {
  readonly group: ActorGroup;
  readonly reason: string;
}

function AbsentGroup({ group, reason }: AbsentGroupProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const name = t(`groups.${group}`);
  const write = (next: string | null): void => setMeta(plan, { [`absent:${group}`]: next });
  const together = <span className={styles['together']} />;
  const words: ReactNode = (
    <WordsSlot
      label={t('community.reason', { group: name })}
      place={`meta/absent:${group}`}
      maxLength={LONGEST_REASON}
      value={reason}
      shown={{ text: reason, isGap: false }}
      onCommit={write}
    />
  );
  return (
    <li className={styles['absentGroup']}>
      <p>
        <Trans
          i18nKey="community.absent"
          components={{ together, group: <bdi>{name}</bdi>, reason: words }}
        />
      </p>
      {mayEdit && (
        <Button
          variant="quiet"
          aria-label={t('community.neededOf', { group: name })}
          onClick={() => write(null)}
        >
          {t('community.needed')}
        </Button>
      )}
    </li>
  );
}

/** One line: which group, and why. It stays for the next one. */
function SayAbsent({ missing }: { readonly missing: readonly ActorGroup[] }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const [chosen, setChosen] = useState<ActorGroup>();
  const draft = useLineDraft('absent');
  const rules = useLineRules(LONGEST_REASON);
  const group = missing.find((each) => each === chosen) ?? missing[0];
  if (group === undefined) return null;
  return (
    <div className={styles['add']}>
      <select
        className={styles['select']}
        aria-label={t('community.which')}
        value={group}
        onChange={(event) => setChosen(missing.find((each) => each === event.currentTarget.value))}
      >
        {missing.map((each) => (
          <option key={each} value={each}>
            {t(`groups.${each}`)}
          </option>
        ))}
      </select>
      <AddLine
        label={t('community.because', { group: t(`groups.${group}`) })}
        placeholder={t('community.becauseExample')}
        addLabel={t('community.confirm')}
        rules={rules}
        draft={draft}
        onAdd={(reason) => setMeta(plan, { [`absent:${group}`]: reason })}
      />
    </div>
  );
}
