import { works } from '../works.ts';
import type { LibraryProfile } from './profile.ts';

/** What a plan holds of where a profile comes from: the source text, another page of Cedefop, or our own idea. */
export function profileOrigin({ origin }: LibraryProfile): 'source' | 'cedefop' | 'suggested' {
  if (origin.kind === 'suggested') return 'suggested';
  return origin.title === works.communityInvolvement.title ? 'source' : 'cedefop';
}
