/**
 * Writes `golden/<name>`: a plan with every kind of record, every field of them filled in and every kind of link, by the
 * version that it is run with: `node tests/compatibility/write-every-kind.ts <name>`. A kind, a field or a link that comes
 * later wants another document under another name, beside those that are there.
 */
import { assert } from '@holdfast/base';
import * as model from '@holdfast/plan-model';
import {
  addActor,
  addLink,
  addRecord,
  appendText,
  isUnreadable,
  LINK_KINDS,
  type LinkKind,
  makeLink,
  type NewValues,
  parseIsoDate,
  type Plan,
  RECORD_ROOTS,
  recordKind,
  type RecordRoot,
  setMeta,
  setPeriod,
} from '@holdfast/plan-model';

import { openGolden, writeGolden } from './golden-file.ts';

/** What a field may hold: by its own reader the first that fits. */
const CANDIDATES = [
  true,
  12,
  3,
  'Words',
  '2026-09-01',
  '1200.5 EUR',
  // The choices of the vocabulary, whichever they are by then.
  ...Object.values(model).flatMap((each) => (Array.isArray(each) ? each : [])),
];
/** Set by the plan itself when a record is made. */
const OWN = new Set(['order', 'createdAt', 'createdBy', 'archivedAt']);
/** What a record names comes before it. */
const NAMED = {
  indicatorId: 'indicators',
  targetId: 'targets',
  causeId: 'causes',
  collectorId: 'actors',
  organisationId: 'actors',
} as const;
const ORDER: readonly RecordRoot[] = ['actors', 'indicators', 'targets', 'causes'];

function valueFor(root: RecordRoot, field: string, ids: ReadonlyMap<RecordRoot, string>): unknown {
  const named = Object.entries(NAMED).find(([name]) => name === field)?.[1];
  if (named !== undefined) return ids.get(named);
  const read = recordKind(root).fields[field];
  const fits = CANDIDATES.find((value) => !isUnreadable(read?.(value)));
  assert(fits !== undefined, `a value for ${root}.${field}`);
  return fits;
}

function addOne(plan: Plan, root: RecordRoot, ids: ReadonlyMap<RecordRoot, string>): string {
  const { fields, texts } = recordKind(root);
  const written = Object.keys(fields).filter((field) => !OWN.has(field));
  const values = Object.fromEntries(written.map((field) => [field, valueFor(root, field, ids)]));
  // Every value was accepted by the reader of its field, and is asked for once more.
  return addRecord(plan, root, {
    values: values as NewValues<typeof root>,
    texts: Object.fromEntries(Object.keys(texts).map((text) => [text, `${root}: ${text}`])),
  });
}

const [name] = process.argv.slice(2);
assert(name !== undefined, 'the name of the document');
const plan = openGolden();
const ids = new Map<RecordRoot, string>();
// The one that the actor of the document belongs to.
ids.set('actors', addActor(plan, { name: 'The school', group: 'leadership', kind: 'organisation' }));
for (const root of [...ORDER, ...RECORD_ROOTS.filter((each) => !ORDER.includes(each))])
  ids.set(root, addOne(plan, root, ids));
for (const [kind, { from, to }] of Object.entries(LINK_KINDS)) {
  // The keys of the table are the kinds.
  const link = makeLink(kind as LinkKind, ids.get(from) ?? '', ids.get(to) ?? '');
  assert(link !== undefined, kind);
  addLink(plan, link);
}
const start = parseIsoDate('2026-09-01');
assert(start !== undefined, 'a day');
setPeriod(plan, { start });
setMeta(plan, {
  institution: 'Vocational school on the hill',
  'absent:healthService': 'The nurse is in the team',
  reviewEveryMonths: 6,
  languages: 'Turkish, English',
  publicSummary: 'Everybody stays until the end.',
  country: 'AT',
  region: 'Around the lake',
  status: 'adopted',
  adoptedOn: '2026-09-15',
});
appendText(plan, 'title', 'Stay, learn, finish');
appendText(plan, 'vision', 'Nobody is lost.');
writeGolden(name, { doc: plan.doc, snapshot: () => plan.snapshot() });
