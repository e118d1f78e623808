import type { Person } from '../platform/plan-library.ts';
import { PERSON_COLOURS } from '../ui/person-colour.ts';
import { useDevice } from './device.ts';
import { useReadable } from './use-readable.ts';

/** What the person at this device last said of themselves; undefined while that is read. */
export function usePerson(): { readonly person: Person; readonly isKnown: boolean } | undefined {
  const state = useReadable(useDevice().identity.state);
  if (state.kind === 'loading') return undefined;
  const { displayName = '', group = 'teacher', colour = firstColour } = state.identity;
  return { person: { displayName, group, colour }, isKnown: displayName !== '' };
}

/** Drawn once per page, so that the people of a workshop do not all come in the same colour. */
const firstColour = Math.floor(Math.random() * PERSON_COLOURS.length);
