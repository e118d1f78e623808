/**
 * Does something with the element of an id: at once, or as soon as it is on the page, since parts of a page come late.
 * The answer calls it off.
 */
export function whenOnPage(id: string, handle: (element: HTMLElement) => void): () => void {
  const found = document.getElementById(id);
  if (found !== null) {
    handle(found);
    return () => {};
  }
  const observer = new MutationObserver(() => {
    const element = document.getElementById(id);
    if (element === null) return;
    observer.disconnect();
    handle(element);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}
