/**
 * How a link gets the right to connect. `wait` is "ask again later": no network, the relay is down, or the plan does
 * not exist there yet. `refused` is final until the person does something.
 */
export type AccessAnswer =
  | { readonly kind: 'granted'; readonly token: string; readonly expiresAt: number }
  | { readonly kind: 'wait' }
  | { readonly kind: 'refused'; readonly reason: 'unknown-plan' | 'no-right' | 'invitation-invalid' };

export interface Access {
  /** A fresh access token for the plan. Never rejects. */
  request(): Promise<AccessAnswer>;
}
