import {
  type InvitationId,
  invitationIdSchema,
  type PlanId,
  planIdSchema,
  secretSchema,
} from '@holdfast/sync-protocol';

export interface InvitationLink {
  readonly planId: PlanId;
  readonly invitationId: InvitationId;
  readonly secret: string;
}

/** `<origin>/join/<planId>#<invitationId>.<secret>`: the part after `#` is never sent to any server. */
export function invitationUrl(origin: string, link: InvitationLink): string {
  return `${origin}/join/${link.planId}#${link.invitationId}.${link.secret}`;
}

/** Reads the address of a join page; undefined when it is not a whole invitation link. */
export function parseInvitationUrl(url: string): InvitationLink | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, hash } = new URL(url);
  const [, page, plan, ...rest] = pathname.split('/');
  const [invitation, secret, ...more] = hash.slice(1).split('.');
  if (page !== 'join' || rest.some(Boolean) || more.length > 0) return undefined;
  const planId = planIdSchema.safeParse(plan);
  const invitationId = invitationIdSchema.safeParse(invitation);
  const parsedSecret = secretSchema.safeParse(secret);
  if (!planId.success || !invitationId.success || !parsedSecret.success) return undefined;
  return { planId: planId.data, invitationId: invitationId.data, secret: parsedSecret.data };
}
