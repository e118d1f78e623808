import { type Page, test as base, type WebSocketRoute } from '@playwright/test';

import { RelayProcess } from '../support/relay-process.ts';
import { Person } from './person.ts';

export interface Scene {
  readonly relay: RelayProcess;
  readonly ana: Person;
  readonly ben: Person;
}

/** Each test has a relay of its own, and a browser of their own for each person that it names. */
export const test = base.extend<Scene>({
  // oxlint-disable-next-line no-empty-pattern -- how Playwright is told that a fixture needs no other
  relay: async ({}, hand) => {
    const relay = await RelayProcess.start();
    await hand(relay);
    await relay.dispose();
  },
  ana: async ({ browser, relay }, hand) => {
    const ana = await Person.arrive(browser, 'Ana', relay.port);
    await hand(ana);
    await ana.leave();
  },
  ben: async ({ browser, relay }, hand) => {
    const ben = await Person.arrive(browser, 'Ben', relay.port);
    await hand(ben);
    await ben.leave();
  },
});

/** Ana starts a plan, and Ben has it too. */
export async function startTogether(ana: Person, ben: Person): Promise<void> {
  await ana.startPlan();
  await ben.join(await ana.invite('Editor'));
  await ben.expectState('saved');
}

/** Whether the relay answers a page. The app itself comes from the same port, and still comes. */
export interface RelaySwitch {
  readonly cut: () => Promise<void>;
  readonly letBack: () => Promise<void>;
}

/** Nothing is cut until the switch is used; it holds for the page's reloads too. */
export async function switchRelay(page: Page): Promise<RelaySwitch> {
  let isCut = false;
  const sockets = new Set<WebSocketRoute>();
  await page.route(/\/api\//, (route) => (isCut ? route.abort() : route.continue()));
  await page.routeWebSocket(/\/sync/, (socket) => {
    if (isCut) return void socket.close();
    sockets.add(socket).add(socket.connectToServer());
  });
  return {
    cut: async () => {
      isCut = true;
      for (const socket of sockets) await socket.close();
      sockets.clear();
    },
    letBack: async () => {
      isCut = false;
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
    },
  };
}
