import { isolated } from '../../client/src/strings/isolation.ts';
import { pseudo } from '../../client/src/strings/pseudo.ts';

/** Says an English text of the app as it stands on the page; what is put in is a user's, and stays as it is. */
export type Say = (texts: TemplateStringsArray, ...kept: readonly string[]) => string;

export interface Locale {
  readonly name: 'en' | 'pseudo';
  /** What an address ends with, so that the page speaks this. */
  readonly query: string;
  readonly say: Say;
}

export const LOCALES: readonly Locale[] = [
  { name: 'en', query: '', say: (texts, ...kept) => String.raw({ raw: texts }, ...kept) },
  {
    name: 'pseudo',
    query: '?pseudo',
    say: (texts, ...kept) =>
      String.raw({ raw: texts.map(pseudo) }, ...kept.map((words) => isolated(words, 'rtl'))),
  },
];
