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
  readonly memory: RoomMemory;
}

type Measured = Partial<Figures>;

const ROWS: readonly (readonly [string, (figures: Measured) => string | undefined])[] = [
  [
    'keys delivered per second, 1 writer, 49 readers',
    ({ perSecond }) => (perSecond === undefined ? undefined : round(perSecond)),
  ],
  ['server CPU per delivery, µs', ({ cpuPerDelivery }) => cpuPerDelivery?.toFixed(2)],
  ['30 typists at 5 Hz, ms: p50 / p95 / p99', ({ typing }) => typing && all(typing)],
  ['100 present at 1 Hz, edit ms: p50 / p95 / p99', ({ present }) => present && all(present)],
  [
    '150 joins of 5 MB, s: p95 / last',
    ({ joins }) => joins && `${(joins.p95 / 1000).toFixed(2)} / ${(joins.all / 1000).toFixed(2)}`,
  ],
  ['… extra memory, MB', ({ joins }) => joins && megabytes(joins.extra)],
  ['kept of 300 keys that others had seen, after SIGKILL', ({ kept }) => kept?.toString()],
  ['memory per open room of 92 kB, kB', ({ memory }) => memory && round(memory.perRoom / 1000)],
  [
    'empty server / after all left, MB',
    ({ memory }) => memory && `${megabytes(memory.empty)} / ${megabytes(memory.afterAllLeft)}`,
  ],
];

/** The table, and below it the bars with what they are held to. */
export function toReport(figures: ReadonlyMap<Contestant, Measured>): string {
  const names = [...figures.keys()];
  const lines = [
    `| | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---').join('|')}|`,
    ...ROWS.map(
      ([name, show]) => `| ${name} | ${[...figures.values()].map((each) => show(each) ?? '–').join(' | ')} |`,
    ),
  ];
  return [...lines, '', ...barsOf(figures)].join('\n');
}

type Bar = readonly [name: string, measured: number | undefined, bar: number, kind: 'least' | 'most'];

function barsOf(figures: ReadonlyMap<Contestant, Measured>): string[] {
  const [ours = {}, theirs = {}, bare = {}] = (['holdfast', 'hocuspocus', 'bare'] as const).map((name) =>
    figures.get(name),
  );
  const bars: readonly Bar[] = [
    ['throughput ÷ Hocuspocus', ratio(ours.perSecond, theirs.perSecond), 1.5, 'least'],
    ['typing p99 ÷ Hocuspocus', ratio(ours.typing?.p99, theirs.typing?.p99), 1.2, 'most'],
    ['kB per open room', ratio(ours.memory?.perRoom, 1000), 100, 'most'],
    ['all left ÷ empty', ratio(ours.memory?.afterAllLeft, ours.memory?.empty), 1.2, 'most'],
    ['joins p95 ÷ bare', ratio(ours.joins?.p95, bare.joins?.p95), 1.3, 'most'],
    ['MB extra for joins', ratio(ours.joins?.extra, 1e6), 100, 'most'],
    ['kept of 300', ours.kept, 300, 'least'],
  ];
  return ['| bar | measured | at | |', '|---|---|---|---|', ...bars.map(toLine)];
}

function toLine([name, measured, bar, kind]: Bar): string {
  if (measured === undefined) return `| ${name} | – | ${kind} ${bar} | not measured |`;
  const holds = kind === 'least' ? measured >= bar : measured <= bar;
  return `| ${name} | ${measured.toFixed(2)} | ${kind} ${bar} | ${holds ? 'holds' : '**missed**'} |`;
}

function ratio(of: number | undefined, to: number | undefined): number | undefined {
  return of === undefined || to === undefined ? undefined : of / to;
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
