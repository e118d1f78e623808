import type { Group } from '@holdfast/sync-protocol';

import type { Person } from '../platform/plan-library.ts';
import { PERSON_COLOURS } from '../ui/person-colour.ts';
import { useDevice } from './device.ts';
import { useReadable } from './use-readable.ts';

/** What somebody said of themselves so far. Nobody is taken for one of a group that they did not choose. */
export interface PersonSoFar extends Omit<Person, 'group'> {
  readonly group: Group | undefined;
}

export interface KnownPerson {
  readonly person: PersonSoFar;
  /** Who this is, for a plan that is begun without a question. */
  readonly known: Person | undefined;
}

/** What the person at this device last said of themselves; undefined while that is read. */
export function usePerson(): KnownPerson | undefined {
  const state = useReadable(useDevice().identity.state);
  if (state.kind === 'loading') return undefined;
  const { displayName = '', group, colour = firstColour } = state.identity;
  const isKnown = displayName !== '' && group !== undefined;
  return {
    person: { displayName, group, colour },
    known: isKnown ? { displayName, group, colour } : undefined,
  };
}

/** Drawn once per page, so that the people of a workshop do not all come in the same colour. */
const firstColour = Math.floor(Math.random() * PERSON_COLOURS.length);
