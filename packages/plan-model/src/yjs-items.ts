// oxlint-disable eslint/no-underscore-dangle -- what Yjs names so is in its typings, and its own bindings build on it
import * as Y from 'yjs';

/** What Yjs calls `AbstractType`: a map, a text, an element, a fragment. */
export type SharedType = Y.Transaction['changed'] extends Map<infer Type, unknown> ? Type : never;

/** The item that holds `type`; null for a root. */
export function holderOf(type: unknown): Y.Item | null {
  return type instanceof Y.AbstractType ? type._item : null;
}

/** Everything that stands, or stood, in a list or text, in order. What was deleted in an earlier transaction is empty. */
export function itemsIn(type: Pick<SharedType, '_start'>): readonly Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = type._start; item !== null; item = item.right) items.push(item);
  return items;
}

/** The last value of each key, deleted or not. */
export function lastValues(type: Pick<SharedType, '_map'>): ReadonlyMap<string, Y.Item> {
  return type._map;
}

/** Every value that a key ever had, the last one first. */
export function valuesOf(type: Pick<SharedType, '_map'>, key: string): readonly Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = type._map.get(key) ?? null; item !== null; item = item.left) items.push(item);
  return items;
}

/** The values of a key that nobody replaced who had seen them, the last one first, readable or not. */
export function latestItems(type: Pick<SharedType, '_map'>, key: string): readonly Y.Item[] {
  const items = valuesOf(type, key);
  const replaced = new Set(items.map(({ origin }) => (origin === null ? '' : keyOf(origin))));
  return items.filter(({ lastId }) => !replaced.has(keyOf(lastId)));
}

function keyOf({ client, clock }: Y.ID): string {
  return `${client}.${clock}`;
}

/** Every piece of words in a text, in order, with those that the present transaction deleted. */
export function wordItems(text: Y.Text): readonly Y.Item[] {
  return itemsIn(text).filter(({ content }) => content instanceof Y.ContentString);
}

export function joinWords(items: readonly Y.Item[]): string {
  return items.map(({ content }) => (content instanceof Y.ContentString ? content.str : '')).join('');
}
