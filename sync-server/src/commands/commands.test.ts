import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

import { CLOSE_CODES, historySchema, type PlanId } from '@holdfast/sync-protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { parseConfig } from '../config.ts';
import { type RunningServer, startServer } from '../server.ts';
import { type Ended, everyMoment, runCommand } from '../testkit/operated-data.ts';
import { newPlanId, type TestConnection, TestDevice, until } from '../testkit/test-device.ts';

const FILLER_MEGABYTES = 60;

let directory: string;
let dataDir: string;
let server: RunningServer | undefined;
let planId: PlanId;
let anna: TestDevice;
let ben: TestDevice;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-commands-'));
  dataDir = join(directory, 'data');
  planId = newPlanId();
  await start();
  const url = server?.url ?? '';
  ben = new TestDevice(url, planId, 'Ben');
  anna = new TestDevice(url, planId, 'Anna');
  await ben.createPlan();
  await anna.join(await ben.invite('editor'));
});

afterEach(async () => {
  await stop();
  await rm(directory, { recursive: true });
});

async function start(): Promise<void> {
  const config = parseConfig({
    DATA_DIR: dataDir,
    PORT: '0',
    HOST: '127.0.0.1',
    // A small tail, so that there are snapshots and checkpoints.
    MAX_TAIL_ROWS: '5',
    MAX_MESSAGES_PER_SECOND: '100000',
  });
  server = await startServer(config);
  anna?.moveTo(server.url);
  ben?.moveTo(server.url);
}

async function stop(): Promise<void> {
  await server?.stop();
  server = undefined;
}

function command(...args: string[]): Promise<Ended> {
  return runCommand(dataDir, ...args);
}

async function connect(device: TestDevice, document?: 'discussion'): Promise<TestConnection> {
  return (await device.connect(document)).synced();
}

function everyText(): string[] {
  return [
    ...everyMoment(dataDir, { planId, document: 'content' }, (doc) => doc.getText('text').toJSON()).values(),
  ];
}

describe('the commands', () => {
  test('say what there is, and what was called wrongly', async () => {
    const help = await command('--help');
    expect(help.code).toBe(0);
    for (const name of ['backup', 'restore', 'verify', 'purge', 'redact', 'erase', 'grant']) {
      expect(help.out).toContain(name);
      expect((await command(name, '--help')).out).toContain(name);
    }
    expect((await command('destroy')).code).toBe(2);
    expect(await command('backup')).toEqual({
      code: 2,
      out: expect.stringContaining('--to is missing') as string,
    });
    expect((await command('verify', '--fast')).code).toBe(2);
  });

  test('that change what a relay has in memory refuse while one runs', async () => {
    for (const args of [
      ['purge', '--before', '2030-01-01'],
      ['redact', '--plan', planId, '--text', 'x'],
      ['erase', '--plan', planId, '--participant', anna.participantId],
      ['restore', '--from', join(dataDir, 'holdfast.sqlite')],
    ]) {
      const { code, out } = await command(...args);
      expect([code, out], args[0]).toEqual([1, expect.stringContaining('Stop it')]);
    }
  });
});

describe('backup and restore', () => {
  test('bring back what was there when the copy was made, while people went on', async () => {
    const annas = await connect(anna);
    await annas.write('one ', 'two ');
    const file = join(directory, 'copy.sqlite');
    expect(await command('backup', '--to', file)).toMatchObject({ code: 0 });
    await annas.write('three ');
    expect((await command('backup', '--to', file)).out).toContain('not touched');
    annas.close();
    await stop();
    const restored = await command('restore', '--from', file);
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('kept as')]);
    await start();
    const fresh = await connect(ben);
    expect(fresh.text).toBe('one two ');
    fresh.close();
    expect((await command('verify')).code).toBe(0);
  }, 60_000);

  test('give one moment of all rooms, with everything that was acknowledged before, while people write on', async () => {
    // So large that there is no time without a commit in which it could be copied.
    const database = new DatabaseSync(join(dataDir, 'holdfast.sqlite'), { timeout: 10_000 });
    const filler = database.prepare(
      'INSERT INTO checkpoints (room_id, seq, bytes) VALUES (0, ?, zeroblob(1000000))',
    );
    database.exec('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE');
    for (let seq = 1; seq <= FILLER_MEGABYTES; seq += 1) filler.run(seq);
    database.exec('COMMIT');
    database.close();
    const [annas, bens] = [await connect(anna), await connect(ben, 'discussion')];
    let typed = 0;
    const timer = setInterval(() => {
      typed += 1;
      annas.type(`${typed} `);
      annas.mark(typed);
      // Of what is in the plan already: no backup may have the answer without that.
      bens.type(`${annas.acknowledged} `);
    }, 4);
    try {
      await until(() => annas.acknowledged > 50);
      const promised = annas.acknowledged;
      const file = join(directory, 'copy.sqlite');
      expect(await command('backup', '--to', file)).toMatchObject({ code: 0 });
      await until(() => annas.acknowledged > promised + 50);
      clearInterval(timer);
      for (const each of [annas, bens]) each.close();
      await stop();
      expect(await command('restore', '--from', file)).toMatchObject({ code: 0 });
      expect(await command('verify')).toMatchObject({ code: 0 });
      await start();
      const [content, discussion] = [await connect(ben), await connect(ben, 'discussion')];
      const words = content.text.trim().split(' ').map(Number);
      expect(words).toEqual(words.map((_, index) => index + 1));
      expect([words.length >= promised, words.length < typed]).toEqual([true, true]);
      const answered = Math.max(...discussion.text.trim().split(' ').map(Number));
      expect([answered > 0, answered <= words.length]).toEqual([true, true]);
      for (const each of [content, discussion]) each.close();
    } finally {
      clearInterval(timer);
    }
  }, 180_000);

  test('refuse a file that is no backup, and leave everything as it was', async () => {
    await stop();
    const { code, out } = await command('restore', '--from', fileURLToPath(import.meta.url));
    expect([code, out]).toEqual([1, expect.stringContaining('not a database')]);
    await start();
    expect((await ben.ask('GET', '/participants')).status).toBe(200);
  });
});

