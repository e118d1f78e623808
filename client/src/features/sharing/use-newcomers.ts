import { useEffect, useEffectEvent } from 'react';

import type { PeopleState } from '../../session/people.ts';
import { usePeopleHere } from '../../session/use-presence.ts';

/** Asks again when somebody is here whom the list does not have. */
export function useNewcomers(state: PeopleState, reload: () => Promise<void>): void {
  const here = usePeopleHere();
  const known = state.kind === 'fresh' ? state.people.map(({ participantId }) => participantId) : [];
  const strangers =
    state.kind === 'fresh'
      ? here.map(({ participantId }) => participantId).filter((id) => !known.includes(id))
      : [];
  const ask = useEffectEvent(() => void reload());
  // Once for each: the relay may not know them either.
  const names = strangers.join(' ');
  useEffect(() => {
    if (names !== '') ask();
  }, [names]);
}
