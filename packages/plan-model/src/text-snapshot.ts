import * as Y from 'yjs';

import { parseRecordAddress, type RecordAddress } from './ids.ts';
import { findTextProblems, readDelta, type TextProblem } from './text-problems.ts';
import {
  type BlockKind,
  isBlockKind,
  type MarkName,
  MARKS,
  MENTION,
  type TextSchemaName,
} from './text-vocabulary.ts';

/** Deeper than any version nests; recursion over a hostile text must end. */
export const MAX_DEPTH = 40;

export type TextRun =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly marks: readonly MarkName[];
      /** Names of marks from another version: the words are shown without them. */
      readonly unknownMarks: readonly string[];
    }
  | { readonly kind: 'break' }
  /** A reference to a record, which may be archived or in no plan at all. Its words are the record's. */
  | { readonly kind: 'mention'; readonly record: RecordAddress }
  | { readonly kind: 'unknown'; readonly name: string; readonly text: string };

export type TextBlock =
  /** A line. One whose kind is from another version is shown as plain. */
  | { readonly kind: 'plain' | BlockKind; readonly runs: readonly TextRun[] }
  /** A node from another version, or one in a place where it does not belong: its words are shown all the same. */
  | { readonly kind: 'unknown'; readonly name: string; readonly blocks: readonly TextBlock[] };

/** A fragment as it can be shown without an editor. Every word that stands in it stands here. */
export interface TextSnapshot {
  readonly blocks: readonly TextBlock[];
  /** The words alone, blocks and breaks as new lines; a reference is an "@", since its words are not in this text. */
  readonly plainText: string;
  /** While there are any, no editor may be mounted: see `findTextProblems`. */
  readonly problems: readonly TextProblem[];
}

export function readTextSnapshot(fragment: Y.XmlFragment, schema: TextSchemaName): TextSnapshot {
  const blocks = readBlocks(fragment.toArray(), 1);
  return deepFreeze({
    blocks,
    plainText: blocks.map(blockText).join('\n'),
    problems: findTextProblems(fragment, schema),
  });
}

function readBlocks(children: readonly unknown[], depth: number): readonly TextBlock[] {
  // Loose text and plain values between blocks are gathered into a line of their own.
  const blocks: TextBlock[] = [];
  let loose: unknown[] = [];
  const endLoose = (): void => {
    if (loose.length > 0) blocks.push({ kind: 'plain', runs: readRuns(loose) });
    loose = [];
  };
  for (const child of children) {
    if (child instanceof Y.XmlElement && child.nodeName !== 'hardBreak') {
      endLoose();
      blocks.push(readBlock(child, depth));
    } else {
      loose.push(child);
    }
  }
  endLoose();
  return blocks;
}

function readBlock(element: Y.XmlElement, depth: number): TextBlock {
  const name = element.nodeName;
  if (depth > MAX_DEPTH) {
    return { kind: 'unknown', name, blocks: [{ kind: 'plain', runs: [plainRun(innerText(element))] }] };
  }
  const children = element.toArray();
  if (name !== 'paragraph') return { kind: 'unknown', name, blocks: readBlocks(children, depth + 1) };
  const kind: unknown = element.getAttribute('kind');
  return { kind: isBlockKind(kind) ? kind : 'plain', runs: readRuns(children) };
}

function readRuns(children: readonly unknown[]): readonly TextRun[] {
  return children.flatMap((child): readonly TextRun[] => {
    if (child instanceof Y.Text) return readText(child);
    if (!(child instanceof Y.XmlElement))
      return [{ kind: 'unknown', name: '#value', text: valueText(child) }];
    if (child.nodeName === 'hardBreak' && child.length === 0) return [{ kind: 'break' }];
    const record = mentionOf(child);
    if (record !== undefined) return [{ kind: 'mention', record }];
    return [{ kind: 'unknown', name: child.nodeName, text: innerText(child) }];
  });
}

/** The record that an element refers to, if it is a reference. */
export function mentionOf(element: Y.XmlElement): RecordAddress | undefined {
  const { type, id }: { readonly type?: unknown; readonly id?: unknown } = element.getAttributes();
  if (element.nodeName !== MENTION || element.length > 0) return undefined;
  return typeof type === 'string' && typeof id === 'string' ? parseRecordAddress(type, id) : undefined;
}

function readText(text: Y.Text): readonly TextRun[] {
  return readDelta(text).map(({ insert, attributes }): TextRun => {
    if (typeof insert !== 'string') return { kind: 'unknown', name: '#embed', text: valueText(insert) };
    const names = Object.keys(attributes);
    return {
      kind: 'text',
      text: insert,
      marks: MARKS.filter((mark) => names.includes(mark)),
      unknownMarks: names.filter((name) => !MARKS.some((mark) => mark === name)),
    };
  });
}

function plainRun(text: string): TextRun {
  return { kind: 'text', text, marks: [], unknownMarks: [] };
}

/** All words below an element, however deep it goes: a walk without recursion, past what is no element. */
function innerText(element: Y.XmlElement): string {
  const words: string[] = [];
  const ahead: unknown[] = [element];
  while (ahead.length > 0) {
    const node = ahead.pop();
    if (node instanceof Y.XmlElement) for (const child of node.toArray().reverse()) ahead.push(child);
    else if (node instanceof Y.Text) for (const { insert } of readDelta(node)) words.push(valueText(insert));
    else words.push(valueText(node));
  }
  return words.filter((word) => word !== '').join(' ');
}

function valueText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function blockText(block: TextBlock): string {
  return block.kind === 'unknown' ? block.blocks.map(blockText).join('\n') : block.runs.map(runText).join('');
}

function runText(run: TextRun): string {
  if (run.kind === 'break') return '\n';
  return run.kind === 'mention' ? '@' : run.text;
}

/** For trees that this module has just built, so that nobody downstream can change what others read. */
function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
