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

/** The other ways to begin, and a plan that is an example. */
export async function walkThroughExample(scene: Scene): Promise<void> {
  const { browser, relay, hardware, isPhone } = scene.setting;
  const { say } = scene;
  const elif = await Person.arrive(browser, 'Elif', relay.port, hardware);
  const { page } = elif;
  await scene.goTo('/', page);
  await page.getByRole('button', { name: say`Other ways to begin…` }).click();
  const look = page.getByRole('button', { name: say`Look at it: “${'Example school'}”` });
  await look.waitFor();
  await scene.take('ways-to-begin', 'screen', page);
  await look.scrollIntoViewIfNeeded();
  await scene.take('ways-to-begin-example', 'screen', page);
  await look.click();
  const name = page.getByRole('textbox', { name: say`Your name` });
  await name.fill('Elif');
  await page.getByLabel(say`Your group`).selectOption('teacher');
  await scene.take('begin-example', 'screen', page);
  await page.getByRole('button', { name: say`Start the plan` }).click();
  await page.getByRole('button', { name: say`Remove the example` }).waitFor();
  await elif.expectState('saved');
  await scene.take('example', 'screen', page);
  for (const section of [
    'causes',
    'goals',
    'measures',
    'progress',
    'assessments',
    'evaluations',
    'reviews',
  ]) {
    await scene.show(section, page);
    await scene.take(`example-${section}`, 'screen', page);
  }
  const { pathname } = new URL(page.url());
  for (const view of ['board', 'timeline', 'roles']) {
    await scene.goTo(`${pathname}?view=${view}`, page);
    await page
      .getByRole(view === 'timeline' && !isPhone ? 'button' : 'heading')
      .first()
      .waitFor();
    await elif.expectState('saved');
    await scene.take(`example-${view}`, 'screen', page);
  }
  await scene.goTo(`${pathname}?show=check`, page);
  await page.getByRole('listitem', { name: say`Made and done together` }).waitFor();
  await scene.take('example-check', 'screen', page);
  await elif.leave();
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
  await page.getByLabel(scene.say`Your group`).selectOption({ label: scene.say`Teachers` });
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
  const show = dora.page.getByRole('button', { name: scene.say`Show it`, exact: true });
  await show.waitFor();
  await scene.take('refused', 'screen', dora.page);
  await show.click();
  await dora.page.getByRole('dialog').waitFor();
  await scene.take('shelf', 'screen', dora.page);
  await dora.leave();
}
