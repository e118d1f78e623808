import { newId, systemRandom } from '@holdfast/base';
import {
  accessTokenSchema,
  type Group,
  type InvitationId,
  invitationIdSchema,
  markFrame,
  type ParticipantId,
  participantIdSchema,
  passHolderSchema,
  type PassId,
  passIdSchema,
  type PassKind,
  type PlanId,
  planIdSchema,
  problemSchema,
  type Role,
  SUBPROTOCOL,
  tokenSubprotocol,
} from '@holdfast/sync-protocol';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';

import { hashSecret } from '../access/credential.ts';
import { newTestDoc } from './random-edit.ts';

const MARK = 100;

export function newPlanId(): PlanId {
  return planIdSchema.parse(newId(systemRandom, 22));
}

function newSecret(): string {
  return Buffer.from(systemRandom.bytes(32)).toString('base64url');
}

export interface TestInvitation {
  readonly invitationId: InvitationId;
  readonly invitationSecret: string;
}

export interface TestPass {
  readonly passId: PassId;
  readonly passSecret: string;
}

interface AskOptions {
  readonly body?: unknown;
  readonly credential?: boolean;
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** Someone's device, talking to a running server as the app does: its own ids and secrets, the API, the provider. */
export class TestDevice {
  readonly secret = newSecret();
  #participantId: ParticipantId = participantIdSchema.parse(newId(systemRandom, 22));
  readonly #planId: PlanId;
  readonly #name: string;
  readonly #address: string | undefined;
  #url: string;

  /** `address`: where it calls from, as the proxy says it that a server under test trusts. */
  constructor(url: string, planId: PlanId, name: string, address?: string) {
    this.#url = url;
    this.#planId = planId;
    this.#name = name;
    this.#address = address;
  }

  get participantId(): ParticipantId {
    return this.#participantId;
  }

  moveTo(url: string): void {
    this.#url = url;
  }

  /** The request's status and parsed body; undefined where there is none. */
  ask(method: string, path: string, options: AskOptions = {}): Promise<Answered> {
    return this.#send(method, `/api/plans/${this.#planId}${path}`, options);
  }

  async #send(method: string, path: string, { body, credential = true }: AskOptions): Promise<Answered> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...(credential && { authorization: `Bearer ${this.participantId}.${this.secret}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.#address !== undefined && { 'x-forwarded-for': this.#address }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** What kind of problem a request is answered with, or its status. */
  async problem(...[method, path, options]: Parameters<TestDevice['ask']>): Promise<string | number> {
    return problemOf(await this.ask(method, path, options));
  }

