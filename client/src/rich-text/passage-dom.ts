import type { TextPoint, TextRange } from '@holdfast/plan-model';

/*
 * Places in a text of the plan as it is drawn, by an editor or without one. Both draw a line as one element with
 * `dir=auto`, in the order in which an anchor counts them.
 */

const LINE = '[dir="auto"]';

/** The element that draws a text, by the key of its address. */
export function drawnText(key: string): Element | undefined {
  return document.querySelector(`[data-text="${CSS.escape(key)}"]`) ?? undefined;
}

/** The lines of a text as it is drawn, without what stands in it and is none of its own: the names at others' carets. */
export function drawnLines(text: Element): readonly Element[] {
  return [...text.querySelectorAll(LINE)].filter((line) => line.parentElement?.closest(LINE) === null);
}

/** The words that are selected in one text, by the key of its address; undefined where they are none, or are not in one. */
export function selectedPassage(): { readonly key: string; readonly range: TextRange } | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const text = elementOf(range.startContainer)?.closest<HTMLElement>('[data-text]');
  const key = text?.dataset['text'];
  if (key === undefined || text?.contains(range.endContainer) !== true) return undefined;
  const from = pointAt(text, range.startContainer, range.startOffset);
  const to = pointAt(text, range.endContainer, range.endOffset);
  return from === undefined || to === undefined ? undefined : { key, range: { from, to } };
}

/**
 * Where a passage of the text of these lines is drawn; undefined while that cannot be said. Plain places: a `Range` costs
 * the browser something at each change of the page for as long as it is in memory.
 */
export function drawnRange(lines: readonly Element[], { from, to }: TextRange): StaticRangeInit | undefined {
  const [start, end] = [placeAt(lines[from.line], from.offset), placeAt(lines[to.line], to.offset)];
  if (start === undefined || end === undefined) return undefined;
  return {
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  };
}

interface DomPlace {
  readonly node: Node;
  readonly offset: number;
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}

function pointAt(text: Element, node: Node, offset: number): TextPoint | undefined {
  const lines = drawnLines(text);
  // A selection of whole lines begins or ends between them.
  const between = node instanceof Element ? node.childNodes[offset] : undefined;
  const line = lines.findIndex(
    (each) => each.contains(node) || (between !== undefined && each.contains(between)),
  );
  if (line < 0) return node.contains(lines.at(-1) ?? null) ? { line: lines.length, offset: 0 } : undefined;
  const range = document.createRange();
  const element = lines[line];
  if (element === undefined) return undefined;
  range.setStart(element, 0);
  if (element.contains(node)) range.setEnd(node, offset);
  let units = 0;
  for (const piece of piecesOf(element)) {
    if (
      range.comparePoint(piece.node, piece.node instanceof Text ? piece.node.length : 0) <= 0 &&
      range.intersectsNode(piece.node)
    )
      units += piece.length;
    else if (piece.node === node) units += Math.min(offset, piece.length);
    else break;
  }
  return { line, offset: units };
}

/** The place after `offset` units of a line. */
function placeAt(line: Element | undefined, offset: number): DomPlace | undefined {
  if (line === undefined) return undefined;
  let left = offset;
  let last: DomPlace = { node: line, offset: 0 };
  for (const { node, length } of piecesOf(line)) {
    const isText = node instanceof Text;
    if (isText && left <= length) return { node, offset: left };
    const index = [...(node.parentNode?.childNodes ?? [])].indexOf(node as ChildNode);
    if (left === 0) return { node: node.parentNode ?? line, offset: index };
    last = { node: node.parentNode ?? line, offset: index + 1 };
    left -= length;
    if (left === 0 && !isText) return last;
  }
  return left <= 0 ? last : undefined;
}

/** What a line is drawn of, with how many units each is: the letters of words, and one for a reference or a break. */
function piecesOf(line: Element): readonly { readonly node: Node; readonly length: number }[] {
  return [...line.childNodes].flatMap((node): readonly { readonly node: Node; readonly length: number }[] => {
    if (node instanceof Text) return [{ node, length: node.length }];
    if (!(node instanceof Element)) return [];
    // A reference: a button where the text is only read.
    if (node.matches('[data-mention], button')) return [{ node, length: 1 }];
    if (node.tagName === 'BR') return isBreak(node) ? [{ node, length: 1 }] : [];
    // The caret of somebody else, with their name, or what an editor puts beside it.
    if (node.matches('[aria-hidden="true"], .ProseMirror-separator')) return [];
    return piecesOf(node);
  });
}

/** Not the one that gives an empty line its height. */
function isBreak(node: Element): boolean {
  return !node.matches('.ProseMirror-trailingBreak') && (node.parentNode?.childNodes.length ?? 0) > 1;
}
