import type { PlanSnapshot, RecordAddress } from '@holdfast/plan-model';

import { fold } from '../../session/match-words.ts';
import { recordName } from '../../session/record-name.ts';
import { targetsByIndicator } from '../../session/target-numbers.ts';
import type { NamedRoot } from './columns.ts';

/** A name as it is compared: letter case, accents and spaces more or less are no matter. */
export function foldName(name: string): string {
  return fold(name).replaceAll(/\s+/gu, ' ').trim();
}

/** Which records of a plan are called so. The first of several is the one that stands first in the plan. */
export class NamesInPlan {
  readonly #exact = new Map<string, string>();
  readonly #folded = new Map<string, string[]>();

  constructor(plan: PlanSnapshot) {
    for (const root of ['goals', 'actors', 'causes', 'indicators'] as const) {
      for (const id of idsOf(plan, root)) {
        // An id of this root, which is all that an address says.
        const name = recordName(plan, { root, id } as RecordAddress);
        if (name === '') continue;
        const exact = `${root} ${name}`;
        if (!this.#exact.has(exact)) this.#exact.set(exact, id);
        const key = `${root} ${foldName(name)}`;
        this.#folded.set(key, [...(this.#folded.get(key) ?? []), id]);
      }
    }
  }

  /** The record that has exactly this name, or the first that has it but for what is no matter. */
  find(root: NamedRoot, name: string): { readonly id: string; readonly isOnly: boolean } | undefined {
    const alike = this.#folded.get(`${root} ${foldName(name)}`) ?? [];
    const id = this.#exact.get(`${root} ${name}`) ?? alike[0];
    return id === undefined ? undefined : { id, isOnly: alike.length === 1 };
  }

  /** The names in a cell: one that the plan knows is not taken apart, and a comma parts only where that finds one. */
  split(text: string, root: NamedRoot): readonly string[] {
    if (this.find(root, text) !== undefined) return [text];
    return text
      .split(/[;\n|]/u)
      .flatMap((part) => this.#splitByCommas(part.trim(), root))
      .filter((name) => name !== '');
  }

  #splitByCommas(text: string, root: NamedRoot): readonly string[] {
    if (this.find(root, text) !== undefined) return [text];
    const parts = text.split(/,|\s&\s/u).map((part) => part.trim());
    return parts.some((part) => this.find(root, part) !== undefined) ? parts : [text];
  }
}

/** An indicator stands in the plan where the first target is that it measures. */
function idsOf(plan: PlanSnapshot, root: NamedRoot): readonly string[] {
  const ids: readonly string[] = plan[root].map(({ id }) => id);
  if (root !== 'indicators') return ids;
  const measured = [...targetsByIndicator(plan.targets).keys()].filter((id) => ids.includes(id));
  return [...new Set([...measured, ...ids])];
}
