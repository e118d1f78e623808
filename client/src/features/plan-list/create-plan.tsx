import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import type { Person } from '../../platform/plan-library.ts';
import { useDevice } from '../../session/device.ts';
import { usePerson } from '../../session/use-person.ts';
import { Button } from '../../ui/button.tsx';
import { DialogLater } from '../../ui/dialog-later.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Notice } from '../../ui/notice.tsx';

import styles from './plan-list.module.css';

/** Comes with its dialog: whoever is known on this device does not need it. */
const PersonForm = latePart(async () => (await import('../../person/person-form.tsx')).PersonForm);

const TemplateDialog = latePart(async () => (await import('./template-dialog.tsx')).TemplateDialog);

/** What is being asked before a plan begins. */
type Step =
  | { readonly kind: 'none' | 'template' }
  | { readonly kind: 'person'; readonly template: string | undefined };

/** Starts a plan: one click for whoever is known on this device, a name and a group before that. */
export function CreatePlan() {
  const { t } = useTranslation();
  const known = usePerson();
  const [step, setStep] = useState<Step>({ kind: 'none' });
  const { create, isBusy, problem } = useCreatePlan();

  function begin(template?: string): void {
    if (known?.known !== undefined) void create(known.known, template);
    else setStep({ kind: 'person', template });
  }

  return (
    <div className={styles['actions']}>
      <Button variant="primary" disabled={known === undefined || isBusy} onClick={() => begin()}>
        <Plus aria-hidden size={20} />
        {t('plans.create')}
      </Button>
      <Button disabled={known === undefined || isBusy} onClick={() => setStep({ kind: 'template' })}>
        {t('templates.open')}
      </Button>
      {problem !== undefined && step.kind !== 'person' && <Notice kind="bad">{problem}</Notice>}
      {step.kind === 'template' && (
        <TemplateDialog isBusy={isBusy} onChoose={begin} onClose={() => setStep({ kind: 'none' })} />
      )}
      {step.kind === 'person' && known !== undefined && (
        <DialogLater
          title={t('plans.createTitle')}
          closeLabel={t('app.close')}
          onClose={() => setStep({ kind: 'none' })}
        >
          <p className={styles['quiet']}>{t('plans.createText')}</p>
          <PersonForm
            initial={known.person}
            submitLabel={t('plans.createConfirm')}
            busy={isBusy}
            onSubmit={(person) => void create(person, step.template)}
          >
            {problem !== undefined && <Notice kind="bad">{problem}</Notice>}
          </PersonForm>
        </DialogLater>
      )}
    </div>
  );
}

function useCreatePlan() {
  const { t } = useTranslation();
  const { library, identity } = useDevice();
  const [, navigate] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function create(person: Person, template?: string): Promise<void> {
    setBusy(true);
    await identity.change(person);
    const answer = await library.create('', person, template);
    setBusy(false);
    if (answer.kind === 'done') navigate(`/plan/${answer.value.planId}`);
    else setProblem(t('plans.createFailed', { reason: t(`storage.${answer.problem}`) }));
  }

  return { create, isBusy, problem };
}
