/** In characters: longer than any that people use. */
const LONGEST = 35;

/** A language, perhaps with a script, a region and variants (BCP 47). Extensions say nothing of the words. */
const PATTERN = /^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?((?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)$/i;

/** Tags that are none of one language: not known, several, none, and one without a code. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['und', 'mul', 'zxx', 'mis']);

/**
 * The tag of a language in the one way it is written ("pt-BR"), or undefined for what names no language. It asks no
 * browser, whose tables differ: the same text is the same tag for everybody.
 */
export function parseLanguageTag(text: string): string | undefined {
  const parts = text.length <= LONGEST ? PATTERN.exec(text) : null;
  if (parts === null) return undefined;
  const [, name = '', script = '', region = '', variants = ''] = parts;
  const language = name.toLowerCase();
  const each = variants.toLowerCase().split('-').slice(1);
  // One that is said twice makes a tag that browsers refuse with an error.
  if (NO_LANGUAGE.has(language) || new Set(each).size < each.length) return undefined;
  const written = script.charAt(0).toUpperCase() + script.slice(1).toLowerCase();
  return (
    [language, written, region.toUpperCase()].filter((part) => part !== '').join('-') + variants.toLowerCase()
  );
}
