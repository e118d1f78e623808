import type { Participant, Role } from '@holdfast/sync-protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { failureKey } from '../../platform/failure-key.ts';
import { accountOf } from '../../platform/plan-access.ts';
import type { ApiAnswer } from '../../platform/relay-api.ts';
import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';

/** What only the relay can do about somebody. */
export type Managed = { readonly kind: 'role'; readonly role: Role } | { readonly kind: 'remove' };

/** Asks the relay to do it, and says what came of it. `reload` reads the list again once something has changed. */
export function useManagePerson(person: Participant, reload: (() => Promise<void>) | undefined) {
  const { t } = useTranslation();
  const { api } = useDevice();
  const { entry } = useOpenPlan();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [news, setNews] = useState<string>();
  const { participantId, displayName: name } = person;

  /** Whether the relay has done it; nothing has changed otherwise. */
  async function act(asked: Managed): Promise<boolean> {
    setBusy(true);
    const account = accountOf(entry);
    const answer: ApiAnswer<void> =
      asked.kind === 'remove'
        ? await api.removeParticipant(account, participantId)
        : await api.changeRole(account, participantId, asked.role);
    if (answer.kind === 'done') await reload?.();
    setBusy(false);
    const isDone = answer.kind === 'done';
    setProblem(isDone ? undefined : t('share.actFailed', { reason: t(failureKey(answer)) }));
    setNews(
      isDone && asked.kind === 'role'
        ? t('share.roleChanged', { name, role: t(`roles.${asked.role}`) })
        : undefined,
    );
    return isDone;
  }
  return { act, forget: () => setProblem(undefined), isBusy, problem, news, setNews };
}
