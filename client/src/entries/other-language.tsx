import { useOtherLanguage } from '../session/own-language.ts';

/** Says in a line of facts in which language words are, where it is not the reader's. */
export function OtherLanguage({ language }: { readonly language: string | null }) {
  const name = useOtherLanguage(language);
  return name === undefined ? null : ` · ${name}`;
}
