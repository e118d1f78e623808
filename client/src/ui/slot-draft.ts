/** How a value is typed: as a draft that may not mean anything yet. What is shown may be more than what one may write. */
export interface SlotRules<Value, Draft, Written extends Value = Value> {
  readonly toDraft: (value: Value) => Draft;
  /** The value that the draft means, or undefined. */
  readonly parse: (draft: Draft) => { readonly value: Written } | undefined;
}

export interface SlotDraft<Value, Draft> {
  readonly draft: Draft;
  /** The value from which this draft was begun. */
  readonly startedFrom: Value;
  /** The draft was given in and means nothing. */
  readonly isRejected: boolean;
}

export function beginDraft<Value, Draft>(
  rules: Pick<SlotRules<Value, Draft>, 'toDraft'>,
  value: Value,
): SlotDraft<Value, Draft> {
  return { draft: rules.toDraft(value), startedFrom: value, isRejected: false };
}

export type SlotOutcome<Value, Draft, Written> =
  /** Nothing of one's own was typed, or it says what stands there already. */
  | { readonly kind: 'close' }
  | { readonly kind: 'write'; readonly value: Written }
  /** The person has to decide; what they typed stays. */
  | { readonly kind: 'keep'; readonly slot: SlotDraft<Value, Draft> };

/**
 * What becomes of a draft when the field is left or Enter is pressed. Leaving never writes over a value that another
 * person has set meanwhile: only Enter, with that value in view, does.
 */
export function endDraft<Value, Draft, Written extends Value>(
  rules: SlotRules<Value, Draft, Written>,
  slot: SlotDraft<Value, Draft>,
  { current, how }: { readonly current: Value; readonly how: 'leave' | 'enter' },
): SlotOutcome<Value, Draft, Written> {
  if (isSame(slot.draft, rules.toDraft(slot.startedFrom))) return { kind: 'close' };
  const parsed = rules.parse(slot.draft);
  if (parsed === undefined) return { kind: 'keep', slot: { ...slot, isRejected: true } };
  if (isSame(rules.toDraft(parsed.value), rules.toDraft(current))) return { kind: 'close' };
  if (how === 'leave' && isChangedMeanwhile(rules, slot, current)) return { kind: 'keep', slot };
  return { kind: 'write', value: parsed.value };
}

/** Whether someone else has set another value since this draft was begun. */
export function isChangedMeanwhile<Value, Draft>(
  rules: Pick<SlotRules<Value, Draft>, 'toDraft'>,
  slot: SlotDraft<Value, Draft>,
  current: Value,
): boolean {
  return !isSame(rules.toDraft(slot.startedFrom), rules.toDraft(current));
}

/** Drafts are plain data. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
