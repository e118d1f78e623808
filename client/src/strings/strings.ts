import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

import en from './en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

/** Prepares the texts of the interface. Everything is bundled, so this never waits for the network. */
export async function startStrings(): Promise<void> {
  const strings = createInstance();
  await strings.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = strings.language;
  document.documentElement.dir = strings.dir();
}
