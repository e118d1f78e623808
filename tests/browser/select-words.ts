/** In the page: selects words of the vision, as a finger does. */
export function selectWords(words: string): void {
  const walker = document.createTreeWalker(
    document.querySelector('[data-text="vision"]') ?? document.body,
    NodeFilter.SHOW_TEXT,
  );
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    // Whoever selects words sees them.
    node.parentElement?.scrollIntoView({ block: 'center' });
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    return;
  }
}
