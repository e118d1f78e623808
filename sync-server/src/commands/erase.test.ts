import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { systemClock, systemRandom } from '@holdfast/base';
import {
  addActor,
  addGoal,
  addIndicator,
  appendText,
  judgeDiscussion,
  openPlan,
  planRoots,
  setActor,
} from '@holdfast/plan-model';
import type { DocumentName, PlanId } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { hashSecret } from '../access/credential.ts';
import { parseConfig } from '../config.ts';
import { createPinoLog } from '../pino-log.ts';
import { type RunningServer, startServer } from '../server.ts';
import { bytesIn, type Ended, everyMoment, runCommand } from '../testkit/operated-data.ts';
import { newPlanId, problemOf, type TestConnection, TestDevice, until } from '../testkit/test-device.ts';

const NAME = 'Annabella Zlatarova';
const SECRET = 'A secret of mine. ';
const SPOKEN = 'I say no';
/** What others wrote as that, in another language. */
const TRANSLATED = 'Eu digo que nao';

let directory: string;
let dataDir: string;
let server: RunningServer | undefined;
let planId: PlanId;
let anna: TestDevice;
let ben: TestDevice;
/** As it would stand on stderr. */
let log = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-erase-'));
  dataDir = join(directory, 'data');
  log = '';
  planId = newPlanId();
  const url = await start();
  ben = new TestDevice(url, planId, 'Ben');
  anna = new TestDevice(url, planId, NAME);
  await ben.createPlan();
  await anna.join(await ben.invite('editor', { label: `for ${NAME}` }));
});

afterEach(async () => {
  await stop();
  await rm(directory, { recursive: true });
});

/** As people run it, with its rules and its log; a small tail, so that there are snapshots and checkpoints. */
async function start(port = '0'): Promise<string> {
  const config = parseConfig({ DATA_DIR: dataDir, PORT: port, HOST: '127.0.0.1', MAX_TAIL_ROWS: '5' });
  server = await startServer(config, {
    rules: { discussion: judgeDiscussion },
    log: createPinoLog({ write: (line) => void (log += line) }),
  });
  anna?.moveTo(server.url);
  ben?.moveTo(server.url);
  return server.url;
}

async function stop(): Promise<void> {
  await server?.stop();
  server = undefined;
}

function command(...args: string[]): Promise<Ended> {
  return runCommand(dataDir, ...args);
}

function erase({ participantId }: TestDevice): Promise<Ended> {
  return command('erase', '--plan', planId, '--participant', participantId);
}

async function connect(device: TestDevice, document?: DocumentName): Promise<TestConnection> {
  return (await device.connect(document)).synced();
}

/** All that a document says. */
function readAll(doc: Y.Doc): Record<string, unknown> {
  const roots = {
    ...planRoots(doc),
    text: doc.getText('text'),
    comments: doc.getMap('comments'),
    translations: doc.getMap('translations'),
    replies: doc.getMap('replies'),
  };
  return Object.fromEntries(Object.entries(roots).map(([name, root]) => [name, root.toJSON()]));
}

function everyReading(document: DocumentName): Map<number, unknown> {
  return everyMoment(dataDir, { planId, document }, readAll);
}

function everyText(): string[] {
  const read = (doc: Y.Doc): string => doc.getText('text').toJSON();
  return [...everyMoment(dataDir, { planId, document: 'content' }, read).values()];
}

/** What the database holds and no list of erasures can name: everything is ids there. */
async function expectNowhere(words: readonly string[]): Promise<void> {
  const onDisk = (await bytesIn(dataDir)).toLowerCase();
  expect(words.filter((each) => onDisk.includes(each.toLowerCase()))).toEqual([]);
}

/** What the list of participants says of somebody. */
function rowOf({ participantId }: TestDevice): unknown {
  const database = new DatabaseSync(join(dataDir, 'holdfast.sqlite'));
  const keys = ['credentials', 'passes'].map(
    (table) => `(SELECT count(*) FROM ${table} k WHERE k.participant_id = p.participant_id) AS ${table}`,
  );
  const columns = ['display_name, colour, seen_at', ...keys].join(', ');
  const row = database
    .prepare(`SELECT ${columns} FROM participants p WHERE participant_id = ?`)
    .get(participantId);
  database.close();
  return { ...row };
}

