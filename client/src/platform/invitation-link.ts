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
  /** What the plan's address is to show to whoever has joined, such as `goals/<id>`; the plan knows whether it is there. */
  readonly place?: string;
}

export type FoundInvitation =
  | { readonly kind: 'found'; readonly link: InvitationLink }
  /** There is none in the text, or only a part of one. */
  | { readonly kind: 'none' }
  /** It begins with something else than `http://` or `https://`. */
  | { readonly kind: 'not-http' }
  /** It is whole, and leads to another relay than the one of this page. */
  | { readonly kind: 'elsewhere'; readonly host: string };

/** `<origin>/join/<planId>?show=<place>#<invitationId>.<secret>`: the part after `#` is never sent to any server. */
export function invitationUrl(origin: string, link: InvitationLink): string {
  return `${origin}${invitationPath(link)}`;
}

/** The same within the app. */
export function invitationPath({ planId, invitationId, secret, place }: InvitationLink): string {
  return `/join/${planId}${placeSearch(place)}#${invitationId}.${secret}`;
}

/** The part of a plan's address that names the place. */
export function placeSearch(place: string | undefined): string {
  return place === undefined ? '' : `?${PLACE}=${place}`;
}

const PLACE = 'show';
/** Ids are letters that need no encoding. */
const PLACE_FORM = /^[a-z]+\/[\w-]+$/u;

/** What a link picks up at its end from the sentence around it: a full stop, a bracket, a space, as they are or encoded. */
const TRAILING = /(?:%[\da-f]{2}|[^\w-])+$/iu;

/** Reads the address of a join page; undefined when it is not a whole invitation link. */
export function parseInvitationUrl(url: string): InvitationLink | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, hash, searchParams } = new URL(url);
  const [, page, plan, ...rest] = pathname.split('/');
  const [invitation, secret, ...more] = hash.slice(1).replace(TRAILING, '').split('.');
  if (page !== 'join' || rest.some(Boolean) || more.length > 0) return undefined;
  const planId = planIdSchema.safeParse(plan);
  const invitationId = invitationIdSchema.safeParse(invitation);
  const parsedSecret = secretSchema.safeParse(secret);
  if (!planId.success || !invitationId.success || !parsedSecret.success) return undefined;
  const link = { planId: planId.data, invitationId: invitationId.data, secret: parsedSecret.data };
  const place = searchParams.get(PLACE) ?? '';
  // A place that cannot be one keeps nobody out.
  return PLACE_FORM.test(place) ? { ...link, place } : link;
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
