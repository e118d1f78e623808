import type { Trace, TraceEdge, TraceNode } from './trace-of.ts';

/** In the units of the picture, which are about the pixels of a wide page. */
export const BOX = { width: 196, height: 72 };
const GAP = { between: 52, below: 16 };
/** Above the boxes stands what each column is. */
const HEAD = 34;
/** Below them, how many more there are. */
const FOOT = 30;

export interface PlacedNode {
  readonly node: TraceNode;
  readonly x: number;
  readonly y: number;
}

export interface PlacedColumn {
  readonly root: Trace['columns'][number]['root'];
  readonly x: number;
  readonly nodes: readonly PlacedNode[];
  readonly more: number;
  /** Where its last box ends, or the middle of the picture when it has none. */
  readonly end: number;
}

export interface TraceLayout {
  readonly width: number;
  readonly height: number;
  readonly middle: number;
  readonly columns: readonly PlacedColumn[];
  readonly edges: readonly { readonly key: string; readonly path: string }[];
}

/** Where everything stands: each column in the middle of the picture, and so the chosen record too. Mirrored for who reads from the right. */
export function layOut({ columns, edges }: Trace, isMirrored: boolean): TraceLayout {
  const rows = Math.max(1, ...columns.map(({ nodes }) => nodes.length));
  const tall = rows * (BOX.height + GAP.below) - GAP.below;
  const width = columns.length * (BOX.width + GAP.between) - GAP.between;
  const middle = HEAD + tall / 2;
  const placed = columns.map(({ root, nodes, more }, place): PlacedColumn => {
    const from = place * (BOX.width + GAP.between);
    const x = isMirrored ? width - from - BOX.width : from;
    const own = Math.max(1, nodes.length) * (BOX.height + GAP.below) - GAP.below;
    const top = middle - own / 2;
    return {
      root,
      x,
      more,
      end: top + own,
      nodes: nodes.map((node, row) => ({ node, x, y: top + row * (BOX.height + GAP.below) })),
    };
  });
  return {
    width,
    height: HEAD + tall + FOOT,
    middle,
    columns: placed,
    edges: edges.flatMap((edge) => edgeOf(edge, placed, isMirrored) ?? []),
  };
}

function edgeOf({ from, to }: TraceEdge, columns: readonly PlacedColumn[], isMirrored: boolean) {
  const nodes = columns.flatMap((column) => column.nodes);
  const start = nodes.find(({ node }) => node.record.id === from.id);
  const end = nodes.find(({ node }) => node.record.id === to.id);
  if (start === undefined || end === undefined) return undefined;
  const [x1, x2] = isMirrored ? [start.x, end.x + BOX.width] : [start.x + BOX.width, end.x];
  const [y1, y2] = [start.y + BOX.height / 2, end.y + BOX.height / 2];
  const half = (x1 + x2) / 2;
  return { key: `${from.id}|${to.id}`, path: `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}` };
}
