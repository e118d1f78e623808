import { contextEn } from './context-en.ts';
import { earlySignsEn } from './early-signs-en.ts';
import {
  absence,
  earlyLeaversContext,
  earlyLeaversHere,
  staffTrained,
  viewCounts,
} from './first-indicators-en.ts';
import type { LibraryIndicator } from './indicator.ts';
import { ownWorkEn } from './own-work-en.ts';
import { resultsEn } from './results-en.ts';
import { viewsEn } from './views-en.ts';

const LETTERS = 'XDESP';

/** Every indicator that a plan can take over, in the order of their codes. */
export const indicatorsEn: readonly LibraryIndicator[] = [
  earlyLeaversContext,
  ...contextEn,
  earlyLeaversHere,
  ...resultsEn,
  absence,
  ...earlySignsEn,
  ...viewsEn,
  viewCounts,
  staffTrained,
  ...ownWorkEn,
].sort((a, b) => place(a.code) - place(b.code));

function place(code: string): number {
  return LETTERS.indexOf(code.charAt(0)) * 100 + Number(code.slice(1));
}
