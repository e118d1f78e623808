/**
 * Origins of transactions that bring in what is stored already. A change from the relay has the provider object as its
 * origin. Everything else is a local edit.
 *
 * | origin           | journaled | forwarded to the relay | added to the base          |
 * | ---------------- | --------- | ---------------------- | -------------------------- |
 * | the provider     | no        | no                     | by the tab that holds it   |
 * | holdfast.base    | no        | if connected           | no, it came from there     |
 * | holdfast.journal | no        | if connected           | with the next checkpoint   |
 * | holdfast.sibling | no        | if connected           | with the next checkpoint   |
 * | anything else    | at once   | if connected           | with the next checkpoint   |
 */
export const ORIGINS = {
  base: 'holdfast.base',
  journal: 'holdfast.journal',
  sibling: 'holdfast.sibling',
} as const;

const stored: ReadonlySet<unknown> = new Set(Object.values(ORIGINS));

/** Whether a transaction of this origin brings in what the base or the journal has already. */
export function isStoredOrigin(origin: unknown): boolean {
  return stored.has(origin);
}
