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

/** Starts a plan: one click for whoever is known on this device, a name and a group before that. */
export function CreatePlan() {
  const { t } = useTranslation();
  const known = usePerson();
  const [isAsking, setAsking] = useState(false);
  const { create, isBusy, problem } = useCreatePlan();

  function start(): void {
    if (known?.isKnown === true) void create(known.person);
    else setAsking(true);
  }

  return (
    <div className={styles['actions']}>
      <Button variant="primary" disabled={known === undefined || isBusy} onClick={start}>
        <Plus aria-hidden size={20} />
        {t('plans.create')}
      </Button>
      {problem !== undefined && !isAsking && <Notice kind="bad">{problem}</Notice>}
      {isAsking && known !== undefined && (
        <DialogLater
          title={t('plans.createTitle')}
          closeLabel={t('app.close')}
          onClose={() => setAsking(false)}
        >
          <p className={styles['quiet']}>{t('plans.createText')}</p>
          <PersonForm
            initial={known.person}
            submitLabel={t('plans.createConfirm')}
            busy={isBusy}
            onSubmit={(person) => void create(person)}
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

  async function create(person: Person): Promise<void> {
    setBusy(true);
    await identity.change(person);
    const answer = await library.create('', person);
    setBusy(false);
    if (answer.kind === 'done') navigate(`/plan/${answer.value.planId}`);
    else setProblem(t('plans.createFailed', { reason: t(`storage.${answer.problem}`) }));
  }

  return { create, isBusy, problem };
}
