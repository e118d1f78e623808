import { parseLanguageTag } from '@holdfast/plan-model';

/** The languages that words can be said to be in, besides those that are in use: of schools in Europe and who comes there. */
const OFFERED =
  'am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id ig is it ja ka km ko ku lb lt lv mk mn ms mt my nb ne nl pa pl ps pt ro rom ru sk sl so sq sr sv sw ta te th ti tr uk ur uz vi yo zh-Hans zh-Hant'.split(
    ' ',
  );

export interface NamedLanguage {
  readonly tag: string;
  /** As those call it who speak it. */
  readonly name: string;
}

/** A language and its script, for people and voices; where it is spoken is left out. Undefined for what is no tag. */
export function languageOf(text: string | null | undefined): string | undefined {
  // Some systems hand out tags that are none, such as "en-US@posix".
  const tag = parseLanguageTag((text ?? '').replace(/[@._].*$/, ''));
  if (tag === undefined) return undefined;
  const [language = tag, script] = tag.split('-');
  if (language === 'zh') return `zh-${new Intl.Locale(tag).maximize().script ?? 'Hans'}`;
  return script?.length === 4 ? `${language}-${script}` : language;
}

/** Whether who reads the one reads the other. */
export function isSameLanguage(one: string | null, other: string | null): boolean {
  const language = languageOf(one);
  return language !== undefined && language === languageOf(other);
}

/** Undefined where the browser knows no name for it. */
export function languageName(tag: string, locale: string): string | undefined {
  try {
    return namesIn(locale)?.of(tag);
  } catch {
    // Others write tags, and what draws their words must not end over one.
    return undefined;
  }
}

/** All that can be chosen, each by its own name; first those that are `near`, the others by their names. */
export function languagesToChoose(near: readonly string[]): readonly NamedLanguage[] {
  const first = [...new Set(near)].map(named);
  const others = OFFERED.filter((tag) => !near.includes(tag)).map(named);
  return [...first, ...others.sort((a, b) => a.name.localeCompare(b.name))];
}

function named(tag: string): NamedLanguage {
  const name = languageName(tag, tag) ?? tag;
  const [first = ''] = name;
  return { tag, name: first.toLocaleUpperCase(tag) + name.slice(first.length) };
}

const names = new Map<string, Intl.DisplayNames | undefined>();

function namesIn(locale: string): Intl.DisplayNames | undefined {
  if (!names.has(locale)) names.set(locale, makeNames(locale));
  return names.get(locale);
}

function makeNames(locale: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames([locale, 'en'], { type: 'language', fallback: 'none' });
  } catch {
    // A locale that this browser does not take: its languages have no names.
    return undefined;
  }
}
