import type { InvitationPreview } from '@holdfast/sync-protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import type { InvitationLink } from '../../platform/invitation-link.ts';
import type { Person } from '../../platform/plan-library.ts';
import { useDevice } from '../../session/device.ts';

/**
 * Keeps who joins on this device and goes to the plan. The relay is told from there, again and again until it answers,
 * always with the same ids: so joining works without a network, and no retry or reload makes a second person.
 */
export function useJoin(link: InvitationLink, preview: InvitationPreview | undefined) {
  const { t } = useTranslation();
  const { library, identity } = useDevice();
  const [, navigate] = useLocation();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function join(person: Person): Promise<void> {
    setBusy(true);
    await identity.change(person);
    const entry = {
      kind: 'invited',
      invitationId: link.invitationId,
      invitationSecret: link.secret,
    } as const;
    // Without a preview the least right is assumed until the relay says which it is.
    const answer = await library.join(
      { planId: link.planId, role: preview?.role ?? 'viewer', entry },
      person,
    );
    setBusy(false);
    if (answer.kind === 'done') navigate(`/plan/${link.planId}`, { replace: true });
    else setProblem(t('join.storeFailed', { reason: t(`storage.${answer.problem}`) }));
  }

  return { join, isBusy, problem };
}
