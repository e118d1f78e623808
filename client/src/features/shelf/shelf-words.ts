import { applyReadable, type ShelvedWork } from '@holdfast/plan-model';
import * as Y from 'yjs';

/**
 * The words and values that the shelved rows brought, each as it stood in the document at the end: half-typed letters
 * come out as the sentences that they became, and what was deleted again is left out.
 */
export function shelfWords({ state, rows }: ShelvedWork): readonly string[] {
  const doc = new Y.Doc();
  applyReadable(doc, [state, ...rows.map((row) => row.update)]);
  const words = rangesOf(rows.map((row) => row.update)).flatMap((range) => wordsIn(doc, range));
  doc.destroy();
  return words;
}

interface ClockRange {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** What the updates brought, neighbours joined. */
function rangesOf(updates: readonly Uint8Array[]): readonly ClockRange[] {
  const ranges: ClockRange[] = [];
  for (const { id, length } of updates.flatMap(structsOf)) {
    const last = ranges.at(-1);
    if (last?.client === id.client && last.to === id.clock)
      ranges.splice(-1, 1, { ...last, to: id.clock + length });
    else ranges.push({ client: id.client, from: id.clock, to: id.clock + length });
  }
  return ranges;
}

function structsOf(update: Uint8Array) {
  try {
    return Y.decodeUpdate(update).structs;
  } catch {
    // As in `applyReadable`.
    return [];
  }
}

function wordsIn(doc: Y.Doc, { client, from, to }: ClockRange): readonly string[] {
  const lines: string[] = [];
  let isRunning = false;
  for (const item of doc.store.clients.get(client) ?? []) {
    const start = item.id.clock;
    if (start >= to || start + item.length <= from) continue;
    const text =
      item instanceof Y.Item && !item.deleted ? textOf(item, { from: from - start, to: to - start }) : '';
    if (text === '') {
      isRunning = false;
      continue;
    }
    if (isRunning) lines.push((lines.pop() ?? '') + text);
    else lines.push(text);
    isRunning = item instanceof Y.Item && item.content instanceof Y.ContentString;
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

function textOf({ content, parentSub }: Y.Item, part: { from: number; to: number }): string {
  if (content instanceof Y.ContentString) return content.str.slice(Math.max(0, part.from), part.to);
  if (content instanceof Y.ContentAny && parentSub !== null && isTyped(parentSub)) {
    return content.arr.map(String).join(' ');
  }
  return content instanceof Y.ContentAny ? content.arr.map(saidIn).join(' ') : '';
}

/** What somebody said in an entry of the discussion, which is one plain value. */
function saidIn(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return '';
  const said = [
    'words' in entry && entry.words,
    'proposal' in entry && proposedIn(entry.proposal),
    'reason' in entry && entry.reason,
    'link' in entry && entry.link,
  ].flat();
  return said.filter((part) => typeof part === 'string').join(' ');
}

/** What somebody would have stand in the plan. */
function proposedIn(proposal: unknown): unknown {
  if (typeof proposal !== 'object' || proposal === null) return '';
  const proposed = 'text' in proposal ? proposal.text : 'value' in proposal && proposal.value;
  return typeof proposed === 'number' ? String(proposed) : proposed;
}

/** The fields whose values people type. Orders, ids and times say nothing to anybody. */
const VALUES: ReadonlySet<string> = new Set([
  'institution',
  'periodStart',
  'periodEnd',
  'name',
  'contact',
  'dropReason',
  'start',
  'end',
  'definition',
  'source',
  'baselineValue',
  'baselineDate',
  'targetValue',
  'deadline',
  'collectBy',
  'value',
  'people',
  'date',
  'note',
  'breakdown',
  'hours',
  'referral',
  'languages',
  'resources',
  'places',
  'attended',
  'where',
  'byDate',
  'summary',
  'size',
  'score',
  'reviewEveryMonths',
  'region',
  'publicSummary',
  'adoptedOn',
  'breakdowns',
  'area',
  'methods',
  'who',
  'budget',
]);
/** The same, of each of several choices. */
const WORDY = ['need:', 'absent:', 'waived:'];

function isTyped(field: string): boolean {
  return VALUES.has(field) || WORDY.some((prefix) => field.startsWith(prefix));
}
