export interface TidiedHtml {
  readonly html: string;
  /** There was a table among it: its rows are lines of their own, wherever they are pasted. */
  readonly hadTable: boolean;
  /** Pictures that were left out. */
  readonly pictures: number;
}

/**
 * Makes of pasted HTML what a text of a plan can hold, before it is read: tables become lines, Word's lists become
 * lists, pictures are taken out and counted. Nothing is loaded and no script runs: the document is never shown.
 */
export function tidyPastedHtml(html: string): TidiedHtml {
  // What lies within a table is only read as its parts when it stands in one.
  const isPartOfTable = /^\s*(?:<!--.*?-->\s*)*<(?:col|colgroup|thead|tbody|tfoot|tr|td|th)\b/is.test(html);
  const { body } = new DOMParser().parseFromString(isPartOfTable ? `<table>${html}` : html, 'text/html');
  const pictures = takeOutPictures(body);
  markWordLists(body);
  takeOutEmptyBreaks(body);
  // The inner ones first: their lines are then in a cell of the outer one.
  const tables = Array.from(body.querySelectorAll('table'));
  for (const table of tables.reverse()) table.replaceWith(...linesOf(table));
  return { html: body.innerHTML, hadTable: tables.length > 0, pictures };
}

/** Programs for messages send emoji as pictures, with the letter as their name: those stay as letters. */
const EMOJI = /^\p{Extended_Pictographic}/u;

function takeOutPictures(body: HTMLElement): number {
  let count = 0;
  for (const picture of body.querySelectorAll('img, svg, canvas, video, object, embed')) {
    const name = picture.getAttribute('alt') ?? '';
    if (EMOJI.test(name)) picture.replaceWith(name);
    else {
      picture.remove();
      // A drawing within a page is one of its icons.
      if (!picture.matches('svg')) count += 1;
    }
  }
  return count;
}

/** Word sends the items of a list as paragraphs that begin with the bullet or the number as words. */
function markWordLists(body: HTMLElement): void {
  for (const item of body.querySelectorAll<HTMLElement>('p[style*="mso-list:" i]')) {
    const marker = item.querySelector('[style*="mso-list:ignore" i]');
    if (marker === null) continue;
    item.dataset['kind'] = /^\(?[\p{L}\p{N}.]+[.)]/u.test((marker.textContent ?? '').trim())
      ? 'ordered'
      : 'bullet';
    marker.remove();
  }
}

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, ul, ol, div, pre, blockquote, table';

/** A break that no words stand before or behind: the blocks around it begin on lines of their own. */
function takeOutEmptyBreaks(body: HTMLElement): void {
  for (const lineBreak of body.querySelectorAll('br')) {
    if (isEdge(lineBreak, 'previousSibling') && isEdge(lineBreak, 'nextSibling')) lineBreak.remove();
  }
}

function isEdge(node: Node, towards: 'previousSibling' | 'nextSibling'): boolean {
  const beside = node[towards];
  if (beside instanceof Text && beside.data.trim() === '') return isEdge(beside, towards);
  return beside === null || (beside instanceof Element && beside.matches(BLOCKS));
}

const BETWEEN_CELLS = ' · ';
/** Keeps the cells behind it in their columns. */
const EMPTY_CELL = '–';

function linesOf({ caption, rows }: HTMLTableElement): Node[] {
  return [...(caption === null ? [] : [blockOf(caption)]), ...Array.from(rows).flatMap(linesOfRow)];
}

/** One line for a row of words; a table that is there for its layout keeps the blocks of its cells, each as its own line. */
function linesOfRow(row: HTMLTableRowElement): Node[] {
  const cells = Array.from(row.cells);
  while (cells.length > 0 && isEmpty(cells.at(-1))) cells.pop();
  const filled = cells.filter((cell) => !isEmpty(cell));
  return filled.length > 1 && filled.every(isOneLine) ? [lineOf(cells)] : filled.map(blockOf);
}

function isEmpty(element: Element | undefined): boolean {
  return wordsOf(element) === '';
}

function wordsOf(element: Element | undefined): string {
  return (element?.textContent ?? '').trim();
}

/** There is no block in it, or one that holds every word of it. */
function isOneLine(cell: Element): boolean {
  const block = innerBlock(cell);
  return block === undefined || wordsOf(block) === wordsOf(cell);
}

/** The first block with words that holds no other. */
function innerBlock(cell: Element): Element | undefined {
  return Array.from(cell.querySelectorAll(BLOCKS)).find(
    (block) => block.querySelector(BLOCKS) === null && !isEmpty(block),
  );
}

function blockOf(cell: Element): Node {
  const block = cell.ownerDocument.createElement('div');
  block.append(...cell.childNodes);
  return block;
}

function lineOf(cells: readonly Element[]): Node {
  const line = document.createElement('p');
  for (const [index, cell] of cells.entries()) {
    for (const lineBreak of cell.querySelectorAll('br')) lineBreak.replaceWith(' ');
    if (index > 0) line.append(BETWEEN_CELLS);
    if (isEmpty(cell)) line.append(EMPTY_CELL);
    else line.append(...(innerBlock(cell) ?? cell).childNodes);
  }
  return line;
}
