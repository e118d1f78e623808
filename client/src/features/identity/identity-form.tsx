import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { PersonForm } from '../../person/person-form.tsx';
import type { LibraryPlan, Person } from '../../platform/plan-library.ts';
import { useDevice } from '../../session/device.ts';
import type { PersonSoFar } from '../../session/use-person.ts';
import { useReadable } from '../../session/use-readable.ts';
import { LANGUAGES } from '../../strings/strings.ts';
import { CheckBox } from '../../ui/check-box.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { showToast } from '../../ui/toast.ts';

import styles from './identity.module.css';

interface IdentityFormProps {
  /** As they are on this device until now. */
  readonly known: PersonSoFar;
  readonly onSaved: () => void;
}

/** Name, group, colour and language, and in which plans of this device they count from now on. */
export function IdentityForm({ known, onSaved }: IdentityFormProps) {
  const { t } = useTranslation();
  const { identity, library } = useDevice();
  const state = useReadable(library.plans);
  const plans = state.kind === 'ready' ? state.plans : [];
  // What they did not choose says nothing of them: the interface may not have their language.
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]['tag']>();
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  // Several people may share a device: who goes by another name in a plan is not renamed by accident.
  const isChosen = (plan: LibraryPlan): boolean =>
    choices.get(keyOf(plan)) ?? plan.displayName === known.displayName;

  async function save(person: Person): Promise<void> {
    setBusy(true);
    const answers = [await identity.change({ ...person, ...(language !== undefined && { language }) })];
    for (const plan of plans.filter(isChosen)) answers.push(await library.rename(plan, person));
    setBusy(false);
    const failed = answers.find((answer) => answer.kind === 'failed');
    setProblem(failed && t('identity.notSaved', { reason: t(`storage.${failed.problem}`) }));
    if (failed !== undefined) return;
    showToast({ text: t('identity.saved') });
    onSaved();
  }

  return (
    <PersonForm
      initial={known}
      submitLabel={t('identity.save')}
      busy={isBusy}
      onSubmit={(person) => void save(person)}
    >
      <SelectField
        label={t('identity.language')}
        help={t('identity.languageHelp')}
        value={language ?? LANGUAGES[0].tag}
        onChange={setLanguage}
        options={LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name }))}
      />
      {plans.length > 0 && (
        <fieldset className={styles['plans']}>
          <legend className={styles['legend']}>{t('identity.plans')}</legend>
          {plans.map((plan) => (
            <PlanChoice
              key={keyOf(plan)}
              plan={plan}
              isChosen={isChosen(plan)}
              onChange={(chosen) => setChoices(new Map(choices).set(keyOf(plan), chosen))}
            />
          ))}
          <p className={styles['quiet']}>{t('identity.plansHelp')}</p>
        </fieldset>
      )}
      {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
    </PersonForm>
  );
}

interface PlanChoiceProps {
  readonly plan: LibraryPlan;
  readonly isChosen: boolean;
  readonly onChange: (chosen: boolean) => void;
}

function PlanChoice({ plan, isChosen, onChange }: PlanChoiceProps) {
  const { t } = useTranslation();
  return (
    <CheckBox isChecked={isChosen} onChange={onChange}>
      <bdi>{plan.title === '' ? t('plans.untitled') : plan.title}</bdi>
      <span className={styles['quiet']}>
        {' · '}
        <bdi>{plan.displayName}</bdi>
        {` · ${t(`groups.${plan.group}`)}`}
        {plan.untold === true && ` · ${t('identity.untold')}`}
      </span>
    </CheckBox>
  );
}

function keyOf({ planId, participantId }: LibraryPlan): string {
  return `${planId}/${participantId}`;
}
