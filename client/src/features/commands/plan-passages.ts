import {
  DIMENSIONS,
  type Field,
  type FragmentAddress,
  fragmentKey,
  isUnreadable,
  type PlanSnapshot,
  type RecordAddress,
  type TextSnapshot,
} from '@holdfast/plan-model';

import { wordsOf } from '../../session/match-words.ts';
import { inRecord, fieldWords, type PlaceContext, textWords } from '../../session/place-words.ts';
import { goToRecord, recordKey } from '../../session/plan-panel.ts';
import { goToSlot } from '../../slots/open-slot.ts';
import { findHolder, type Passage } from './find-passages.ts';

/** Everything in use in the plan that is written in words and names nothing: texts, descriptions, sources. */
export function planPassages(context: PlaceContext): readonly Passage[] {
  const { title, vision, institution, standing, goals, targets, actors, measures } = context.plan;
  const { profiles, causes, evidence, outcomes } = context.plan;
  return [
    ...text('title', title),
    ...value(institution, {
      id: 'institution',
      place: fieldWords('institution', context),
      go: () => goToText('title', ''),
    }),
    ...(['publicSummary', 'region', 'languages'] as const).flatMap((field) =>
      value(standing[field], {
        id: field,
        place: fieldWords(field, context),
        // The plan may not be on the page now, or not all of it.
        go: () => goToSlot(`meta/${field}`) || goToText('title', ''),
      }),
    ),
    ...text('vision', vision),
    ...profiles.flatMap((profile) => [
      ...text({ root: 'profiles', id: profile.id, field: 'description' }, profile.description),
      ...DIMENSIONS.flatMap((dimension) =>
        detail({ root: 'profiles', id: profile.id }, `need:${dimension}`, profile[`need:${dimension}`]),
      ),
    ]),
    ...causes.flatMap(({ id, note }) => text({ root: 'causes', id, field: 'note' }, note)),
    ...evidence.flatMap(({ id, summary, source }) => [
      ...detail({ root: 'evidence', id }, 'summary', summary),
      ...detail({ root: 'evidence', id }, 'source', source),
    ]),
    ...outcomes.flatMap(({ id, note }) => text({ root: 'outcomes', id, field: 'note' }, note)),
    ...goals.flatMap(({ id, why }) => text({ root: 'goals', id, field: 'why' }, why)),
    ...targets.flatMap((target) => [
      ...text({ root: 'targets', id: target.id, field: 'rationale' }, target.rationale),
      ...ofIndicator(target),
    ]),
    ...actors.flatMap(({ id, role, contact, area }) => [
      ...text({ root: 'actors', id, field: 'role' }, role),
      ...detail({ root: 'actors', id }, 'contact', contact),
      ...detail({ root: 'actors', id }, 'area', area),
    ]),
    ...measures.flatMap(({ id, what, dropReason }) => [
      ...text({ root: 'measures', id, field: 'what' }, what),
      ...detail({ root: 'measures', id }, 'dropReason', dropReason),
    ]),
  ];

  function text(address: FragmentAddress, words: Field<TextSnapshot>): readonly Passage[] {
    if (isUnreadable(words) || words.plainText === '') return [];
    const id = fragmentKey(address);
    return [
      { id, place: textWords(address, context), text: words.plainText, go: (query) => goToText(id, query) },
    ];
  }

  function ofIndicator({ id, indicatorId }: PlanSnapshot['targets'][number]): readonly Passage[] {
    const indicator = isUnreadable(indicatorId) ? undefined : context.plan.indicatorsById.get(indicatorId);
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