/** The database that `restore` set aside, which holds all of it still. */
async function dropSetAside(): Promise<void> {
  for (const file of await readdir(dataDir)) if (file.includes('.until-')) await rm(join(dataDir, file));
}

describe('erase', () => {
  /** The plan as people write it, in which a name stands, stood for a while, and was typed letter by letter. */
  async function writeAboutAnna(): Promise<void> {
    const [annas, bens] = [await connect(anna), await connect(ben)];
    const plan = openPlan(bens.doc, {
      clock: systemClock,
      random: systemRandom,
      participantId: ben.participantId,
    });
    const actor = addActor(plan, { name: 'The council', group: 'teacher', kind: 'body' });
    addActor(plan, { name: NAME, group: 'teacher', kind: 'person', role: `${NAME} keeps the minutes.` });
    setActor(plan, actor, { contact: NAME.toUpperCase() });
    setActor(plan, actor, { contact: 'in the office' });
    addIndicator(plan, { name: 'Absences', unit: 'days', decimals: 0, direction: 'down' });
    const goal = addGoal(plan, { statement: 'Everybody stays', why: `As ${NAME} said.` });
    appendText(plan, { root: 'goals', id: goal, field: 'why' }, ' And as we all say.');
    await bens.write('Goals. ', `${NAME} leads. `, ...NAME.split(''), ' again. ', 'End. ');
    await annas.write(SECRET, `${NAME} was here. `);
    await until(() => bens.text === annas.text);
    bens.doc.getText('text').delete(bens.text.indexOf(SECRET), `${SECRET}${NAME}`.length);
    bens.doc.getMap('meta').set('contact', { name: NAME, since: 2026 });
    await bens.stored();
    plan.dispose();
    for (const connection of [annas, bens]) connection.close();
  }

  async function discuss(): Promise<void> {
    const [annas, bens] = [await connect(anna, 'discussion'), await connect(ben, 'discussion')];
    const entry = (device: TestDevice, id: string): string => `${device.participantId}.${id}`;
    annas.doc.getMap('comments').set(entry(anna, 'c1'), { text: `${SPOKEN}.` });
    await annas.stored();
    bens.doc.getMap('comments').set(entry(ben, 'c1'), { text: 'I say yes.' });
    bens.doc.getMap('comments').set(entry(ben, 'c2'), { text: `What does ${NAME} say?` });
    bens.doc.getMap('translations').set(entry(ben, 't1'), { of: entry(anna, 'c1'), words: TRANSLATED });
    bens.doc.getMap('translations').set(entry(ben, 't2'), { of: entry(ben, 'c1'), words: 'Eu digo sim' });
    bens.doc.getMap('replies').set(entry(ben, 'r1'), { thread: entry(anna, 'c1'), words: 'I heard it.' });
    await bens.stored();
    // What is refused is in the log, without what it says.
    annas.doc.getMap('comments').set(entry(ben, 'c3'), { text: `${NAME} in the name of Ben` });
    await until(() => annas.closes.length > 0);
    for (const connection of [annas, bens]) connection.close();
  }

  /** The values of a plan and of a discussion as they have to be afterwards: each of them as it was, but for the name. */
  function forget(value: unknown): unknown {
    if (typeof value === 'string') return value.replaceAll(NAME, '').replaceAll(SECRET, '');
    if (typeof value !== 'object' || value === null) return value;
    const kept = Object.entries(value).filter(([, each]) => !isGone(each));
    return Object.fromEntries(kept.map(([key, each]) => [key, forget(each)]));
  }

  /** A value is one whole; texts are not, and stand in fragments. */
  function isGone(value: unknown): boolean {
    const text = JSON.stringify(value).toLowerCase();
    const isPlain = typeof value !== 'string' || !value.includes('<paragraph>');
    const isRecord = typeof value === 'object' && value !== null && 'createdBy' in value;
    const gone = [NAME, SPOKEN, TRANSLATED].some((words) => text.includes(words.toLowerCase()));
    return isPlain && !isRecord && gone;
  }

  test('leaves the name in no snapshot, row, free page, log line or restored backup, and every moment as it was', async () => {
    await writeAboutAnna();
    await discuss();
    const code = await anna.makePass('recovery');
    const phone = new TestDevice(server?.url ?? '', planId, 'Phone');
    await phone.usePass(await anna.makePass('device'));
    const hashes = [code.passSecret, anna.secret, phone.secret].map(hashSecret);
    for (const hash of hashes) expect(await bytesIn(dataDir)).toContain(hash);
    const copy = join(directory, 'before.sqlite');
    await command('backup', '--to', copy);
    await stop();
    expect(rowOf(anna)).toMatchObject({
      display_name: NAME,
      seen_at: expect.any(Number) as number,
      credentials: 2,
      passes: 2,
    });
    const before = { content: everyReading('content'), discussion: everyReading('discussion') };
    for (const words of [NAME, SECRET, SPOKEN, TRANSLATED]) expect(await bytesIn(dataDir)).toContain(words);

    expect(await erase(anna)).toMatchObject({ code: 0 });

    async function expectForgotten(): Promise<void> {
      await expectNowhere([NAME, SECRET, SPOKEN, TRANSLATED]);
      expect(rowOf(anna)).toEqual({
        display_name: '',
        colour: 0,
        seen_at: null,
        credentials: 0,
        passes: 0,
      });
      await expectNowhere(hashes);
      for (const document of ['content', 'discussion'] as const) {
        const after = everyReading(document);
        for (const [seq, reading] of before[document]) {
          expect(after.get(seq), `${document} at ${seq}`).toEqual(forgetMoment(reading));
        }
        // One row more, in which the last moment loses what it still said.
        expect(after.size - before[document].size).toBe(1);
        expect([...after.values()].at(-1)).toEqual([...after.values()].at(-2));
      }
      expect(everyText().at(-1)).toBe('Goals.  leads.  again. End.  was here. ');
      expect((await command('verify')).code).toBe(0);
    }

    await expectForgotten();
    const restored = await command('restore', '--from', copy);
    expect(restored.out).toContain('1 erasures were done again');
    await dropSetAside();
    await expectForgotten();
    await start();
    expect(await anna.problem('POST', '/token')).toBe('unauthorized');
    phone.moveTo(server?.url ?? '');
    expect(problemOf(await phone.usePass(code))).toBe('pass-invalid');
    expect((await ben.ask('GET', '/participants')).body).toMatchObject({
      participants: [{ displayName: 'Ben' }],
    });
    const fresh = await connect(ben);
    expect(fresh.text).toBe(everyText().at(-1));
    await fresh.write('Life goes on.');
    fresh.close();
    await stop();
    expect(log).toContain('update refused');
    for (const words of [NAME, ...NAME.split(' '), SECRET, SPOKEN, anna.secret]) {
      expect(log.toLowerCase()).not.toContain(words.toLowerCase());
    }
  }, 180_000);

  /** In a moment between two letters of the name there is a beginning of it. */
  function forgetMoment(reading: unknown): unknown {
    const { text, ...others } = reading as Record<string, unknown>;
    const forgotten = String(text).replaceAll(NAME, '').replaceAll(SECRET, '');
    const typed = NAME.split('').map((_, index) => NAME.slice(0, NAME.length - index));
    const begun = typed.find((beginning) => forgotten.endsWith(` leads. ${beginning}`)) ?? '';
    const roots = Object.entries(others).map(([name, root]) => [name, forget(root)]);
    return { ...Object.fromEntries(roots), text: forgotten.slice(0, forgotten.length - begun.length) };
  }

  test('does it again on an older backup, by a newer one alone, when the database is lost', async () => {
    const bens = await connect(ben);
    await bens.write(`${NAME} leads. `, 'We all do. ');
    bens.close();
    const [old, recent] = [join(directory, 'old.sqlite'), join(directory, 'recent.sqlite')];
    await command('backup', '--to', old);
    await stop();
    await erase(anna);
    await command('backup', '--to', recent);
    await rm(dataDir, { recursive: true });
    await start();
    await stop();
    await rm(join(dataDir, 'holdfast.sqlite'));
    const restored = await command('restore', '--from', old, '--also-erased-in', recent);
    expect(restored.out).toContain('1 erasures were done again');
    await dropSetAside();
    await expectNowhere([NAME]);
    expect(everyText().at(-1)).toBe(' leads. We all do. ');
  }, 180_000);

  test('reaches in an older backup also what was purged since, and the name that they had then', async () => {
    const earlier = 'Annabella Oldname';
    const rename = (displayName: string) =>
      anna.ask('PATCH', `/participants/${anna.participantId}`, { body: { displayName } });
    expect(await rename(earlier)).toMatchObject({ status: 200 });
    const bens = await connect(ben);
    await bens.write(`${earlier} came. `, ...Array.from({ length: 9 }, (_, index) => `w${index} `));
    const old = join(directory, 'old.sqlite');
    await command('backup', '--to', old);
    bens.doc.getText('text').delete(0, earlier.length);
    await bens.stored();
    bens.close();
    expect(await rename(NAME)).toMatchObject({ status: 200 });
    await stop();
    // Nothing of the name is left that an erasure could find here.
    expect(await command('purge', '--before', '2100-01-01')).toMatchObject({ code: 0 });
    expect(await erase(anna)).toMatchObject({ code: 0 });
    await expectNowhere([earlier, NAME]);

    expect((await command('restore', '--from', old)).out).toContain('1 erasures were done again');
    await dropSetAside();
    await expectNowhere([earlier, NAME]);
    expect(everyText().at(-1)).toBe(
      ` came. ${Array.from({ length: 9 }, (_, index) => `w${index} `).join('')}`,
    );
    expect((await command('verify')).code).toBe(0);
  }, 180_000);

  test('takes a name of one word for a word, and leaves those that begin or end with it', async () => {
    const [al, bens] = [new TestDevice(server?.url ?? '', planId, 'Al'), await connect(ben)];
    await al.join(await ben.invite('editor'));
    await bens.write('Al alone calls all. ', ...'also'.split(''), ' (AL), Al', 'bert, ', 'Al gone. ');
    bens.doc.getText('text').delete(bens.text.indexOf('Al gone'), 'Al gone. '.length);
    bens.doc.getMap('meta').set('institution', 'Royal school');
    await bens.stored();
    bens.close();
    await stop();
    await erase(al);
    expect(everyText().at(-1)).toBe(' alone calls all. also (), Albert, ');
    const { meta } = [...everyReading('content').values()].at(-1) as { meta: unknown };
    expect(meta).toEqual({ institution: 'Royal school' });
    for (const text of everyText()) expect(text).not.toMatch(/\bal gone/i);
  }, 180_000);

  test('takes an id that begins with a hyphen for an id', async () => {
    await stop();
    const participant = '-bcdefghijklmnopqrstuv';
    expect(await command('erase', '--plan', planId, '--participant', participant)).toEqual({
      code: 1,
      out: `There is no participant ${participant} in plan ${planId}.\n`,
    });
    expect((await command('erase', '--participant', '--plan', planId)).code).toBe(2);
  });

  test('forgets nobody who is the last facilitator', async () => {
    await stop();
    expect(await erase(ben)).toEqual({ code: 1, out: expect.stringContaining('last facilitator') as string });
  });
});

describe('redact', () => {
  test('reaches a device that still has the words', async () => {
    const bens = await connect(ben);
    await bens.write('keep ', 'FORGET me', ' keep too');
    await stop();
    expect((await command('redact', '--plan', planId, '--text', 'forget ME')).out).toContain('9 letters');
    await start(new URL(bens.provider.url).port);
    await until(() => bens.text === 'keep  keep too');
    // Not even as something that was deleted.
    expect(Buffer.from(Y.encodeStateAsUpdate(bens.doc)).toString('latin1')).not.toContain('FORGET');
    await bens.write('!');
    bens.close();
    await stop();
    expect(everyText().some((text) => text.includes('FORGET'))).toBe(false);
    await expectNowhere(['FORGET']);
  });

  test('forgets no words that are not there', async () => {
    await stop();
    expect((await command('redact', '--plan', planId, '--text', 'no such words')).out).toContain('nowhere');
    expect(existsSync(join(dataDir, 'holdfast.sqlite'))).toBe(true);
  });
});
