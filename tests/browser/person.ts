import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';

import { FaultyLink } from '../support/faulty-link.ts';

export type Saving = 'saved' | 'saving' | 'offline' | 'not-saved';

/** What the page says of a person's words, to scripts and to them. */
export interface Said {
  readonly saving: Saving;
  readonly words: string;
}

/** The keys that lead to a place in a text. */
const WAYS = {
  start: ['Control+Home'],
  'start of the last line': ['Control+End', 'Home'],
  end: ['Control+End'],
} as const;

/** Says who one is where a plan is started or joined. */
export async function introduce(page: Page, name: string, group = 'Teachers'): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByLabel('Your group').selectOption({ label: group });
}

/** One person with a browser of their own and a cable of their own; what they do, they do as a user would. */
export class Person {
  readonly name: string;
  readonly link: FaultyLink;
  readonly context: BrowserContext;
  /** Every word that this person has typed into a text or a line. */
  readonly typed: string[] = [];
  page: Page;

  private constructor(name: string, link: FaultyLink, context: BrowserContext, page: Page) {
    this.name = name;
    this.link = link;
    this.context = context;
    this.page = page;
  }

  static async arrive(
    browser: Browser,
    name: string,
    relayPort: number,
    hardware: BrowserContextOptions = {},
  ): Promise<Person> {
    const link = await FaultyLink.open(relayPort);
    const context = await browser.newContext({ ...hardware, baseURL: link.url });
    await context.addInitScript(recordSyncStates);
    return new Person(name, link, context, await context.newPage());
  }

  async leave(): Promise<void> {
    await this.context.close();
    await this.link.close();
  }

  get vision(): Locator {
    return this.page.getByRole('textbox', { name: 'Our vision' });
  }

  get title(): Locator {
    return this.page.getByRole('textbox', { name: 'Title of the plan' });
  }

  get sync(): Locator {
    return this.page.locator('[data-sync]');
  }

  async startPlan(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('button', { name: 'Start a new plan' }).click();
    await introduce(this.page, this.name);
    await this.page.getByRole('button', { name: 'Start the plan' }).click();
    await this.takeThePencil();
    await this.vision.waitFor();
  }

  /** Joins by a link that somebody else's page showed, through one's own cable. */
  async join(invitation: string): Promise<void> {
    const { pathname, hash } = new URL(invitation);
    await this.page.goto(pathname + hash);
    await introduce(this.page, this.name);
    await this.page.getByRole('button', { name: 'Join the plan' }).click();
    await this.takeThePencil();
    await this.vision.waitFor();
  }

  /** On a phone a plan is read until somebody says that they want to write; elsewhere there is nothing to say. */
  async takeThePencil(): Promise<void> {
    await this.sync.waitFor();
    const pencil = this.page.getByRole('button', { name: 'Edit', exact: true });
    if (await pencil.isVisible()) await pencil.click();
  }

  async invite(role: 'Editor' | 'Commenter' | 'Reader'): Promise<string> {
    await this.page.getByRole('button', { name: 'Share' }).click();
    const dialog = this.page.getByRole('dialog');
    await chooseOption(dialog.getByLabel('Whoever opens the link becomes'), role);
    await dialog.getByRole('button', { name: 'Make an invitation link' }).click();
    const link = await dialog.getByRole('textbox', { name: /^Invitation link/ }).inputValue();
    await dialog.getByRole('button', { name: 'Close' }).click();
    return link;
  }

  /** Puts the caret at one end of a text and types; every word is a key press at a time. */
  async type(into: Locator, words: string, at: keyof typeof WAYS = 'end'): Promise<void> {
    await into.click();
    for (const key of WAYS[at]) await into.press(key);
    this.#note(words);
    await into.page().keyboard.type(words, { delay: 15 });
  }

  async addGoal(statement: string): Promise<void> {
    const line = this.page.getByRole('textbox', { name: 'Add a goal' });
    this.#note(statement);
    await line.fill(statement);
    await line.press('Enter');
    await this.goal(statement).waitFor();
  }

