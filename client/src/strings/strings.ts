import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

import type device from './en-device.json';
import type seldom from './en-seldom.json';
import en from './en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en & typeof device & typeof seldom };
  }
}

/** The languages that the interface has, each by its own name. */
export const LANGUAGES = [{ tag: 'en', name: 'English' }] as const;

const strings = createInstance();
/** What was added before there was anything to add it to. */
const waiting: object[] = [];

/** Prepares the texts of the interface. Everything is bundled, so this never waits for the network. */
export async function startStrings(): Promise<void> {
  await strings.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  for (const texts of waiting.splice(0)) addStrings(texts);
  document.documentElement.lang = strings.language;
  document.documentElement.dir = strings.dir();
}

/** The texts of screens that are seldom opened come with them, before they are drawn. */
export function addStrings(texts: object): void {
  if (strings.isInitialized) strings.addResourceBundle('en', 'translation', texts, true);
  else waiting.push(texts);
}
