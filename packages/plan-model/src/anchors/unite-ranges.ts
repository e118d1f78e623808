import type { TextPoint, TextRange } from './text-letters.ts';

/** The same letters in as few ranges as can be, in the order of the text. */
export function uniteRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const united: { from: TextPoint; to: TextPoint }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => compare(a.from, b.from))) {
    const last = united.at(-1);
    if (last === undefined || compare(from, last.to) > 0) united.push({ from, to });
    else if (compare(to, last.to) > 0) last.to = to;
  }
  return united;
}

function compare(one: TextPoint, other: TextPoint): number {
  return one.line - other.line || one.offset - other.offset;
}
