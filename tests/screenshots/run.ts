/**
 * Every screen and state of the app, as a picture at four widths, in light and dark, in English and in the
 * pseudo-locale, with what axe finds there: `pnpm screenshots`. Pictures are for people to look at; a finding fails.
 * `en`, `pseudo`, `wide` and `phone` as arguments take those alone.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

import { type BrowserContextOptions, chromium } from '@playwright/test';

import playwrightConfig from '../../playwright.config.ts';
import { RelayProcess } from '../support/relay-process.ts';
import { walkApart } from './apart-walk.ts';
import { Camera, type Screen, type Shot } from './camera.ts';
import { walkThroughCheck } from './check-walk.ts';
import { walkThroughDeeds } from './deeds-walk.ts';
import { walkAsGuest, walkIn, walkRefused, walkThroughExample } from './door-walk.ts';
import { walkThroughFields } from './fields-walk.ts';
import { walkThroughGoes } from './goes-walk.ts';
import { walkThroughPlan } from './plan-walk.ts';
import { Scene } from './scene.ts';
import { walkThroughTalk } from './talk-walk.ts';
import { walkThroughViews } from './views-walk.ts';
import { walkThroughWhy } from './why-walk.ts';
import { type Locale, LOCALES } from './words.ts';

const FOLDER = resolve('test-results/screenshots');
const APP = join(FOLDER, 'app');

const DEVICES = [
  { name: 'wide', isPhone: false, screens: [screen(1440, 900), screen(820, 1100)] },
  { name: 'phone', isPhone: true, screens: [screen(390, 844), screen(320, 640)] },
] as const;

const asked = process.argv.slice(2);
const isAsked = (name: string, all: readonly { readonly name: string }[]): boolean =>
  asked.includes(name) || !all.some((each) => asked.includes(each.name));

// The build that people get knows no pseudo-locale.
const build = ['build', 'client', '--mode', 'pseudo', '--outDir', APP, '--emptyOutDir', '--logLevel', 'warn'];
if (spawnSync('vite', build, { stdio: 'inherit' }).status !== 0) throw new Error('the app was not built');

const relay = await RelayProcess.start({ CLIENT_DIR: APP, MAX_REQUESTS_PER_ADDRESS: '100000' });
const browser = await chromium.launch(playwrightConfig.use?.launchOptions);
const findings: string[] = [];
let taken = 0;
try {
  for (const device of DEVICES) {
    for (const locale of LOCALES) {
      if (!isAsked(device.name, DEVICES) || !isAsked(locale.name, LOCALES)) continue;
      report(locale, await walk(locale, device));
    }
  }
} finally {
  await browser.close();
  await relay.dispose();
}
console.log(`\n${taken} pictures in ${FOLDER}, ${findings.length} findings`);
for (const finding of findings) console.log(finding);
process.exit(findings.length > 0 ? 1 : 0);

async function walk(locale: Locale, { name, isPhone, screens }: (typeof DEVICES)[number]) {
  const camera = new Camera(join(FOLDER, locale.name, name), screens);
  const hardware: BrowserContextOptions = {
    viewport: screens[0],
    hasTouch: isPhone,
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
  };
  const scene = await Scene.open({ browser, relay, camera, locale, hardware, isPhone });
  await walkIn(scene);
  await walkThroughExample(scene);
  await scene.begin();
  const invitation = await scene.ana.invite('Editor');
  const toRead = await scene.ana.invite('Reader');
  const toComment = await scene.ana.invite('Commenter');
  await walkThroughViews(scene);
  await walkThroughDeeds(scene);
  await walkThroughPlan(scene);
  await walkThroughFields(scene);
  await walkThroughWhy(scene);
  await walkThroughGoes(scene);
  await walkThroughCheck(scene);
  await walkThroughTalk(scene, toComment);
  await walkAsGuest(scene, toRead);
  await walkRefused(scene, invitation);
  await walkApart(scene);
  await scene.close();
  return camera.shots;
}

function report(locale: Locale, shots: readonly Shot[]): void {
  console.log(`\n| ${locale.name} | width | light | dark |\n|---|---|---|---|`);
  for (const shot of shots) {
    taken += 1;
    for (const finding of shot.findings)
      findings.push(`${locale.name}, ${shot.state}, ${shot.width} px, ${shot.scheme}: ${finding}`);
    if (shot.scheme === 'dark') continue;
    const dark = shots.find(
      ({ state, width, scheme }) => state === shot.state && width === shot.width && scheme === 'dark',
    );
    console.log(`| ${shot.state} | ${shot.width} | ${shot.findings.length} | ${dark?.findings.length} |`);
  }
}

function screen(width: number, height: number): Screen {
  return { width, height };
}
