import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import * as Y from 'yjs';

import { Person } from '../browser/person.ts';
import type { RelayProcess } from '../support/relay-process.ts';
import { StockParticipant } from '../support/stock-participant.ts';
import type { Camera } from './camera.ts';
import { GOAL, writeSchoolPlan } from './school-plan.ts';
import { SchoolTalk } from './school-talk.ts';
import type { Locale, Say } from './words.ts';

const TITLE = 'Stay, learn, finish';

export interface Setting {
  readonly browser: Browser;
  readonly relay: RelayProcess;
  readonly camera: Camera;
  readonly locale: Locale;
  readonly hardware: BrowserContextOptions;
  readonly isPhone: boolean;
}

/** What every walk needs: Ana's pages in one language, somebody who works beside her, and the camera. */
export class Scene {
  readonly ana: Person;
  readonly ben: Person;
  readonly setting: Setting;
  #planPath = '';
  #maria: StockParticipant | undefined;

  private constructor(setting: Setting, ana: Person, ben: Person) {
    this.setting = setting;
    this.ana = ana;
    this.ben = ben;
  }

  static async open(setting: Setting): Promise<Scene> {
    const { browser, relay, hardware } = setting;
    const ana = await Person.arrive(browser, 'Ana', relay.port, hardware);
    return new Scene(setting, ana, await Person.arrive(browser, 'Ben', relay.port));
  }

  async close(): Promise<void> {
    await this.ana.leave();
    await this.ben.leave();
  }

  get page(): Page {
    return this.ana.page;
  }

  get say(): Say {
    return this.setting.locale.say;
  }

  /** A plan with the words of a school in it; Ben has it too, and stands in its vision. */
  async begin(): Promise<void> {
    const { ana, ben } = this;
    await ana.startPlan();
    await ana.type(ana.title, TITLE);
    await ana.expectState('saved');
    const invitation = await ana.invite('Editor');
    this.#planPath = new URL(ana.page.url()).pathname;
    const maria = await StockParticipant.join(this.setting.relay.url, invitation, {
      name: 'Maria',
      group: 'teacher',
    });
    const doc = new Y.Doc();
    const provider = await maria.connect(doc);
    writeSchoolPlan(doc, maria.participantId);
    await ana.goal(GOAL).waitFor();
    provider.destroy();
    this.#maria = maria;
    await ben.join(invitation);
    await ben.goal(GOAL).waitFor();
    await ben.type(ben.vision, ' Nobody is lost.');
    await ana.expectShell();
  }

  /** What Maria and two parents say of the plan, from now on. */
  async beginTalk(toComment: string): Promise<SchoolTalk> {
    const origin = this.setting.relay.url;
    const parent = (name: string, colour: number) =>
      StockParticipant.join(origin, toComment, { name, group: 'parentFamily', colour });
    if (this.#maria === undefined) throw new Error('the plan has not begun');
    return await SchoolTalk.begin({
      maria: this.#maria,
      olga: await parent('Olga', 7),
      samir: await parent('Samir', 1),
    });
  }

  async goTo(path: string, page = this.page): Promise<void> {
    const address = new URL(path, 'http://any');
    const { query } = this.setting.locale;
    const search = query === '' ? address.search : address.search === '' ? query : `${address.search}&pseudo`;
    await page.goto(address.pathname + search + address.hash);
  }

  /** The plan, to be edited; with a panel beside it when one is named. */
  async openPlan(show?: string): Promise<void> {
    await this.goTo(this.#planPath + (show === undefined ? '' : `?show=${show}`));
    await this.page.locator('[data-sync]').waitFor();
    await this.page.locator('#measures').waitFor();
  }

  /** The plan in a view; `filter` is more of the address. */
  async openView(view: string, filter = ''): Promise<void> {
    await this.goTo(`${this.#planPath}?view=${view}${filter}`);
    await this.page.locator('[data-sync]').waitFor();
  }

  async takeThePencil(): Promise<void> {
    if (this.setting.isPhone)
      await this.button(this.say`Edit`)
        .last()
        .click();
  }

  /** Brings a section to the top; what comes late above it moves it. */
  async show(section: string, page = this.page): Promise<void> {
    await page.locator(`#${section}`).evaluate(async (element) => {
      let before = Number.NaN;
      for (let frame = 0; frame < 120; frame += 1) {
        const { top } = element.getBoundingClientRect();
        if (frame % 6 === 5 && top === before) return;
        if (frame % 6 === 5) before = top;
        element.scrollIntoView();
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
  }

  async take(state: string, of?: 'screen' | 'page', page = this.page): Promise<void> {
    await this.setting.camera.take(page, state, of);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name });
  }

  /** What stands beside the plan; on a phone a sheet over it. */
  get panel(): Locator {
    return this.page.getByRole(this.setting.isPhone ? 'dialog' : 'complementary');
  }

  get vision(): Locator {
    return this.page.getByRole('textbox', { name: this.say`Our vision` });
  }

  async closeTop(): Promise<void> {
    await this.page.keyboard.press('Escape');
  }

  async choose(menu: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: menu, exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
