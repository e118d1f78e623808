import { type FieldReader, parsedField } from '../field.ts';

/** In characters. */
const MAX_LENGTH = 1_000;

/**
 * The address of a page on the web as it may be opened by a press, or undefined for all else that could stand in a link:
 * what would run in the reader's page, files, and addresses that look like another by a name before the host.
 */
export function parseEvidenceLink(text: string): string | undefined {
  const url = text.length <= MAX_LENGTH && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.href.length > MAX_LENGTH) return undefined;
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : undefined;
}

export const evidenceLinkField: FieldReader<string> = parsedField(parseEvidenceLink);
