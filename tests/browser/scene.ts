import { test as base } from '@playwright/test';

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
