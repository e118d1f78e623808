/** Reads a list of a snapshot once for each state of it: hundreds ask, and it may hold thousands. */
export function oncePerList<List extends object, Result>(
  read: (list: List) => Result,
): (list: List) => Result {
  const results = new WeakMap<List, { readonly result: Result }>();
  return (list) => {
    const known = results.get(list) ?? { result: read(list) };
    results.set(list, known);
    return known.result;
  };
}
