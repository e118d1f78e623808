import {
  areSayable,
  isShare,
  type IsoDate,
  MAX_WORDS,
  type NewProgress,
  parseEvidenceLink,
  parseIsoDate,
} from '@holdfast/plan-model';

/** What somebody has written into the form, as they wrote it. */
export interface ProgressDraft {
  readonly words: string;
  readonly on: string;
  readonly share: string;
  readonly link: string;
}

export type DraftProblem =
  | 'wordsMissing'
  | 'wordsTooLong'
  | 'dayMissing'
  | 'dayAhead'
  | 'shareWrong'
  | 'linkWrong';

/** What it says, or for each field what is wrong with it. */
export type DraftReading =
  | { readonly kind: 'said'; readonly said: Omit<NewProgress, 'measure'> }
  | { readonly kind: 'wrong'; readonly problems: Partial<Record<keyof ProgressDraft, DraftProblem>> };

export function readDraft(draft: ProgressDraft, today: IsoDate): DraftReading {
  const words = [draft.words.trim()];
  const on = parseIsoDate(draft.on);
  const share = readShare(draft.share);
  const link = draft.link.trim() === '' ? null : parseEvidenceLink(draft.link.trim());
  const problems: Partial<Record<keyof ProgressDraft, DraftProblem>> = {};
  if (!areSayable(words)) problems.words = isTooLong(draft.words) ? 'wordsTooLong' : 'wordsMissing';
  if (on === undefined) problems.on = 'dayMissing';
  else if (on > today) problems.on = 'dayAhead';
  if (share === undefined) problems.share = 'shareWrong';
  if (link === undefined) problems.link = 'linkWrong';
  const isWrong = Object.keys(problems).length > 0;
  if (on === undefined || share === undefined || link === undefined || isWrong)
    return { kind: 'wrong', problems };
  return { kind: 'said', said: { words, on, share, link } };
}

function isTooLong(words: string): boolean {
  return words.trim().length > MAX_WORDS;
}

/** Undefined for what is no share; null where nothing was written. */
function readShare(text: string): number | null | undefined {
  const digits = text.trim().replace(/\s*%$/u, '');
  if (digits === '') return null;
  return /^\d{1,3}$/u.test(digits) && isShare(Number(digits)) ? Number(digits) : undefined;
}