  #note(words: string): void {
    this.typed.push(...words.split(/\s+/).filter((word) => word !== ''));
  }

  goal(statement: string): Locator {
    return this.page.getByRole('textbox', { name: /^Goal \d+/ }).filter({ hasText: statement });
  }

  async addTarget(goal: string, indicator: string): Promise<void> {
    const line = this.page.getByRole('textbox', { name: `Add a target to “${goal}”` });
    this.#note(indicator);
    await line.fill(indicator);
    await line.press('Enter');
    await this.target(indicator).waitFor();
  }

  target(indicator: string): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button', { name: `What is counted: ${indicator}` }) })
      .last();
  }

  async setSlot(target: Locator, slot: string, value: string): Promise<void> {
    await target.getByRole('button', { name: `${slot}:` }).click();
    const field = target.getByRole('textbox', { name: slot });
    await field.fill(value);
    await field.press('Enter');
    await field.waitFor({ state: 'hidden' });
  }

  /** Leaves the text that one stands in. */
  async stepOut(): Promise<void> {
    await this.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  }

  /** The words of the plan as this person sees them, without other people's carets and names, and without notices. */
  async words(): Promise<string> {
    return await this.page.getByRole('main').evaluate((main) => {
      const seen = main.cloneNode(true) as HTMLElement;
      const others = '[aria-hidden="true"], [role="toolbar"], [role="status"]';
      for (const other of seen.querySelectorAll(others)) other.remove();
      return (seen.textContent ?? '').replaceAll(/\s+/g, ' ');
    });
  }

  async expectState(state: Saving): Promise<void> {
    await expect(this.sync).toHaveAttribute('data-sync', state, { timeout: 60_000 });
  }

  /** Waits until the service worker can answer for the page when nothing else does: before that nobody reloads offline. */
  async expectShell(): Promise<void> {
    const isCached = async (): Promise<boolean> => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.active?.state === 'activated' && (await caches.keys()).length > 0;
    };
    await expect
      .poll(() => this.page.evaluate(isCached), { message: 'the shell is on the device', timeout: 60_000 })
      .toBe(true);
  }

  /** Loses the network, as soon as a reload can do without it. */
  async goOffline(): Promise<void> {
    await this.expectShell();
    this.link.set('refused');
  }

  /** Has the network again. The browser tells a page so; the cable cannot, so the page is told here. */
  async goOnline(): Promise<void> {
    this.link.set('healthy');
    await this.page.evaluate(() => window.dispatchEvent(new Event('online')));
  }

  /** Every change of the sync state or of its words on this page since the last call, in order. */
  async saidSince(): Promise<readonly Said[]> {
    return await this.page.evaluate(() => (window.syncSaid ?? []).splice(0) as Said[]);
  }

  /** Neither the state nor its words have become "Saved" on this page since they were last read. */
  async expectNeverCalledSaved(): Promise<void> {
    const said = await this.saidSince();
    const asSaved = said.filter(({ saving, words }) => saving === 'saved' || words.startsWith('Saved'));
    expect(asSaved, `what ${this.name} has on this device only is never called saved`).toEqual([]);
  }
}

/** A native select or a button that opens a list. */
async function chooseOption(field: Locator, option: string): Promise<void> {
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') {
    await field.selectOption({ label: option });
    return;
  }
  await field.click();
  await field.page().getByRole('option', { name: option }).click();
}

declare global {
  interface Window {
    syncSaid?: { saving: string; words: string }[];
  }
}

/** Runs in the page: notes what the sync state says, whenever that or its words change. */
function recordSyncStates(): void {
  const said: { saving: string; words: string }[] = [];
  window.syncSaid = said;
  let last = '';
  const note = (): void => {
    const status = document.querySelector<HTMLElement>('[data-sync]');
    const saving = status?.dataset['sync'];
    if (status === null || saving === undefined) return;
    const words = status.textContent;
    if (last === `${saving} ${words}`) return;
    last = `${saving} ${words}`;
    said.push({ saving, words });
  };
  new MutationObserver(note).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['data-sync'],
  });
}
