import { type Clock, systemClock } from '@holdfast/base';
import {
  type AccessToken,
  accessTokenSchema,
  type ChangePerson,
  type CreatedInvitation,
  createdInvitationSchema,
  type CreatedPass,
  createdPassSchema,
  type CreateInvitation,
  type CreatePass,
  type CreatePlan,
  type Invitation,
  type InvitationId,
  type InvitationPreview,
  invitationPreviewSchema,
  invitationsSchema,
  type JoinPlan,
  type OwnPasses,
  ownPassesSchema,
  type Participant,
  type ParticipantId,
  participantSchema,
  participantsSchema,
  type PassHolder,
  passHolderSchema,
  type PassId,
  type PlanId,
  type Problem,
  problemSchema,
  type Role,
} from '@holdfast/sync-protocol';
import * as z from 'zod/mini';

import type { Credential } from './credential.ts';
import type { PassKey } from './pass-code.ts';

export type ApiFailure =
  /** No network, no relay, or no answer in time. Nothing is known about what the relay did: ask again. */
  | { readonly kind: 'unreachable' }
  /** The relay answered no, and why. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Something answered that is not our relay: a captive portal, a proxy, another version. */
  | { readonly kind: 'unreadable'; readonly status: number };

export type ApiAnswer<Value> = { readonly kind: 'done'; readonly value: Value } | ApiFailure;

export interface RelayApiOptions {
  /** Where the relay is; without a slash at the end. Empty: where the page came from. */
  readonly origin?: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
}

/** Who asks, about which plan. */
export interface PlanAccount {
  readonly planId: PlanId;
  readonly credential: Credential;
}

const LIMIT_MS = 10_000;

interface Question<Value> {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly credential?: Credential;
  readonly parse: (answer: unknown) => Parsed<Value>;
}

/** What a zod schema's `safeParse` answers. */
type Parsed<Value> = { readonly success: true; readonly data: Value } | { readonly success: false };

/** The relay's HTTP API. Every call settles within a time limit and never rejects. */
export class RelayApi {
  readonly #origin: string;
  readonly #fetch: typeof globalThis.fetch;
  readonly #clock: Clock;

  constructor(options: RelayApiOptions = {}) {
    this.#origin = options.origin ?? '';
    this.#fetch = options.fetch ?? ((...args) => globalThis.fetch(...args));
    this.#clock = options.clock ?? systemClock;
  }

  /** Idempotent: the same request again changes nothing. */
  createPlan(planId: PlanId, body: CreatePlan): Promise<ApiAnswer<Participant>> {
    return this.#ask({ method: 'PUT', path: `/plans/${planId}`, body, parse: parseParticipant });
  }

  /** Idempotent for the same participant and credential. The invitation decides the role, and may decide the group. */
  joinPlan(
    plan: { planId: PlanId; participantId: ParticipantId },
    body: JoinPlan,
  ): Promise<ApiAnswer<Participant>> {
    const path = `/plans/${plan.planId}/participants/${plan.participantId}`;
    return this.#ask({ method: 'PUT', path, body, parse: parseParticipant });
  }

  requestToken({ planId, credential }: PlanAccount): Promise<ApiAnswer<AccessToken>> {
    const parse = (answer: unknown) => accessTokenSchema.safeParse(answer);
    return this.#ask({ method: 'POST', path: `/plans/${planId}/token`, credential, parse });
  }

  /** Idempotent for the same id. */
  createInvitation(
    { planId, credential }: PlanAccount,
    invitationId: InvitationId,
    body: CreateInvitation,
  ): Promise<ApiAnswer<Pick<CreatedInvitation, 'origin'>>> {
    const path = `/plans/${planId}/invitations/${invitationId}`;
    return this.#ask({ method: 'PUT', path, body, credential, parse: parseOrigin });
  }

