import type { InvitationPreview, ParticipantId } from '@holdfast/sync-protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import { type InvitationLink, placeSearch } from '../../platform/invitation-link.ts';
import type { LibraryAnswer, LibraryPlan, Person } from '../../platform/plan-library.ts';
import { useDevice } from '../../session/device.ts';
import { closePlan } from '../../session/open-plans.ts';

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

  const { planId } = link;
  const entry = { kind: 'invited', invitationId: link.invitationId, invitationSecret: link.secret } as const;
  // Without a preview the least right is assumed until the relay says which it is.
  const role = preview?.role ?? 'viewer';

  async function join(person: Person): Promise<void> {
    setBusy(true);
    await identity.change(person);
    settle(await library.join({ planId, role, entry }, person));
  }

  /** For somebody who is on this device already and was not let in by another invitation. */
  async function renew(plan: LibraryPlan): Promise<void> {
    setBusy(true);
    // A page of it that is still open asks with the old invitation.
    if (!(await closePlan(planId))) {
      setBusy(false);
      setProblem(t('join.unstored'));
      return;
    }
    settle(await library.renew(plan, { role: preview?.role ?? plan.role, entry }), plan.participantId);
  }

  function settle(answer: LibraryAnswer<unknown>, participantId?: ParticipantId): void {
    setBusy(false);
    const path = participantId === undefined ? `/plan/${planId}` : `/plan/${planId}/${participantId}`;
    if (answer.kind === 'done') navigate(`${path}${placeSearch(link.place)}`, { replace: true });
    else setProblem(t('join.storeFailed', { reason: t(`storage.${answer.problem}`) }));
  }

  return { join, renew, isBusy, problem };
}
