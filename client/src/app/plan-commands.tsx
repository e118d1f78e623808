import { parseRecordAddress } from '@holdfast/plan-model';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import type { Command } from '../features/commands/find-commands.ts';
import { createCell } from '../platform/cell.ts';
import { commentOnSelection, commentRequest } from '../session/comment-request.ts';
import { importRequest } from '../session/import-request.ts';
import { useOpenPlan, usePlan } from '../session/open-plan-context.ts';
import { openPanel } from '../session/plan-panel.ts';
import { inThePlan, openView, PLAN_VIEWS } from '../session/plan-view.ts';
import { shareRequest } from '../session/share-request.ts';
import { titleLine } from '../session/title-line.ts';
import { useBackup } from '../session/use-backup.ts';
import { useReadable } from '../session/use-readable.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { bringEarly, latePart } from '../ui/late-part.ts';
import { goToSection, SECTIONS } from './chapters.tsx';

const loadCommandMenu = async () => (await import('../features/commands/command-menu.tsx')).CommandMenu;
const CommandMenu = latePart(loadCommandMenu);
const RecoveryDialog = latePart(
  async () => (await import('../features/passes/recovery-dialog.tsx')).RecoveryDialog,
);
const DeviceDialog = latePart(
  async () => (await import('../features/passes/device-dialog.tsx')).DeviceDialog,
);
const ImportDialog = latePart(
  async () => (await import('../features/importing/import-dialog.tsx')).ImportDialog,
);
const KeyList = latePart(async () => (await import('../features/commands/key-list.tsx')).KeyList);

/** What is open: from a key, the phone's bar or the menu of the plan. */
const shown = createCell<'none' | 'commands' | 'keys' | 'device' | 'recovery'>('none');

export const openCommands = (): void => shown.set('commands');
export const openKeys = (): void => shown.set('keys');
export const openDevice = (): void => shown.set('device');
export const openImport = (): void => importRequest.set({ kind: undefined });
export const openRecovery = (): void => shown.set('recovery');
function close(): void {
  shown.set('none');
  importRequest.set(undefined);
}

/** Mod+K over everything in the plan, and the list of keys on `?`. */
export function PlanCommands() {
  const { t } = useTranslation();
  const { entry } = useOpenPlan();
  const what = useReadable(shown);
  const table = useReadable(importRequest);
  const title = titleLine(usePlan((plan) => plan.title).plainText) || t('plans.untitled');
  const actions = useActions();
  // Who opens it by its keys goes on typing at once. It comes after the plan, which is wanted first.
  useEffect(() => bringEarly(loadCommandMenu), []);
  useEffect(() => {
    window.addEventListener('keydown', handleKey);
    return () => {
      window.removeEventListener('keydown', handleKey);
      close();
    };
  }, []);
  if (what === 'none' && table === undefined) return null;
  return (
    <>
      {what === 'commands' && <CommandMenu actions={actions} onClose={close} />}
      {what === 'keys' && <KeyList onClose={close} />}
      {what === 'device' && <DeviceDialog plan={entry} onClose={close} />}
      {table !== undefined && <ImportDialog kind={table.kind} onClose={close} />}
      {what === 'recovery' && <RecoveryDialog plan={entry} title={title} onClose={close} />}
    </>
  );
}

function handleKey(event: KeyboardEvent): void {
  const isMod = event.metaKey || event.ctrlKey;
  // Where it makes letters, it says Control and Alt too.
  const isAltGraph = event.getModifierState('AltGraph');
  if (isMod && !event.altKey && event.key.toLowerCase() === 'k') openCommands();
  // On a Mac the key itself makes another letter with Alt.
  else if (isMod && event.altKey && event.code === 'KeyM' && !isAltGraph) commentHere(event.target);
  else if (isMod && event.altKey && event.code === 'KeyS' && !isAltGraph) commentHere(event.target, true);
  // Who writes means the question mark.
  else if (event.key === '?' && !isMod && !isWriting(event.target)) openKeys();
  else return;
  event.preventDefault();
}

/** Says something of the words that are selected, of the record in which the keyboard is, or else of the plan. */
function commentHere(target: EventTarget | null, isSuggestion = false): void {
  if (commentOnSelection(isSuggestion)) return;
  const row = target instanceof Element ? target.closest('[data-row]') : null;
  const [root = '', id = ''] = row?.id.split('/') ?? [];
  const record = parseRecordAddress(root, id);
  openPanel(record === undefined ? { kind: 'talk' } : { kind: 'details', record });
  commentRequest.set({ passage: undefined });
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, select, textarea, [contenteditable], [role=textbox]') !== null
  );
}

/** The lines in which something is added to a list, and what that is called. */
const LINES = [
  ['add-actor', 'commands.addActor'],
  ['add-profile', 'commands.addProfile'],
  ['add-cause', 'commands.addCause'],
  ['add-goal', 'goals.add'],
  ['add-outcome-individual', 'commands.addOutcome'],
  ['add-measure', 'measures.add'],
  ['add-staff', 'commands.addStaff'],
  ['add-practice-activities', 'commands.addPractice'],
  ['add-evaluation', 'commands.addEvaluation'],
  ['add-review', 'commands.addReview'],
] as const;

export function goToLine(id: string): void {
  inThePlan(() => {
    const line = document.getElementById(id);
    line?.scrollIntoView({ block: 'center' });
    line?.focus({ preventScroll: true });
  });
}

function useActions(): readonly Command[] {
  const { t } = useTranslation();
  const { save } = useBackup();
  const [, navigate] = useLocation();
  const mayEdit = useMayEdit();
  const go = t('commands.goTo');
  const act = t('commands.action');
  return [
    ...(mayEdit ? LINES : []).map(([line, label]) => ({
      id: line,
      label: t(label),
      kind: act,
      run: () => goToLine(line),
    })),
    ...(mayEdit ? [{ id: 'bring-in', label: t('plan.bringIn'), kind: act, run: openImport }] : []),
    ...SECTIONS.map((section) => ({
      id: section,
      label: t(`sections.${section}`),
      kind: go,
      run: () => goToSection(section),
    })),
    { id: 'share', label: t('share.open'), kind: act, run: () => shareRequest.set({ group: undefined }) },
    ...PLAN_VIEWS.map((view) => ({
      id: `view-${view}`,
      label: t(`views.${view}`),
      kind: go,
      run: () => openView(view),
    })),
    { id: 'for-me', label: t('forMe.title'), kind: go, run: () => openPanel({ kind: 'me' }) },
    { id: 'talk', label: t('talk.title'), kind: go, run: () => openPanel({ kind: 'talk' }) },
    { id: 'people', label: t('presence.title'), kind: go, run: () => openPanel({ kind: 'people' }) },
    { id: 'check', label: t('check.title'), kind: go, run: () => openPanel({ kind: 'check' }) },
    { id: 'heard', label: t('heard.title'), kind: go, run: () => openPanel({ kind: 'heard' }) },
    { id: 'removed', label: t('archive.heading'), kind: go, run: () => openPanel({ kind: 'removed' }) },
    { id: 'keys', label: t('keys.title'), kind: act, run: openKeys },
    { id: 'device', label: t('passes.device'), kind: act, run: openDevice },
    { id: 'recovery', label: t('passes.recovery'), kind: act, run: openRecovery },
    { id: 'backup', label: t('plan.backup'), kind: act, run: save },
    { id: 'plans', label: t('app.toMyPlans'), kind: go, run: () => navigate('/') },
  ];
}
