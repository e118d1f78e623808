/**
 * What holds every word of a query, that which begins with it first, and no more than `most`. Letter case and an accent
 * more or less are no matter.
 */
export function matchWords<Item>(
  items: readonly Item[],
  query: string,
  { textOf, most }: { readonly textOf: (item: Item) => string; readonly most: number },
): readonly Item[] {
  const words = wordsOf(query);
  const found = items
    .map((item) => ({ item, text: fold(textOf(item)) }))
    .filter(({ text }) => words.every((word) => text.includes(word)));
  const whole = fold(query).trim();
  const isFirst = ({ text }: { readonly text: string }): boolean => text.startsWith(whole);
  const ordered = [...found.filter(isFirst), ...found.filter((each) => !isFirst(each))];
  return ordered.slice(0, most).map(({ item }) => item);
}

/** The words of a query, each as `fold` leaves it. */
export function wordsOf(query: string): readonly string[] {
  return fold(query).split(/\s+/u).filter(Boolean);
}

/** A text without what is no matter when one looks for something. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLocaleLowerCase();
}
