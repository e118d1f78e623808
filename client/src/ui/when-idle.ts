/** Runs something when the page has nothing better to do, and after `timeout` milliseconds at the latest; the answer calls it off. */
export function whenIdle(run: () => void, { timeout }: { readonly timeout: number }): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(() => run(), { timeout });
    return () => cancelIdleCallback(handle);
  }
  // Not every browser tells when it is idle.
  const timer = setTimeout(run, Math.min(timeout, 200));
  return () => clearTimeout(timer);
}
