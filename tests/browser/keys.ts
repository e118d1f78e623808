import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than there are in any plan of these tests. */
const MOST_STOPS = 600;

/** What is done by keys alone; elements are looked up only to see where the focus is. */
export class Keys {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  /** Goes by Tab until the focus is on `target`: on or back, whichever way one sees it lie. */
  async to(target: Locator): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const way = await target.evaluate(wayTo);
      if (way === 'there') return;
      await this.press(way);
    }
    throw new Error(`Tab does not lead to ${String(target)}`);
  }

  async enter(target: Locator): Promise<void> {
    await this.to(target);
    await this.press('Enter');
  }

  /** Picks in the menu of commands, by its words. */
  async command(words: string): Promise<void> {
    await this.press('Control+k');
    await expect(this.page.getByRole('searchbox')).toBeFocused();
    await this.type(words);
    const wanted = this.page.getByRole('menuitem', { name: words }).first();
    await wanted.waitFor();
    await this.downTo(wanted);
  }

  /** Goes down in an open menu, and takes the item. */
  async downTo(item: Locator): Promise<void> {
    await item.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if ((await item.getAttribute('data-focused')) !== null) break;
      await this.press('ArrowDown');
    }
    await this.press('Enter');
    await item.waitFor({ state: 'hidden' });
  }

  /** Types into one field after the other, from where the focus is; an empty answer leaves a field as it is. */
  async fillOn(...answers: readonly string[]): Promise<void> {
    for (const answer of answers) {
      if (answer !== '') await this.type(answer);
      await this.press('Tab');
    }
  }
}

/** In the page: which key leads on from the focus to an element. */
function wayTo(element: Element): 'there' | 'Tab' | 'Shift+Tab' {
  const now = document.activeElement;
  if (now !== null && element.contains(now)) return 'there';
  const isAfter =
    now === null || (now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return isAfter ? 'Tab' : 'Shift+Tab';
}
