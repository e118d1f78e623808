import { afterEach, beforeEach, expect, test } from 'vitest';

import { installTime, prepareGlobalTime, VirtualTime } from './virtual-time.ts';

prepareGlobalTime();
const { createWorld, Device } = await import('./device.ts');

let time: VirtualTime;
let uninstall: () => void;

beforeEach(() => {
  time = new VirtualTime();
  uninstall = installTime(time);
});

afterEach(() => uninstall());

test('two tabs of one person, the first closed by force: the words of both reach the relay within 5 s', async () => {
  const world = createWorld(1, time);
  const device = new Device('a', world);
  const [first, second] = [device.open(), device.open()];
  const advance = (ms: number): Promise<void> => time.advance(ms, () => world.truth.check());
  await advance(2_000);
  device.network.mode = 'dropped';
  first.shown.getText('words').insert(0, '‹1›');
  await advance(20);
  first.kill();
  second.shown.getText('words').insert(0, '‹2›');
  await advance(20_000);
  device.network.mode = 'up';
  second.link.retry();
  await advance(5_000);
  expect(world.relay.words).toContain('‹1›');
  expect(world.relay.words).toContain('‹2›');
  expect(second.saving).toBe('saved');
  second.kill();
  world.relay.kill();
});

test('a page that is killed within 50 ms of a key has the key after a reload', async () => {
  const world = createWorld(2, time);
  const device = new Device('a', world);
  device.network.mode = 'refusing';
  const page = device.open();
  await time.advance(1_000, () => {});
  page.shown.getText('words').insert(0, '‹1›');
  await time.advance(49, () => {});
  page.kill();
  const again = device.open();
  await time.advance(1_000, () => {});
  expect(again.shown.getText('words').toString()).toBe('‹1›');
  again.kill();
  world.relay.kill();
});
