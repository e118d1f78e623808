import { systemRandom } from '@holdfast/base';
import type { PassHolder } from '@holdfast/sync-protocol';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import { newSecret, secretHash } from '../../platform/credential.ts';
import { failureKey } from '../../platform/failure-key.ts';
import {
  CODE_LETTERS,
  type PassCode,
  passKeyOf,
  type ReadCode,
  readPassCode,
} from '../../platform/pass-code.ts';
import type { ApiFailure } from '../../platform/relay-api.ts';
import { useDevice } from '../../session/device.ts';
import { closePlan } from '../../session/open-plans.ts';
import { usePerson } from '../../session/use-person.ts';

export type ReturnState =
  | { readonly kind: 'typing' }
  | { readonly kind: 'found'; readonly code: PassCode; readonly holder: PassHolder };

/** From a code to the plan, as the person whose code it is. Nothing changes before they have seen who that is. */
export function useReturn() {
  const { t } = useTranslation();
  const { api, library, identity } = useDevice();
  const isKnown = usePerson()?.person.displayName !== '';
  const [, navigate] = useLocation();
  const [state, setState] = useState<ReturnState>({ kind: 'typing' });
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  /** The same at each attempt: a lost answer gives this device one credential and not two. */
  const secret = useRef('');

  async function find(text: string): Promise<void> {
    const read = readPassCode(text);
    if (read.kind !== 'whole') return setProblem(problemOf(read));
    setBusy(true);
    const answer = await api.previewPass(passKeyOf(read.code));
    setBusy(false);
    setProblem(answer.kind === 'done' ? undefined : wordsFor(answer));
    if (answer.kind === 'done') setState({ kind: 'found', code: read.code, holder: answer.value });
  }

  async function enter({ code, holder }: Extract<ReturnState, { kind: 'found' }>): Promise<void> {
    setBusy(true);
    setProblem(await tryToEnter(code, holder));
    setBusy(false);
  }

  async function tryToEnter(code: PassCode, holder: PassHolder): Promise<string | undefined> {
    // A page of the plan that is still open asks with the credential of before.
    if (!(await closePlan(holder.planId))) return t('join.unstored');
    if (secret.current === '') secret.current = newSecret(systemRandom);
    const answer = await api.redeemPass(passKeyOf(code), secretHash(secret.current));
    if (answer.kind !== 'done') return wordsFor(answer);
    const kept = await library.letIn(answer.value, secret.current);
    if (kept.kind === 'failed') return t('back.notKept', { reason: t(`storage.${kept.problem}`) });
    const { participantId, displayName, group, colour } = answer.value.participant;
    // Somebody is known by their name on a device that has known nobody.
    if (!isKnown) await identity.change({ displayName, group, colour });
    navigate(`/plan/${holder.planId}/${participantId}`, { replace: true });
    return undefined;
  }

  function problemOf(read: Exclude<ReadCode, { kind: 'whole' }>): string {
    switch (read.kind) {
      case 'empty':
        return t('back.empty');
      case 'strange':
        return t('back.strange', { letter: read.letter });
      case 'short':
        return t('back.short', { count: CODE_LETTERS - read.count });
      case 'long':
        return t('back.long', { count: read.count - CODE_LETTERS });
      case 'mistyped':
        return t('back.mistyped');
    }
  }

  function wordsFor(failure: ApiFailure): string {
    const kind = failure.kind === 'refused' ? failure.problem.kind : undefined;
    if (kind === 'pass-invalid') return t('back.invalid', { host: window.location.host });
    if (kind === 'pass-ended') return t('back.ended');
    if (kind === 'pass-expired') return t('back.expired');
    if (kind === 'forbidden') return t('back.removed');
    return t('back.failed', { reason: t(failureKey(failure)) });
  }

  return {
    state,
    isBusy,
    problem,
    find,
    enter,
    again: () => {
      setState({ kind: 'typing' });
      setProblem(undefined);
    },
  };
}
