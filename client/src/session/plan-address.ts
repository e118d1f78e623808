/*
 * How one looks at a plan stands in the address of its page: the view, what is beside it, what is filtered. Each part of it
 * is read and written alone, and leaves the others as they are.
 */

/** This page's address with other values under a name; none take it away. */
export function addressWith(name: string, values: readonly string[]): string {
  const params = new URLSearchParams(window.location.search);
  params.delete(name);
  for (const value of values) params.append(name, value);
  return addressOf(params);
}

/** As people pass it on: a slash in it says nothing to a browser, and needs no code. */
export function addressOf(params: URLSearchParams): string {
  const search = params.toString().replaceAll('%2F', '/');
  return search === '' ? window.location.pathname : `${window.location.pathname}?${search}`;
}
