import {
  DIMENSIONS,
  type Field,
  type FragmentAddress,
  fragmentKey,
  isUnreadable,
  type PlanSnapshot,
  type RecordAddress,
  type RecordRoot,
  type RecordSnapshot,
  textOfPlace,
  type TextSnapshot,
} from '@holdfast/plan-model';

import { wordsOf } from '../../session/match-words.ts';
import { inRecord, fieldWords, type PlaceContext, textWords } from '../../session/place-words.ts';
import { goToRecord, recordKey } from '../../session/plan-panel.ts';
import { inThePlan } from '../../session/plan-view.ts';
import { goToSlot } from '../../slots/open-slot.ts';
import { findHolder, type Passage } from './find-passages.ts';

const NEEDS = DIMENSIONS.map((dimension) => `need:${dimension}` as const);
const EVALUATED = ['activities', 'expected', 'unexpected', 'questions', 'success', 'methods', 'who'] as const;

/** Everything in use in the plan that is written in words and names nothing: texts, descriptions, sources. */
export function planPassages(context: PlaceContext): readonly Passage[] {
  const { plan } = context;
  const { title, vision } = plan;
  return [
    ...text('title', title),
    ...inFirstLines(context),
    ...text('vision', vision),
    ...words('profiles', plan.profiles, ['description', ...NEEDS]),
    ...words('causes', plan.causes, ['note']),
    ...words('evidence', plan.evidence, ['summary', 'source']),
    ...words('outcomes', plan.outcomes, ['note']),
    ...words('goals', plan.goals, ['why']),
    ...plan.targets.flatMap((target) => [
      ...words('targets', [target], ['rationale']),
      ...ofIndicator(target),
    ]),
    ...words('actors', plan.actors, ['role', 'contact', 'area', 'hours', 'referral', 'languages']),
    ...words('measures', plan.measures, ['what', 'dropReason', 'resources']),
    ...words('practices', plan.practices, ['note', 'where', 'reportTo']),
    ...words('measurements', plan.measurements, ['note', 'breakdown']),
    ...words('evaluations', plan.evaluations, EVALUATED),
    ...words('reviews', plan.reviews, ['findings', 'decisions']),
  ];

  /** Of some records of a kind what stands in these texts and fields. */
  function words<Root extends RecordRoot>(
    root: Root,
    records: readonly RecordSnapshot<Root>[],
    fields: readonly (keyof RecordSnapshot<Root> & string)[],
  ): readonly Passage[] {
    return records.flatMap((each) => {
      // An id of this root, which is all that an address says.
      const record = { root, id: each.id } as RecordAddress;
      return fields.flatMap((field) => {
        const address = textOfPlace({ kind: 'field', record, field });
        return address === undefined
          ? detail(record, field, each[field] as Field<string | null>)
          : text(address, each[field]);
      });
    });
  }

  function text(address: FragmentAddress, words: Field<TextSnapshot>): readonly Passage[] {
    if (isUnreadable(words) || words.plainText === '') return [];
    const id = fragmentKey(address);
    return [
      {
        id,
        place: textWords(address, context),
        text: words.plainText,
        go: (query) => inThePlan(() => goToText(id, query)),
      },
    ];
  }

  function ofIndicator({ id, indicatorId }: PlanSnapshot['targets'][number]): readonly Passage[] {
    const indicator = isUnreadable(indicatorId) ? undefined : plan.indicatorsById.get(indicatorId);
    if (indicator === undefined) return [];
    const target = { root: 'targets', id } as const;
    return [
      ...detail(target, 'definition', indicator.definition),
      ...detail(target, 'source', indicator.source),
    ];
  }

  /** What stands in the details of a record and not in the plan. */
  function detail(record: RecordAddress, field: string, words: Field<string | null>): readonly Passage[] {
    const place = inRecord(record, fieldWords(field, context), context);
    return value(words, { id: `${recordKey(record)}/${field}`, place, go: () => goToRecord(record) });
  }
}

/** What is said of the plan as a whole. */
function inFirstLines(context: PlaceContext): readonly Passage[] {
  const { institution, standing } = context.plan;
  return [
    ...value(institution, {
      id: 'institution',
      place: fieldWords('institution', context),
      go: () => inThePlan(() => goToText('title', '')),
    }),
    ...(['publicSummary', 'region', 'languages'] as const).flatMap((field) =>
      value(standing[field], {
        id: field,
        place: fieldWords(field, context),
        // Not all of the plan may be on the page yet.
        go: () => inThePlan(() => goToSlot(`meta/${field}`) || goToText('title', '')),
      }),
    ),
  ];
}

function value(words: Field<string | null>, where: Omit<Passage, 'text'>): readonly Passage[] {
  return isUnreadable(words) || words === null ? [] : [{ ...where, text: words }];
}

/** Brings the line of a text that holds what was looked for into view, and the keyboard to the text. */
function goToText(key: string, query: string): void {
  const text = document.querySelector<HTMLElement>(`[data-text="${CSS.escape(key)}"]`);
  if (text === null) {
    // It is not drawn yet; the place of its record is.
    document.getElementById(key.slice(0, key.lastIndexOf('/')))?.scrollIntoView({ block: 'center' });
    return;
  }
  const lines = [...text.querySelectorAll('p, li, h3, h4')];
  const line =
    lines[
      findHolder(
        lines.map(({ textContent }) => textContent ?? ''),
        wordsOf(query),
      )
    ];
  (line ?? text).scrollIntoView({ block: 'center' });
  // The text itself and not the editor in it: whoever has come to read goes on from here, a Tab begins to write.
  text.tabIndex = -1;
  text.focus({ preventScroll: true });
}
