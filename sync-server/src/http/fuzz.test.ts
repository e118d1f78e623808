import { seededRandom } from '@holdfast/base';
import { type Participant, participantsSchema, PROBLEMS, problemSchema } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';

import { RelayProcess } from '../testkit/relay-process.ts';
import { newPlanId, TestDevice } from '../testkit/test-device.ts';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1_000);
const SEED = Number(process.env['SEED'] ?? 1);
/** At once, as from as many connections. */
const AT_ONCE = 20;
/** From here on memory is compared: before it grows with what is loaded and compiled. */
const WARM_UP = 20_000;

/** A request that may mean something, or may have before it was damaged. */
interface Damaged {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

class RequestFuzzer {
  readonly #random;
  readonly #planId: string;
  readonly #device: TestDevice;

  constructor(seed: number, planId: string, device: TestDevice) {
    this.#random = seededRandom(seed);
    this.#planId = planId;
    this.#device = device;
  }

  next(): Damaged {
    const { participantId, secret } = this.#device;
    const method = this.#one(['GET', 'PUT', 'POST', 'PATCH', 'DELETE']);
    const id = this.#one([
      participantId,
      'invitation-of-nobody-1',
      this.#text(),
      '..',
      '%00',
      '9007199254740993',
    ]);
    const rest = this.#one([
      '',
      '/token',
      '/participants',
      `/participants/${id}`,
      '/invitations',
      `/invitations/${id}`,
      `/invitations/${id}/preview`,
      '/passes',
      `/passes/${id}`,
      '/history',
      `/history/${id}`,
      `/history?before=${id}`,
    ]);
    const plan = this.#below(4) === 0 ? this.#text() : this.#planId;
    const credential = this.#one([
      `Bearer ${participantId}.${secret}`,
      `Bearer ${participantId}.${this.#text()}`,
      this.#text(),
      'Bearer .',
    ]);
    const ofPlan = `/api/plans/${encodeURIComponent(plan)}${rest}`;
    return {
      method,
      path: this.#one([
        ofPlan,
        ofPlan,
        ofPlan,
        ofPlan,
        `/api/passes/${id}/preview`,
        `/api/passes/${id}/credential`,
      ]),
      headers: {
        authorization: Buffer.from(credential)
          .toString('latin1')
          .replaceAll(/[^\x20-\x7e]/g, '?'),
        ...this.#type(),
      },
      body: method === 'GET' ? undefined : this.#body(),
    };
  }

  #body(): string {
    const whole = JSON.stringify({
      participantId: this.#value(),
      credentialHash: this.#value(),
      displayName: this.#value(),
      group: this.#value(),
      colour: this.#value(),
      role: this.#value(),
      invitationId: this.#value(),
      invitationSecret: this.#value(),
      secretHash: this.#value(),
      validForMs: this.#value(),
      maxUses: this.#value(),
      kind: this.#one(['recovery', 'device', this.#value()]),
      replaces: this.#value(),
      passSecret: this.#value(),
      ['__proto__']: this.#value(),
    });
    const damages: readonly [() => string, ...(() => string)[]] = [
      () => whole,
      () => whole.slice(0, this.#below(whole.length)),
      () => whole.replace(this.#one(['"', ':', ',', '{']), this.#text()),
      () => '['.repeat(this.#below(5_000)),
      () => this.#text().repeat(this.#below(2_000)),
      () => '',
    ];
    return this.#one(damages)();
  }

  #value(): unknown {
    return this.#one([
      null,
      true,
      -1,
      1e308,
      'teacher',
      'editor',
      'x'.repeat(this.#below(300)),
      this.#text(),
      [],
      {},
      [[]],
      { a: { b: 1 } },
    ]);
  }

  #type(): Record<string, string> {
    return this.#one([
      { 'content-type': 'application/json' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-16' },
      {},
    ]);
  }

  #text(): string {
    return String.fromCodePoint(...Array.from({ length: 1 + this.#below(12) }, () => this.#below(0xd7ff)));
  }

  #one<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.#below(items.length)] ?? items[0];
  }

  #below(limit: number): number {
    return Math.floor(this.#random.fraction() * limit);
  }
}

/** Answers what is wrong with the answer to a request. */
async function faultOf(url: string, { method, path, headers, body }: Damaged): Promise<string | undefined> {
  const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
  const text = await response.text();
  if (response.status < 400) return undefined;
  const problem = problemSchema.safeParse(text.startsWith('{') ? JSON.parse(text) : undefined);
  const isNamed = problem.success && PROBLEMS.includes(problem.data.kind) && response.status < 500;
  return isNamed ? undefined : `${method} ${path} ${JSON.stringify(body)}: ${response.status} ${text}`;
}

/** Who takes part. When they were last seen changes with each token, which some of the requests rightly get. */
async function peopleOf(device: TestDevice): Promise<readonly Participant[]> {
  const { participants } = participantsSchema.parse((await device.ask('GET', '/participants')).body);
  return participants.map((person) => ({ ...person, seenAt: undefined }));
}

describe('the API, fuzzed', () => {
  test(
    `survives ${REQUESTS} damaged requests and names each refusal (seed ${SEED})`,
    async () => {
      const many = '1000000000';
      const relay = await RelayProcess.start({
        MAX_REQUESTS_PER_ADDRESS: many,
        MAX_REQUESTS_PER_INVITATION: many,
        MAX_REQUESTS_PER_CREDENTIAL: many,
      });
      try {
        const planId = newPlanId();
        const anna = new TestDevice(relay.url, planId, 'Anna');
        await anna.createPlan();
        const before = await peopleOf(anna);
        const fuzzer = new RequestFuzzer(SEED, planId, anna);
        let warm: number | undefined;
        for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) {
          if (sent >= WARM_UP) warm ??= relay.memory;
          const requests = Array.from({ length: AT_ONCE }, () => fuzzer.next());
          const faults = await Promise.all(requests.map((request) => faultOf(relay.url, request)));
          expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
        }
        if (warm !== undefined) {
          process.stdout.write(`memory after ${WARM_UP} requests ${warm}, in the end ${relay.memory}\n`);
          expect(relay.memory).toBeLessThan(1.05 * warm);
        }
        expect(await relay.status('/readyz')).toBe(200);
        expect(await peopleOf(anna)).toEqual(before);
        expect(relay.log).not.toMatch(/"level":[56]0/);
      } finally {
        await relay.dispose();
      }
    },
    60_000 + REQUESTS * 20,
  );
});
