import { onTestFinished } from 'vitest';

import { RelayApi } from '../platform/relay-api.ts';
import { closeTestDevice, openTestDevice } from './device-fixture.ts';
import type { Device } from './device.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** For tests: a device whose relay answers in turn as it is told; a string is a refusal by that name, undefined no answer. */
export function deviceWithRelay(): {
  readonly device: Device;
  readonly asked: readonly Asked[];
  readonly answers: (object | string | undefined)[];
} {
  const answers: (object | string | undefined)[] = [];
  const asked: Asked[] = [];
  const fetch = (url: unknown, init?: RequestInit): Promise<Response> => {
    const path = new URL(String(url)).pathname;
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    asked.push({ method: init?.method ?? '', path, body });
    const answer = answers.shift();
    if (answer === undefined) return Promise.reject(new TypeError('no network'));
    if (typeof answer === 'object') return Promise.resolve(Response.json(answer));
    const problem = { type: `about:holdfast:${answer}`, title: '', status: 410, kind: answer };
    return Promise.resolve(Response.json(problem, { status: 410 }));
  };
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  return {
    device: { ...device, api: new RelayApi({ origin: 'https://relay.example', fetch }) },
    asked,
    answers,
  };
}
