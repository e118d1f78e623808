import { refusedFrame } from '@holdfast/sync-protocol';

import { Person } from '../browser/person.ts';
import type { Scene } from './scene.ts';

/** Before there is a plan on the device. */
export async function walkIn(scene: Scene): Promise<void> {
  const { page, say } = scene;
  await scene.goTo('/');
  await scene.button(say`Start a new plan`).waitFor();
  await scene.take('my-plans-empty');
  await scene.button(say`Start a new plan`).click();
  await page.getByRole('textbox', { name: say`Your name` }).waitFor();
  await scene.take('who-am-i');
  await scene.closeTop();
  await scene.goTo('/back');
  await page.getByRole('textbox').fill('QPZR Y9X8');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
  await scene.take('come-back');
  await scene.goTo('/nowhere');
  await page.getByRole('heading').waitFor();
  await scene.take('nothing-here');
}

/** Somebody who was invited to read: the invitation, the plan as they see it, and an address that leads nowhere. */
export async function walkAsGuest(scene: Scene, invitation: string): Promise<void> {
  const { browser, relay, hardware } = scene.setting;
  const { pathname, hash } = new URL(invitation);
  const cleo = await Person.arrive(browser, 'Cleo', relay.port, hardware);
  const { page } = cleo;
  await scene.goTo(pathname, page);
  await page.getByRole('alert').or(page.getByRole('heading')).first().waitFor();
  await scene.take('join-incomplete-link', 'screen', page);
  await scene.goTo(pathname + hash, page);
  const name = page.getByRole('textbox', { name: scene.say`Your name` });
  await name.fill('Cleo');
  await scene.take('join', 'screen', page);
  await page.getByRole('button', { name: scene.say`Join the plan` }).click();
  await cleo.expectState('saved');
  await page.getByRole('figure').first().waitFor();
  await scene.take('reader', 'screen', page);
  await cleo.leave();
}

/** Somebody whose right ended while they were writing. */
export async function walkRefused(scene: Scene, invitation: string): Promise<void> {
  const { browser, relay, hardware } = scene.setting;
  const dora = await Person.arrive(browser, 'Dora', relay.port, hardware);
  let isDeaf = false;
  const refuse: (() => void)[] = [];
  await dora.page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => isDeaf || server.send(message));
    refuse.push(() => socket.send(Buffer.from(refusedFrame('no-right'))));
  });
  await dora.join(invitation);
  await dora.expectState('saved');
  isDeaf = true;
  await dora.type(dora.vision, ' What nobody has taken.');
  isDeaf = false;
  for (const each of refuse) each();
  await dora.page.getByRole('button', { name: 'Show it', exact: true }).waitFor();
  await scene.goTo(new URL(dora.page.url()).pathname, dora.page);
  const show = dora.page.getByRole('button', { name: scene.say`Show it` });
  await show.waitFor();
  await scene.take('refused', 'screen', dora.page);
  await show.click();
  await dora.page.getByRole('dialog').waitFor();
  await scene.take('shelf', 'screen', dora.page);
  await dora.leave();
}
