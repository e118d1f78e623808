import { type Clock, type Random, systemClock, systemRandom } from '@holdfast/base';
import type { Group, Role } from '@holdfast/sync-protocol';

import { newInvitationId, newSecret, secretHash } from './credential.ts';
import type { DeviceDatabase } from './device-database.ts';
import { type InvitationRow, invitationRowSchema } from './invitation-row.ts';
import { accountOf } from './plan-access.ts';
import type { PlanRow } from './plan-row.ts';
import type { ApiFailure, RelayApi } from './relay-api.ts';
import { type StorageProblem, toStorageError } from './storage-error.ts';

export interface InvitationWish {
  readonly role: Role;
  readonly group?: Group;
  /** Milliseconds from when the relay hears of it. */
  readonly validForMs?: number;
  readonly maxUses?: number;
  readonly label?: string;
}

export type InvitationAnswer =
  | { readonly kind: 'done'; readonly invitation: InvitationRow }
  /** Kept on this device; `send` tells the relay again. The link works only after that. */
  | { readonly kind: 'unsent'; readonly invitation: InvitationRow; readonly failure: ApiFailure }
  /** Neither kept nor sent. */
  | { readonly kind: 'not-kept'; readonly problem: StorageProblem };

export interface InvitationOptions {
  readonly database: DeviceDatabase;
  readonly api: RelayApi;
  readonly plan: PlanRow;
  readonly clock?: Clock;
  readonly random?: Random;
}

/** The invitations to one plan that were made on this device, with the secrets that only this device knows. */
export class PlanInvitations {
  readonly #options: InvitationOptions;

  constructor(options: InvitationOptions) {
    this.#options = options;
  }

  /** Keeps the invitation first and sends it then: a lost answer is repeated, never doubled. */
  async create(wish: InvitationWish): Promise<InvitationAnswer> {
    const { plan, clock = systemClock, random = systemRandom } = this.#options;
    const invitation: InvitationRow = {
      ...wish,
      invitationId: newInvitationId(random),
      planId: plan.planId,
      participantId: plan.participantId,
      secret: newSecret(random),
      createdAt: clock.now(),
      sent: false,
    };
    try {
      await this.#put(invitation);
    } catch (error) {
      // There is no such invitation: nothing was sent, and whoever made it is told so.
      return { kind: 'not-kept', problem: toStorageError(error).problem };
    }
    return this.send(invitation);
  }

  async send(invitation: InvitationRow): Promise<InvitationAnswer> {
    const { plan, api } = this.#options;
    const { invitationId, secret, role, group, validForMs, maxUses, label } = invitation;
    const body = { secretHash: secretHash(secret), role, group, validForMs, maxUses, label };
    const answer = await api.createInvitation(accountOf(plan), invitationId, body);
    if (answer.kind !== 'done') return { kind: 'unsent', invitation, failure: answer };
    const { origin } = answer.value;
    const sent = { ...invitation, ...(origin !== undefined && { origin }), sent: true };
    try {
      await this.#put(sent);
    } catch {
      // The relay has it and the device still says "not sent": sending once more changes nothing there.
    }
    return { kind: 'done', invitation: sent };
  }

  /** Newest first. Rejects with a `StorageError`. */
  async list(): Promise<readonly InvitationRow[]> {
    const { database, plan } = this.#options;
    const rows = await database.read((tables) =>
      tables.invitations.where('planId').equals(plan.planId).toArray(),
    );
    return rows
      .map((row) => invitationRowSchema.safeParse(row).data)
      .filter((row) => row !== undefined)
      .filter((row) => row.participantId === plan.participantId)
      .sort((one, other) => other.createdAt - one.createdAt);
  }

  async #put(invitation: InvitationRow): Promise<void> {
    await this.#options.database.write(['invitations'], (tables) => tables.invitations.put(invitation));
  }
}
