import type { Invitation } from '@holdfast/sync-protocol';
import { useEffect, useMemo, useState } from 'react';

import type { InvitationRow } from '../../platform/invitation-row.ts';
import { accountOf } from '../../platform/plan-access.ts';
import {
  type InvitationAnswer,
  type InvitationWish,
  PlanInvitations,
} from '../../platform/plan-invitations.ts';
import type { PlanRow } from '../../platform/plan-row.ts';
import type { ApiFailure, RelayApi } from '../../platform/relay-api.ts';
import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';

/** An invitation that the relay knows, and the link itself where it was made on this device. */
export interface KnownInvitation {
  readonly invitation: Invitation;
  readonly own: InvitationRow | undefined;
}

type InvitationsState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'known';
      readonly known: readonly KnownInvitation[];
      /** Made here and not yet known to the relay: nobody can join by them. */
      readonly unsent: readonly InvitationRow[];
    }
  | { readonly kind: 'unknown' };

export interface Invitations {
  readonly state: InvitationsState;
  readonly create: (wish: InvitationWish) => Promise<InvitationAnswer>;
  readonly send: (invitation: InvitationRow) => Promise<InvitationAnswer>;
  /** Nobody can join by it any more; undefined when it is done. */
  readonly withdraw: (known: KnownInvitation) => Promise<ApiFailure | undefined>;
}

/** The invitations of the open plan, for who may manage them. */
export function useInvitations(): Invitations {
  const { database, api } = useDevice();
  const { entry } = useOpenPlan();
  const [state, setState] = useState<InvitationsState>({ kind: 'loading' });
  const own = useMemo(() => new PlanInvitations({ database, api, plan: entry }), [database, api, entry]);
  useEffect(() => {
    let isGone = false;
    void readInvitations({ api, entry, own }).then((now) => {
      if (!isGone) setState(now);
    });
    return () => {
      isGone = true;
    };
  }, [api, entry, own]);

  async function andReload<Answer>(asked: Promise<Answer>): Promise<Answer> {
    const answer = await asked;
    setState(await readInvitations({ api, entry, own }));
    return answer;
  }
  return {
    state,
    create: (wish) => andReload(own.create(wish)),
    send: (invitation) => andReload(own.send(invitation)),
    withdraw: async ({ invitation }) => {
      const answer = await andReload(api.revokeInvitation(accountOf(entry), invitation.invitationId));
      return answer.kind === 'done' ? undefined : answer;
    },
  };
}

interface Sources {
  readonly api: RelayApi;
  readonly entry: PlanRow;
  readonly own: PlanInvitations;
}

async function readInvitations({ api, entry, own }: Sources): Promise<InvitationsState> {
  const [answer, rows] = await Promise.all([api.listInvitations(accountOf(entry)), listOwn(own)]);
  return answer.kind === 'done' ? join(answer.value, rows) : { kind: 'unknown' };
}

/** Without the secrets of this device the invitations of the relay are shown all the same, only not to be copied. */
async function listOwn(invitations: PlanInvitations): Promise<readonly InvitationRow[]> {
  try {
    return await invitations.list();
  } catch {
    // Nothing is changed by not reading them.
    return [];
  }
}

function join(known: readonly Invitation[], rows: readonly InvitationRow[]): InvitationsState {
  const own = new Map(rows.map((row) => [row.invitationId, row]));
  const atRelay = new Set(known.map(({ invitationId }) => invitationId));
  return {
    kind: 'known',
    known: known.map((invitation) => ({ invitation, own: own.get(invitation.invitationId) })).reverse(),
    // One that was sent and is not there any more has been withdrawn.
    unsent: rows.filter(({ invitationId, sent }) => !sent && !atRelay.has(invitationId)),
  };
}
