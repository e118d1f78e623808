import type { Percentiles, RoomMemory } from './scenarios.ts';
import type { Contestant } from './server-process.ts';

/** What was measured of one server. */
export interface Figures {
  readonly perSecond: number;
  /** Microseconds. */
  readonly cpuPerDelivery: number;
  readonly typing: Percentiles;
  readonly present: Percentiles;
  readonly joins: { readonly p95: number; readonly all: number; readonly extra: number };
  readonly kept: number;
  readonly memory: RoomMemory | undefined;
}

const ROWS: readonly (readonly [string, (figures: Figures) => string])[] = [
  ['keys delivered per second, 1 writer, 49 readers', ({ perSecond }) => round(perSecond)],
  ['server CPU per delivery, µs', ({ cpuPerDelivery }) => cpuPerDelivery.toFixed(2)],
  ['30 typists at 5 Hz, ms: p50 / p95 / p99', ({ typing }) => all(typing)],
  ['100 present at 1 Hz, edit ms: p50 / p95 / p99', ({ present }) => all(present)],
  [
    '150 joins of 5 MB, s: p95 / last',
    ({ joins }) => `${(joins.p95 / 1000).toFixed(2)} / ${(joins.all / 1000).toFixed(2)}`,
  ],
  ['… extra memory, MB', ({ joins }) => megabytes(joins.extra)],
  ['kept of 300 keys that others had seen, after SIGKILL', ({ kept }) => String(kept)],
  ['memory per open room of 92 kB, kB', ({ memory }) => (memory ? round(memory.perRoom / 1000) : '–')],
  [
    'empty server / after all left, MB',
    ({ memory }) => (memory ? `${megabytes(memory.empty)} / ${megabytes(memory.afterAllLeft)}` : '–'),
  ],
];

/** The table, and below it the bars with what they are held to. */
export function toReport(figures: ReadonlyMap<Contestant, Figures>): string {
  const names = [...figures.keys()];
  const lines = [
    `| | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---').join('|')}|`,
    ...ROWS.map(([name, show]) => `| ${name} | ${[...figures.values()].map(show).join(' | ')} |`),
  ];
  return [...lines, '', ...barsOf(figures)].join('\n');
}

function barsOf(figures: ReadonlyMap<Contestant, Figures>): string[] {
  const [ours, theirs, bare] = [figures.get('holdfast'), figures.get('hocuspocus'), figures.get('bare')];
  if (ours === undefined || theirs === undefined || bare === undefined) return [];
  const bars: (readonly [string, number, number, 'least' | 'most'])[] = [
    ['throughput ÷ Hocuspocus', ours.perSecond / theirs.perSecond, 1.5, 'least'],
    ['typing p99 ÷ Hocuspocus', ours.typing.p99 / theirs.typing.p99, 1.2, 'most'],
    ['kB per open room', (ours.memory?.perRoom ?? Number.NaN) / 1000, 100, 'most'],
    ['all left ÷ empty', (ours.memory?.afterAllLeft ?? Number.NaN) / (ours.memory?.empty ?? 1), 1.2, 'most'],
    ['joins p95 ÷ bare', ours.joins.p95 / bare.joins.p95, 1.3, 'most'],
    ['MB extra for joins', ours.joins.extra / 1e6, 100, 'most'],
    ['kept of 300', ours.kept, 300, 'least'],
  ];
  return [
    '| bar | measured | at | |',
    '|---|---|---|---|',
    ...bars.map(([name, value, bar, kind]) => {
      const holds = kind === 'least' ? value >= bar : value <= bar;
      return `| ${name} | ${value.toFixed(2)} | ${kind} ${bar} | ${holds ? 'holds' : '**missed**'} |`;
    }),
  ];
}

function all({ p50, p95, p99 }: Percentiles): string {
  return [p50, p95, p99].map((value) => value.toFixed(1)).join(' / ');
}

function round(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
