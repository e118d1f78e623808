import type { DocumentLink, LinkState } from '@holdfast/sync-client';

import type { LibraryPlan, PlanLibrary } from '../platform/plan-library.ts';

/**
 * Keeps in the list of plans that the relay has ended somebody's access while they were connected. Whoever is let in
 * again has it taken back with the next token. Answers how to end that.
 */
export function noteEndedAccess(
  library: Pick<PlanLibrary, 'learn'>,
  entry: LibraryPlan,
  link: {
    readonly state: Pick<LinkState, 'connection'>;
    readonly subscribe: DocumentLink['subscribe'];
  },
): () => void {
  let isEnded = false;
  return link.subscribe(() => {
    const { connection } = link.state;
    const wasEnded = isEnded;
    isEnded = connection.kind === 'refused' && connection.reason === 'no-right';
    // A failure to keep it costs nothing: the next question for a token is answered the same.
    if (isEnded && !wasEnded) void library.learn(entry, { removed: 'no-right' });
  });
}
