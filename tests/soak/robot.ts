import type { Random } from '@holdfast/base';
import type { Locator } from '@playwright/test';

import type { Person } from '../browser/person.ts';

const WORDS = 'we ask early and listen to every learner before anybody thinks of leaving school'.split(' ');
/** As many words as one line of a robot has before it is taken out again: a plan does not grow by the hour. */
const LONGEST_LINE = 40;
const TARGET = 'Absence rate';

/** What the measure is called that only this robot removes. */
export function measureOf({ name }: Person): string {
  return `What ${name} will do`;
}

/** Somebody who goes on editing a plan in a page: texts, values, records, and what is read beside it. */
export class Robot {
  readonly #person: Person;
  readonly #goal: string;
  readonly #random: Random;
  edits = 0;

  constructor(person: Person, goal: string, random: Random) {
    this.#person = person;
    this.#goal = goal;
    this.#random = random;
  }

  async workUntil(end: number): Promise<void> {
    const acts = [
      () => this.#write(this.#person.vision),
      () => this.#write(this.#person.vision),
      () => this.#write(this.#why),
      () => this.#setValue(),
      () => this.#undo(),
      () => this.#removeAndBringBack(),
      () => this.#read(),
    ];
    while (Date.now() < end) {
      await this.#pick(acts)();
      await this.#person.stepOut();
    }
  }

  get #why(): Locator {
    const row = this.#person.page.getByRole('listitem').filter({ has: this.#person.goal(this.#goal) });
    return row.getByRole('textbox', { name: /^Why goal/ });
  }

  /** A few words at the end of a text; once its last line is long, a new one in its place. */
  async #write(text: Locator): Promise<void> {
    const { keyboard } = this.#person.page;
    await text.click();
    await keyboard.press('Control+End');
    const length = (await text.locator('p').last().innerText()).split(' ').length;
    if (length > LONGEST_LINE) {
      await keyboard.press('Shift+Home');
      await keyboard.press('Shift+ArrowUp');
      await keyboard.press('Backspace');
      this.edits += 1;
    }
    const words = Array.from({ length: 4 }, () => this.#pick(WORDS)).join(' ');
    await keyboard.type(` ${words}`, { delay: 60 });
    this.edits += words.length + 1;
  }

  async #setValue(): Promise<void> {
    const value = Math.floor(this.#random.fraction() * 40);
    await this.#person.setSlot(this.#person.target(TARGET), 'Value to reach', String(value));
    this.edits += 1;
  }

  /** Takes back and does again, so that the plan stays as long as it is. */
  async #undo(): Promise<void> {
    const { page } = this.#person;
    for (const name of ['Undo', 'Redo']) {
      const button = page.getByRole('banner').getByRole('button', { name });
      if (!(await button.isEnabled())) return;
      await button.click();
      this.edits += 1;
    }
  }

  /** One's own measure goes and comes back. */
  async #removeAndBringBack(): Promise<void> {
    const { page } = this.#person;
    const actions = page.getByRole('button', {
      name: `Actions for the measure “${measureOf(this.#person)}”`,
    });
    await actions.click();
    await page.getByRole('menuitem', { name: 'Remove this measure' }).click();
    await actions.waitFor({ state: 'hidden' });
    await page.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).last().click();
    await actions.waitFor();
    this.edits += 2;
  }

  async #read(): Promise<void> {
    const { page } = this.#person;
    await page.getByRole('button', { name: `Details of “${this.#goal}”` }).click();
    const panel = page.getByRole('complementary', { name: this.#goal });
    await panel.waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'hidden' });
  }

  #pick<T>(of: readonly T[]): T {
    const picked = of[Math.floor(this.#random.fraction() * of.length)];
    if (picked === undefined) throw new Error('pick: there is nothing to pick from');
    return picked;
  }
}
