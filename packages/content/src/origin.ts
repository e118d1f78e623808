/** Where something that we offer comes from. The words are our own in both cases. */
export type Origin =
  /** Thought out here. It may be good; nobody else answers for it. */
  | { readonly kind: 'suggested' }
  /** The thing itself, though not its wording, stands in a published work that was read. */
  | ({ readonly kind: 'cited' } & Work);

export interface Work {
  readonly publisher: string;
  readonly title: string;
  readonly url?: string;
}

export const SUGGESTED: Origin = { kind: 'suggested' };

export function cited(work: Work): Origin {
  return { kind: 'cited', ...work };
}
