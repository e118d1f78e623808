import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { findingsOn } from '../browser/axe.ts';

export interface Screen {
  readonly width: number;
  readonly height: number;
}

export interface Shot {
  readonly state: string;
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  /** What axe has against it, and whether it reaches beyond the screen sideways. */
  readonly findings: readonly string[];
}

/** Takes every state at each width, in light and dark, and looks at each for what is wrong with it. */
export class Camera {
  readonly shots: Shot[] = [];
  readonly #folder: string;
  /** The page is worked in at the first; axe looks at it there. */
  readonly #screens: readonly Screen[];

  constructor(folder: string, screens: readonly Screen[]) {
    this.#folder = folder;
    this.#screens = screens;
    mkdirSync(folder, { recursive: true });
  }

  async take(page: Page, state: string, of: 'screen' | 'page' = 'screen'): Promise<void> {
    const held = await page.evaluateHandle(hold);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const [at, screen] of this.#screens.entries()) {
        await page.setViewportSize(screen);
        await page.evaluate(settle);
        await page.evaluate(bringBack, held);
        if (of === 'page') await page.evaluate(layOutAll);
        const path = join(this.#folder, `${state}-${screen.width}-${scheme}.png`);
        await page.screenshot({ path, fullPage: of === 'page', caret: 'initial' });
        const findings = [...(await page.evaluate(beyond)), ...(at === 0 ? await findingsOn(page) : [])];
        this.shots.push({ state, width: screen.width, scheme, findings });
      }
      const [first] = this.#screens;
      if (first !== undefined) await page.setViewportSize(first);
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }
}

/** In the page: what changed size is drawn, the fonts are there, and what is open is to be seen. */
async function settle(): Promise<void> {
  const draw = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await document.fonts.ready;
  // A dialog with a field waits unseen for the keyboard that a phone may bring.
  const isHidden = () => document.querySelector('[data-rac][style*="opacity: 0"]') !== null;
  for (let frame = 0; isHidden() && frame < 300; frame += 1) await draw();
  // Of another width the page is longer: a menu goes with its button.
  document.querySelector('main [aria-expanded=true]')?.scrollIntoView({ block: 'center' });
  for (let frame = 0; frame < 3; frame += 1) await draw();
}

/** In the page: what one looks at, and where it stands. */
function hold(): { readonly element: Element | null; readonly top: number } {
  if (window.scrollY === 0 && document.querySelector('[role=dialog]') === null)
    return { element: null, top: 0 };
  const element = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 3);
  return { element, top: element?.getBoundingClientRect().top ?? 0 };
}

/** In the page: of another width it has moved, and what stood there is to be seen again. */
async function bringBack({ element, top }: ReturnType<typeof hold>): Promise<void> {
  const draw = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const moved = element?.isConnected === true ? element.getBoundingClientRect().top - top : 0;
    // A menu and what is sticky stand where they do.
    if (Math.abs(moved) < 48) return;
    let box = element?.parentElement ?? null;
    while (box !== null && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
    (box ?? document.documentElement).scrollBy(0, moved);
    // What comes into sight is laid out, and moves it again; the bars follow when it is drawn.
    for (let frame = 0; frame < 3; frame += 1) await draw();
  }
}

/** In the page: a picture of all of it shows what is out of sight too. */
function layOutAll(): void {
  window.scrollTo(0, 0);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [sheet];
}

/** In the page: how far it can be scrolled sideways. */
function beyond(): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`reaches ${scrollWidth - clientWidth} px beyond the screen`] : [];
}