  listInvitations({ planId, credential }: PlanAccount): Promise<ApiAnswer<readonly Invitation[]>> {
    return this.#ask({
      method: 'GET',
      path: `/plans/${planId}/invitations`,
      credential,
      parse: parseInvitations,
    });
  }

  revokeInvitation(
    { planId, credential }: PlanAccount,
    invitationId: InvitationId,
  ): Promise<ApiAnswer<void>> {
    const path = `/plans/${planId}/invitations/${invitationId}`;
    return this.#ask({ method: 'DELETE', path, credential, parse: nothing });
  }

  previewInvitation(invitation: {
    readonly planId: PlanId;
    readonly invitationId: InvitationId;
    readonly secret: string;
  }): Promise<ApiAnswer<InvitationPreview>> {
    return this.#ask({
      method: 'POST',
      path: `/plans/${invitation.planId}/invitations/${invitation.invitationId}/preview`,
      body: { invitationSecret: invitation.secret },
      parse: (answer) => invitationPreviewSchema.safeParse(answer),
    });
  }

  listParticipants({ planId, credential }: PlanAccount): Promise<ApiAnswer<readonly Participant[]>> {
    return this.#ask({
      method: 'GET',
      path: `/plans/${planId}/participants`,
      credential,
      parse: parseParticipants,
    });
  }

  changeRole(
    { planId, credential }: PlanAccount,
    participantId: ParticipantId,
    role: Role,
  ): Promise<ApiAnswer<void>> {
    const path = `/plans/${planId}/participants/${participantId}`;
    return this.#ask({ method: 'PATCH', path, body: { role }, credential, parse: nothing });
  }

  /** One's own name, group and colour. The answer says which group counts. */
  changePerson({ planId, credential }: PlanAccount, person: ChangePerson): Promise<ApiAnswer<Participant>> {
    const path = `/plans/${planId}/participants/${credential.participantId}`;
    return this.#ask({ method: 'PATCH', path, body: person, credential, parse: parseParticipant });
  }

  removeParticipant(
    { planId, credential }: PlanAccount,
    participantId: ParticipantId,
  ): Promise<ApiAnswer<void>> {
    const path = `/plans/${planId}/participants/${participantId}`;
    return this.#ask({ method: 'DELETE', path, credential, parse: nothing });
  }

  /** For facilitators, of any entry of the discussion: it cannot be taken back. Idempotent. */
  eraseEntry({ planId, credential }: PlanAccount, entry: string): Promise<ApiAnswer<void>> {
    const path = `/plans/${planId}/entries/${entry}`;
    return this.#ask({ method: 'DELETE', path, credential, parse: nothing });
  }

  /** For oneself. Idempotent for the same id. */
  createPass(
    { planId, credential }: PlanAccount,
    passId: PassId,
    body: CreatePass,
  ): Promise<ApiAnswer<CreatedPass>> {
    const path = `/plans/${planId}/passes/${passId}`;
    const parse = (answer: unknown) => createdPassSchema.safeParse(answer);
    return this.#ask({ method: 'PUT', path, body, credential, parse });
  }

  readOwnPasses({ planId, credential }: PlanAccount): Promise<ApiAnswer<OwnPasses>> {
    const parse = (answer: unknown) => ownPassesSchema.safeParse(answer);
    return this.#ask({ method: 'GET', path: `/plans/${planId}/passes`, credential, parse });
  }

  /** Nobody comes in by it any more. */
  endPass({ planId, credential }: PlanAccount, passId: PassId): Promise<ApiAnswer<void>> {
    const path = `/plans/${planId}/passes/${passId}`;
    return this.#ask({ method: 'DELETE', path, credential, parse: nothing });
  }

  previewPass({ passId, secret }: PassKey): Promise<ApiAnswer<PassHolder>> {
    const body = { passSecret: secret };
    return this.#ask({ method: 'POST', path: `/passes/${passId}/preview`, body, parse: parseHolder });
  }

  /** From now on the device with the credential of that hash is the participant's. Idempotent for the same credential. */
  redeemPass({ passId, secret }: PassKey, credentialHash: string): Promise<ApiAnswer<PassHolder>> {
    const body = { passSecret: secret, credentialHash };
    return this.#ask({ method: 'PUT', path: `/passes/${passId}/credential`, body, parse: parseHolder });
  }

  async #ask<Value>(question: Question<Value>): Promise<ApiAnswer<Value>> {
    const limit = new AbortController();
    const cancel = this.#clock.setTimer(LIMIT_MS, () => limit.abort());
    try {
      const response = await this.#fetch(`${this.#origin}/api${question.path}`, {
        method: question.method,
        headers: headersOf(question),
        signal: limit.signal,
        cache: 'no-store',
        credentials: 'omit',
        // The relay sends nobody elsewhere; a portal does, and would be handed the secrets in the body.
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        ...(question.body !== undefined && { body: JSON.stringify(question.body) }),
      });
      // The body may stall as well: the limit runs until it is read.
      return readAnswer(response.status, await response.text(), question.parse);
    } catch {
      // No change of the person's travels this way: what was asked stands on the device and is asked again.
      return { kind: 'unreachable' };
    } finally {
      cancel();
    }
  }
}

function headersOf(question: Question<unknown>): Record<string, string> {
  const { credential, body } = question;
  return {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(credential && { authorization: `Bearer ${credential.participantId}.${credential.secret}` }),
  };
}

function readAnswer<Value>(
  status: number,
  text: string,
  parse: (answer: unknown) => Parsed<Value>,
): ApiAnswer<Value> {
  const body = status === 204 ? NOTHING : parseJson(text);
  if (status >= 200 && status < 300) {
    const parsed = body.success ? parse(body.data) : body;
    return parsed.success ? { kind: 'done', value: parsed.data } : { kind: 'unreadable', status };
  }
  const problem = problemSchema.safeParse(body.success ? body.data : undefined);
  if (problem.success) return { kind: 'refused', problem: problem.data };
  // A gateway in front of a relay that is down or starting.
  return status >= 502 && status <= 504 ? { kind: 'unreachable' } : { kind: 'unreadable', status };
}

/** What 204 says. A portal's page is no answer of the relay, nor is its empty one. */
const NOTHING: Parsed<unknown> = { success: true, data: undefined };

function parseJson(text: string): Parsed<unknown> {
  try {
    return { success: true, data: JSON.parse(text) };
  } catch {
    // What was asked for stands on the device; the answer is called unreadable, and it is asked again.
    return { success: false };
  }
}

function parseHolder(answer: unknown): Parsed<PassHolder> {
  return passHolderSchema.safeParse(answer);
}

function parseParticipant(answer: unknown): Parsed<Participant> {
  return participantSchema.safeParse(answer);
}

function parseParticipants(answer: unknown): Parsed<readonly Participant[]> {
  const parsed = participantsSchema.safeParse(answer);
  return parsed.success ? { success: true, data: parsed.data.participants } : parsed;
}

const originSchema = z.pick(createdInvitationSchema, { origin: true });

/** The invitation is made, whatever else the answer says: without an origin the link begins as this page does. */
function parseOrigin(answer: unknown): Parsed<Pick<CreatedInvitation, 'origin'>> {
  return { success: true, data: originSchema.safeParse(answer).data ?? {} };
}

function parseInvitations(answer: unknown): Parsed<readonly Invitation[]> {
  const parsed = invitationsSchema.safeParse(answer);
  return parsed.success ? { success: true, data: parsed.data.invitations } : parsed;
}

function nothing(): Parsed<void> {
  return { success: true, data: undefined };
}
