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

export type FoundInvitation =
  | { readonly kind: 'found'; readonly link: InvitationLink }
  /** There is none in the text, or only a part of one. */
  | { readonly kind: 'none' }
  /** It begins with something else than `http://` or `https://`. */
  | { readonly kind: 'not-http' }
  /** It is whole, and leads to another relay than the one of this page. */
  | { readonly kind: 'elsewhere'; readonly host: string };

/** `<origin>/join/<planId>#<invitationId>.<secret>`: the part after `#` is never sent to any server. */
export function invitationUrl(origin: string, link: InvitationLink): string {
  return `${origin}${invitationPath(link)}`;
}

/** The same within the app. */
export function invitationPath({ planId, invitationId, secret }: InvitationLink): string {
  return `/join/${planId}#${invitationId}.${secret}`;
}

/** What a link picks up at its end from the sentence around it: a full stop, a bracket, a space, as they are or encoded. */
const TRAILING = /(?:%[\da-f]{2}|[^\w-])+$/iu;

/** Reads the address of a join page; undefined when it is not a whole invitation link. */
export function parseInvitationUrl(url: string): InvitationLink | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, hash } = new URL(url);
  const [, page, plan, ...rest] = pathname.split('/');
  const [invitation, secret, ...more] = hash.slice(1).replace(TRAILING, '').split('.');
  if (page !== 'join' || rest.some(Boolean) || more.length > 0) return undefined;
  const planId = planIdSchema.safeParse(plan);
  const invitationId = invitationIdSchema.safeParse(invitation);
  const parsedSecret = secretSchema.safeParse(secret);
  if (!planId.success || !invitationId.success || !parsedSecret.success) return undefined;
  return { planId: planId.data, invitationId: invitationId.data, secret: parsedSecret.data };
}

/** Takes the invitation out of a text that somebody copied, such as a whole message. `host` is that of this page. */
export function findInvitation(text: string, host: string): FoundInvitation {
  // Quotation marks and brackets may stand directly before a link, other letters may not: they would be its scheme.
  const word = /[^\s<>"'“”‘’«»()[\]{}]+\/join\/\S+/u.exec(text)?.[0];
  if (word === undefined) return { kind: 'none' };
  if (!/^https?:\/\//iu.test(word)) return { kind: 'not-http' };
  const link = parseInvitationUrl(word);
  if (link === undefined) return { kind: 'none' };
  const there = new URL(word).host;
  return there === host ? { kind: 'found', link } : { kind: 'elsewhere', host: there };
}
