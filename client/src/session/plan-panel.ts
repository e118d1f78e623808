import { parseRecordAddress, type RecordAddress } from '@holdfast/plan-model';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';

import { createCell } from '../platform/cell.ts';
import { addressWith } from './plan-address.ts';

/** What stands beside the plan, one at a time. It is part of the address, so that a link opens at the same place. */
export type PlanPanel =
  | { readonly kind: 'details'; readonly record: RecordAddress }
  | { readonly kind: 'me' }
  | { readonly kind: 'talk' }
  | { readonly kind: 'people' }
  | { readonly kind: 'heard' }
  | { readonly kind: 'check' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'versions' }
  | { readonly kind: 'chapters' };

const NAME = 'show';

/** The panel that the page's address asks for; what it does not know it does not show. */
export function usePlanPanel(): PlanPanel | undefined {
  const search = useSearch();
  return useMemo(() => parsePanel(new URLSearchParams(search).get(NAME) ?? ''), [search]);
}

function parsePanel(text: string): PlanPanel | undefined {
  if (
    text === 'me' ||
    text === 'talk' ||
    text === 'people' ||
    text === 'heard' ||
    text === 'check' ||
    text === 'removed' ||
    text === 'versions' ||
    text === 'chapters'
  )
    return { kind: text };
  const [root = '', id = ''] = text.split('/');
  const record = parseRecordAddress(root, id);
  return record && { kind: 'details', record };
}

/** How often somebody asked on this page for the panel that was open already: they want to be in it. */
export const panelCalls = createCell(0);

/** Opens a panel. Going back closes it, which is what people do on a phone. */
export function openPanel(panel: PlanPanel): void {
  const now = new URLSearchParams(window.location.search).get(NAME);
  if (now === nameOf(panel)) panelCalls.set(panelCalls.get() + 1);
  else navigate(addressOf(panel), { replace: now !== null });
}

const UNASKED = 'unasked';

/** Opens a panel for somebody who has not asked for it: nothing is to go back from, and the focus stays. */
export function openUnasked(panel: PlanPanel): void {
  navigate(addressOf(panel), { replace: true, state: UNASKED });
}

/** Whether the panel that is open was opened that way. */
export function isUnasked(): boolean {
  return window.history.state === UNASKED;
}

export function closePanel(): void {
  navigate(addressWith(NAME, []), { replace: true });
}

/** The link to a record, for people who are in the plan. */
export function recordLink(record: RecordAddress, planId: string): string {
  return `${window.location.origin}/plan/${planId}?${NAME}=${recordKey(record)}`;
}

/** One string per record: its id on the page, and its name in an address. */
export function recordKey({ root, id }: RecordAddress): string {
  return `${root}/${id}`;
}

/** Brings a record into view and opens its details. */
export function goToRecord(record: RecordAddress): void {
  openPanel({ kind: 'details', record });
  scrollToRecord(record);
}

function scrollToRecord(record: RecordAddress): void {
  document.getElementById(recordKey(record))?.scrollIntoView({ block: 'center' });
}

function addressOf(panel: PlanPanel): string {
  return addressWith(NAME, [nameOf(panel)]);
}

function nameOf(panel: PlanPanel): string {
  return panel.kind === 'details' ? recordKey(panel.record) : panel.kind;
}
