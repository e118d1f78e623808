/**
 * How far goes what is typed, of which some must not be known: kept on the device, in the field alone, or in the field
 * until it is given in and refused, and nowhere then.
 */
export type DraftReach = 'device' | 'field' | 'nowhere';

/** How a value is typed: as a draft that may not mean anything yet. What is shown may be more than what one may write. */
export interface SlotRules<Value, Draft, Written extends Value = Value> {
  readonly toDraft: (value: Value) => Draft;
  /** The value that the draft means, or undefined. */
  readonly parse: (draft: Draft) => { readonly value: Written } | undefined;
  /** A draft that was kept as JSON, or undefined for anything else. */
  readonly parseDraft: (kept: unknown) => Draft | undefined;
  /** `device` where nothing is said. */
  readonly reachOf?: (draft: Draft) => DraftReach;
}

export interface SlotDraft<Draft> {
  readonly draft: Draft;
  /** The value from which this draft was begun, as it would have been typed. */
  readonly startedFrom: Draft;
  /** The draft was given in and means nothing. */
  readonly isRejected: boolean;
  /** What a page that went out of sight gave in of it last, as it would have been typed. */
  readonly givenIn?: Draft;
}

export function beginDraft<Value, Draft>(
  rules: Pick<SlotRules<Value, Draft>, 'toDraft'>,
  value: Value,
): SlotDraft<Draft> {
  const draft = rules.toDraft(value);
  return { draft, startedFrom: draft, isRejected: false };
}

/** For `resumeDraft`, in a page that comes later; empty for what is not to be kept. */
export function keepDraft<Value, Draft>(
  rules: Pick<SlotRules<Value, Draft>, 'reachOf'>,
  { draft, startedFrom, givenIn }: SlotDraft<Draft>,
): string {
  return isToBeKept(rules, draft) ? JSON.stringify({ draft, startedFrom, givenIn }) : '';
}

function isToBeKept<Value, Draft>(rules: Pick<SlotRules<Value, Draft>, 'reachOf'>, draft: Draft): boolean {
  return rules.reachOf === undefined || rules.reachOf(draft) === 'device';
}

/** Whether what was kept, by an earlier version, is not to be. */
export function isKeptTooLong<Value, Draft>(
  rules: Pick<SlotRules<Value, Draft>, 'parseDraft' | 'reachOf'>,
  kept: string,
): boolean {
  const draft = rules.parseDraft(parseKept(kept).draft);
  return draft !== undefined && !isToBeKept(rules, draft);
}

/**
 * The draft that was kept. Where a page that went out of sight gave it in, its person may not have been done: it is open
 * again. If another value stands there by now, another has set it, or the page ended before the plan was written: the
 * person sees it and decides.
 */
export function resumeDraft<Value, Draft, Written extends Value>(
  rules: SlotRules<Value, Draft, Written>,
  kept: string,
  current: Value,
): SlotDraft<Draft> | undefined {
  const fields = parseKept(kept);
  const [draft, startedFrom] = [rules.parseDraft(fields.draft), rules.parseDraft(fields.startedFrom)];
  if (draft === undefined || startedFrom === undefined || isSame(draft, startedFrom)) return undefined;
  if (!isToBeKept(rules, draft)) return undefined;
  const givenIn = rules.parseDraft(fields.givenIn);
  const slot = { draft, startedFrom, ...(givenIn !== undefined && { givenIn }), isRejected: false };
  const isThere = endDraft(rules, slot, { current, how: 'enter' }).kind === 'close';
  return isThere ? { draft, startedFrom: rules.toDraft(current), isRejected: false } : slot;
}

function parseKept(kept: string): Readonly<Partial<Record<keyof SlotDraft<unknown>, unknown>>> {
  try {
    const value: unknown = JSON.parse(kept);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // No draft was kept, or by something else than this: there is nothing of the person in it.
    return {};
  }
}

export type SlotOutcome<Draft, Written> =
  /** Nothing of one's own was typed, or it says what stands there already. */
  | { readonly kind: 'close' }
  | { readonly kind: 'write'; readonly value: Written }
  /** The person has to decide; what they typed stays. */
  | { readonly kind: 'keep'; readonly slot: SlotDraft<Draft> };

/**
 * What becomes of a draft when the field is left or Enter is pressed. Leaving never writes over a value that another
 * person has set meanwhile: only Enter, with that value in view, does.
 */
export function endDraft<Value, Draft, Written extends Value>(
  rules: SlotRules<Value, Draft, Written>,
  slot: SlotDraft<Draft>,
  { current, how }: { readonly current: Value; readonly how: 'leave' | 'enter' },
): SlotOutcome<Draft, Written> {
  if (isSame(slot.draft, slot.startedFrom)) return { kind: 'close' };
  const parsed = rules.parse(slot.draft);
  if (parsed === undefined) return { kind: 'keep', slot: { ...slot, isRejected: true } };
  if (isSame(rules.toDraft(parsed.value), rules.toDraft(current))) return { kind: 'close' };
  if (how === 'leave' && isChangedMeanwhile(rules, slot, current)) return { kind: 'keep', slot };
  return { kind: 'write', value: parsed.value };
}

/** Whether someone else has set another value since this draft was begun, or given in. */
export function isChangedMeanwhile<Value, Draft>(
  rules: Pick<SlotRules<Value, Draft>, 'toDraft'>,
  { startedFrom, givenIn }: SlotDraft<Draft>,
  current: Value,
): boolean {
  return !isSame(givenIn ?? startedFrom, rules.toDraft(current));
}

/** Drafts are plain data. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