describe('verify', () => {
  test('reports a credential or a code that belongs to nobody', async () => {
    const database = new DatabaseSync(join(dataDir, 'holdfast.sqlite'), {
      enableForeignKeyConstraints: false,
    });
    database.exec(`
      INSERT INTO credentials VALUES ('plan-of-nobody', 'participant-0', 'h', 1);
      INSERT INTO passes VALUES ('pass-of-nobody', 'plan-of-nobody', 'participant-0', 'recovery', 'h', 1, NULL, NULL)`);
    database.close();
    const { code, out } = await command('verify');
    expect(code).toBe(1);
    expect(out).toContain('A row of credentials belongs to nothing that is in participants.');
    expect(out).toContain('A row of passes belongs to nothing that is in participants.');
  });

  test('finds a row that cannot be read, and names its room', async () => {
    const annas = await connect(anna);
    await annas.write('one ', 'two ');
    // While she is there, the rows are what the document is made of.
    expect(await command('verify')).toMatchObject({ code: 0 });
    const database = new DatabaseSync(join(dataDir, 'holdfast.sqlite'));
    database.exec(`UPDATE updates SET bytes = x'0102030405' WHERE seq = (SELECT max(seq) FROM updates)`);
    database.close();
    const { code, out } = await command('verify');
    expect([code, out]).toEqual([
      1,
      expect.stringContaining(`${planId}/content: the document cannot be read`),
    ]);
    annas.close();
  });

  test('lists rows that were put aside, which is nothing wrong', async () => {
    const annas = await connect(anna);
    await annas.write('one ');
    annas.close();
    await stop();
    const database = new DatabaseSync(join(dataDir, 'holdfast.sqlite'));
    database.exec(
      `INSERT INTO updates (room_id, participant_id, session_id, at, bytes) SELECT room_id, participant_id, 's', 1, x'0102' FROM updates LIMIT 1;
       INSERT INTO quarantined_rows SELECT max(seq), 2 FROM updates;
       INSERT INTO snapshots SELECT room_id, max(seq) + 1, x'0000', x'0000' FROM updates GROUP BY room_id`,
    );
    database.close();
    const { code, out } = await command('verify');
    expect([code, out]).toEqual([0, expect.stringContaining('was put aside 1970-01-01')]);
  });
});

describe('grant', () => {
  test('makes a facilitator while the relay runs, and lists whom it could be', async () => {
    expect((await command('grant', '--plan', planId)).out).toContain(`${anna.participantId}  editor`);
    expect(await anna.problem('GET', '/invitations')).toBe('forbidden');
    expect(await command('grant', '--plan', planId, '--participant', anna.participantId)).toMatchObject({
      code: 0,
    });
    expect(await anna.problem('GET', '/invitations')).toBe(200);
    expect((await command('grant', '--plan', planId, '--participant', 'nobody-at-all')).code).toBe(1);
  });

  test('reaches whoever is connected within seconds, and disturbs nobody else', async () => {
    const [annas, bens] = [await connect(anna), await connect(ben)];
    await command('grant', '--plan', planId, '--participant', anna.participantId, '--role', 'viewer');
    await until(() => annas.closes.length > 0);
    expect([annas.closes[0], bens.closes]).toEqual([CLOSE_CODES.token, []]);
    for (const each of [annas, bens]) each.close();
  });
});

describe('purge', () => {
  test('forgets history from before a date, and no document', async () => {
    const annas = await connect(anna);
    await annas.write(...Array.from({ length: 20 }, (_, index) => `w${index} `));
    const { text } = annas;
    annas.close();
    await stop();
    expect((await command('purge', '--before', 'yesterday-ish')).code).toBe(2);
    expect((await command('purge', '--before', '2000-01-01')).out).toContain('0 rows');
    expect(await command('purge', '--before', '2100-01-01')).toMatchObject({ code: 0 });
    expect(everyText()).toEqual([]);
    await start();
    const fresh = await connect(ben);
    expect(fresh.text).toBe(text);
    await fresh.write('more');
    fresh.close();
    expect(historySchema.parse((await ben.ask('GET', '/history')).body).moments).toHaveLength(1);
    expect((await command('verify')).code).toBe(0);
  });
});