  asParticipant(group: Group = 'teacher'): object {
    return { credentialHash: hashSecret(this.secret), displayName: this.#name, group, colour: 2 };
  }

  createPlan(): Promise<{ status: number; body: unknown }> {
    return this.ask('PUT', '', {
      body: { participantId: this.participantId, ...this.asParticipant() },
      credential: false,
    });
  }

  async invite(role: Role, more: object = {}): Promise<TestInvitation> {
    const invitationId = invitationIdSchema.parse(newId(systemRandom, 22));
    const invitationSecret = newSecret();
    const body = { secretHash: hashSecret(invitationSecret), role, ...more };
    const { status } = await this.ask('PUT', `/invitations/${invitationId}`, { body });
    if (status !== 200) throw new Error(`invite: ${status}`);
    return { invitationId, invitationSecret };
  }

  join(invitation: TestInvitation): Promise<{ status: number; body: unknown }> {
    const body = { ...invitation, ...this.asParticipant() };
    return this.ask('PUT', `/participants/${this.participantId}`, { body, credential: false });
  }

  preview({ invitationId, invitationSecret }: TestInvitation): Promise<{ status: number; body: unknown }> {
    const body = { invitationSecret };
    return this.ask('POST', `/invitations/${invitationId}/preview`, { body, credential: false });
  }

  /** Makes a recovery code, or a link for one more device. */
  async makePass(kind: PassKind, replaces?: TestPass): Promise<TestPass> {
    const pass = { passId: passIdSchema.parse(newId(systemRandom, 22)), passSecret: newSecret() };
    const body = { kind, secretHash: hashSecret(pass.passSecret), replaces: replaces?.passId };
    const { status } = await this.ask('PUT', `/passes/${pass.passId}`, { body });
    if (status !== 200) throw new Error(`makePass: ${status}`);
    return pass;
  }

  previewPass({ passId, passSecret }: TestPass): Promise<Answered> {
    return this.#send('POST', `/api/passes/${passId}/preview`, { body: { passSecret }, credential: false });
  }

  /** Comes in as the participant of the pass; a device that is one already stays who it was when it fails. */
  async usePass({ passId, passSecret }: TestPass): Promise<Answered> {
    const body = { passSecret, credentialHash: hashSecret(this.secret) };
    const answer = await this.#send('PUT', `/api/passes/${passId}/credential`, { body, credential: false });
    const holder = passHolderSchema.safeParse(answer.body);
    if (holder.success) this.#participantId = holder.data.participant.participantId;
    return answer;
  }

  async token(): Promise<string> {
    return accessTokenSchema.parse((await this.ask('POST', '/token')).body).token;
  }

  /** The stock provider, with marks for the acknowledgement of what is typed. */
  async connect(document: 'content' | 'discussion' = 'content'): Promise<TestConnection> {
    return new TestConnection(`${this.syncUrl()}/${this.#planId}`, document, await this.token());
  }

  socket(path: string, protocols: string[], headers: Record<string, string> = {}): WebSocket {
    return new WebSocket(`${this.syncUrl()}${path}`, protocols, { headers });
  }

  syncUrl(): string {
    return `${this.#url.replace('http', 'ws')}/sync`;
  }
}

export class TestConnection {
  readonly doc: Y.Doc = newTestDoc();
  readonly provider: WebsocketProvider;
  /** Close codes, in order. */
  readonly closes: number[] = [];
  #acknowledged = 0;
  #marks = 0;

  constructor(url: string, document: string, token: string) {
    this.provider = new WebsocketProvider(url, document, this.doc, {
      connect: false,
      disableBc: true,
      protocols: [SUBPROTOCOL, tokenSubprotocol(token)],
      // The polyfill has what the provider uses of a browser's WebSocket.
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      maxBackoffTime: 200,
    });
    this.provider.messageHandlers[MARK] = (_encoder, decoder) => {
      this.#acknowledged = decoding.readVarUint(decoder);
    };
    for (const type of [101, 102, 104, 105]) this.provider.messageHandlers[type] = () => {};
    this.provider.on('connection-close', (event) => {
      if (event !== null) this.closes.push(event.code);
    });
    this.provider.connect();
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  get text(): string {
    return this.doc.getText('text').toJSON();
  }

  type(words: string): void {
    this.doc.getText('text').insert(this.doc.getText('text').length, words);
  }

  mark(seq: number): void {
    const { ws } = this.provider;
    if (ws?.readyState === WebSocket.OPEN) ws.send(Uint8Array.from(markFrame(seq)));
  }

  /** Types each word in an update of its own, and waits until all are stored. */
  async write(...words: string[]): Promise<void> {
    for (const word of words) this.type(word);
    await this.stored();
  }

  /** Waits until everything that was written here is. A test that calls it sends no marks of its own. */
  async stored(): Promise<void> {
    this.#marks += 1;
    const mark = this.#marks;
    this.mark(mark);
    await until(() => this.acknowledged >= mark);
  }

  async synced(): Promise<this> {
    await until(() => this.provider.synced);
    return this;
  }

  close(): void {
    this.provider.destroy();
    this.doc.destroy();
  }
}

/** What kind of problem an answer is, or its status. */
export function problemOf({ status, body }: { status: number; body: unknown }): string | number {
  const problem = problemSchema.safeParse(body);
  return problem.success && problem.data.status === status ? problem.data.kind : status;
}

/** Waits for a condition of the real world. */
export async function until(condition: () => boolean | Promise<boolean>, timeout = 10_000): Promise<void> {
  const end = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`until: not within ${timeout} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
