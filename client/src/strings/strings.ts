import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

import type begin from './en-begin.json';
import type check from './en-check.json';
import type device from './en-device.json';
import type doing from './en-do.json';
import type goes from './en-goes.json';
import type importing from './en-import.json';
import type places from './en-places.json';
import type seldom from './en-seldom.json';
import type views from './en-views.json';
import type why from './en-why.json';
import en from './en.json';
import { directionOf, isolated } from './isolation.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: typeof en &
        typeof begin &
        typeof check &
        typeof device &
        typeof doing &
        typeof goes &
        typeof importing &
        typeof places &
        typeof seldom &
        typeof views &
        typeof why;
    };
  }
}

/** The languages that the interface has, each by its own name. */
export const LANGUAGES = [{ tag: 'en', name: 'English' }] as const;

const strings = createInstance();
/** Another way to say every text, while the page shows the pseudo-locale. */
let inPseudo: ((texts: object) => object) | undefined;
/** What was added before there was anything to add it to. */
const waiting: object[] = [];

/** Prepares the texts of the interface. Everything is bundled, so this never waits for the network. */
export async function startStrings(): Promise<void> {
  const pseudo = await loadPseudo();
  inPseudo = pseudo?.pseudoTexts;
  const language = pseudo?.PSEUDO ?? 'en';
  // Asked once, and not for each of the thousands of words that are filled in.
  const direction = directionOf(language);
  await strings.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: {},
    // React escapes what it renders: what is filled in is kept from turning the text around it.
    interpolation: { escape: (words: string) => isolated(words, direction) },
  });
  for (const texts of [en, ...waiting.splice(0)]) addStrings(texts);
  document.documentElement.lang = strings.language;
  document.documentElement.dir = direction;
}

/** The texts of screens that are seldom opened come with them, before they are drawn. */
export function addStrings(texts: object): void {
  if (!strings.isInitialized) waiting.push(texts);
  else if (inPseudo === undefined) strings.addResourceBundle('en', 'translation', texts, true);
  else strings.addResourceBundle(strings.language, 'translation', inPseudo(texts), true);
}

/** `?pseudo` in the address, in development and in the build that is tested with it: never in what people are served. */
async function loadPseudo() {
  if (import.meta.env.MODE === 'production') return undefined;
  return new URLSearchParams(window.location.search).has('pseudo') ? await import('./pseudo.ts') : undefined;
}
