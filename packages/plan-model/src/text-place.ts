import * as Y from 'yjs';

import { parseRecordAddress, RECORD_ROOTS, type RecordAddress } from './ids.ts';
import { type FragmentAddress, type PlanRoots, textAddressOf } from './plan-layout.ts';
import { holderOf } from './yjs-items.ts';

/** The record whose map `type` is. */
export function recordOfMap(roots: PlanRoots, type: unknown): RecordAddress | undefined {
  const holder = type instanceof Y.Map ? holderOf(type) : null;
  if (holder === null) return undefined;
  const { parent, parentSub } = holder;
  const root = RECORD_ROOTS.find((each) => parent === roots[each]);
  return root === undefined || parentSub === null ? undefined : parseRecordAddress(root, parentSub);
}

/** The text that `type` is part of, however deep and even if it is deleted. */
export function textOf(roots: PlanRoots, type: unknown): FragmentAddress | undefined {
  const fragment = fragmentAround(type);
  if (fragment === roots.title) return 'title';
  if (fragment === roots.vision) return 'vision';
  const item = holderOf(fragment);
  const record = recordOfMap(roots, item?.parent);
  const field = item?.parentSub ?? '';
  return record === undefined ? undefined : textAddressOf(record, field);
}

/** The record that `type` is, or is part of. */
export function recordOf(roots: PlanRoots, type: unknown): RecordAddress | undefined {
  return recordOfMap(roots, type) ?? recordOfMap(roots, holderOf(fragmentAround(type))?.parent);
}

function fragmentAround(type: unknown): Y.XmlFragment | undefined {
  let at = type;
  while (at instanceof Y.XmlElement || at instanceof Y.Text) at = holderOf(at)?.parent;
  return at instanceof Y.XmlFragment ? at : undefined;
}
