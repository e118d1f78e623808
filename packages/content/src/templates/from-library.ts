import { assert } from '@holdfast/base';

import { causesEn } from '../causes/causes-en.ts';
import { indicatorsEn } from '../indicators/indicators-en.ts';
import { profilesEn } from '../profiles/profiles-en.ts';
import { cause, indicator, profile } from './records.ts';
import type { TemplateRecord, TemplateValue } from './template.ts';

type Values = Readonly<Record<string, TemplateValue>>;

/** Records that a template takes over from the library, by key. The whole library comes with this module. */
export function libraryIndicator(key: string, refs: Readonly<Record<string, string>> = {}): TemplateRecord {
  const found = indicatorsEn.find((each) => each.key === key);
  assert(found !== undefined, `the library has no indicator ${key}`);
  return indicator(found, refs);
}

export function libraryCause(code: string, note: string, values: Values = {}): TemplateRecord {
  const found = causesEn.find((each) => each.code === code);
  assert(found !== undefined, `the library has no cause ${code}`);
  return cause(found, note, values);
}

export function libraryProfile(key: string, values: Values = {}): TemplateRecord {
  const found = profilesEn.find((each) => each.key === key);
  assert(found !== undefined, `the library has no profile ${key}`);
  return profile(found, values);
}
