import { fold, matchWords } from '../session/match-words.ts';

/** Something that a person can take over into the plan instead of writing it. */
export interface ReadyWords {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  /** Where it comes from, in words; with an address where it can be read. */
  readonly from: { readonly words: string; readonly url?: string | undefined };
  readonly isThere: boolean;
}

export interface ReadyGroup {
  readonly id: string;
  readonly name: string;
  readonly items: readonly ReadyWords[];
}

/** What of the groups holds every word of a query, and the groups that hold any of it. */
export function findReady(groups: readonly ReadyGroup[], query: string): readonly ReadyGroup[] {
  if (fold(query).trim() === '') return groups;
  const textOf = ({ title, about = '' }: ReadyWords): string => `${title} ${about}`;
  return groups
    .map((group) => ({
      ...group,
      items: matchWords(group.items, query, { textOf, most: group.items.length }),
    }))
    .filter(({ items }) => items.length > 0);
}
