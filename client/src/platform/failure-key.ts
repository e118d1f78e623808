import type { ApiFailure } from './relay-api.ts';

/** The words for why the relay did not do as it was asked. */
export function failureKey(failure: ApiFailure) {
  return failure.kind === 'refused' ? (`api.${failure.problem.kind}` as const) : 'api.unreachable';
}
