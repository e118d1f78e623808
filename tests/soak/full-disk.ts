/**
 * A disk that is really full, under typing: a small file system of its own, whose last bytes something else takes. Once
 * there is room again while the relay runs, and once it is killed while there is none. Needs the right to mount.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type FaultScene, proveFaults } from './fault-scene.ts';

const FULL_MS = Number(process.env['FULL_MS'] ?? 20_000);
/** Left for the relay, so that it is its own writing that meets the end of the disk. */
const LEFT_BYTES = 128 * 1024;

/** Takes whatever is there but for that. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w');
  for (let bytes = 1 << 20; bytes >= 1;) {
    try {
      writeSync(descriptor, Buffer.alloc(bytes));
    } catch {
      // So much no longer fits; perhaps half of it does.
      bytes >>= 1;
    }
  }
  closeSync(descriptor);
  truncateSync(file, statSync(file).size - LEFT_BYTES);
}

interface Figures {
  readonly end: 'room again' | 'killed';
  readonly typed: number;
  readonly acknowledged: number;
  readonly longestStallMs: number;
}

async function typeWhileFull(scene: FaultScene, end: Figures['end']): Promise<Figures> {
  const { dataDir, writer, reader } = scene;
  const filler = join(dataDir, 'filler');
  const before = { typed: scene.typed, acknowledged: writer.acknowledged, letters: writer.text.length };
  assert.equal(reader.text.length, before.letters);
  fill(filler);
  const longestStallMs = await scene.typeFor(FULL_MS);
  assert(/full/.test(scene.log), 'the disk says that it is full');
  // What still fits is committed; of the rest nothing is acknowledged or shown.
  const [typed, acknowledged] = [scene.typed - before.typed, writer.acknowledged - before.acknowledged];
  assert(acknowledged > 0, 'the disk was full too early');
  assert(acknowledged < typed / 2, `${acknowledged} of ${typed} were acknowledged`);
  assert(reader.text.length - before.letters < (writer.text.length - before.letters) / 2);
  if (end === 'killed') await scene.expectKeptByKill();
  rmSync(filler);
  if (end === 'killed') await scene.restart();
  await scene.expectAllArrives();
  return { end, typed, acknowledged, longestStallMs };
}

const directory = mkdtempSync(join(tmpdir(), 'holdfast-full-'));
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', directory]);
try {
  await proveFaults(directory, [
    (scene) => typeWhileFull(scene, 'room again'),
    (scene) => typeWhileFull(scene, 'killed'),
  ]);
} finally {
  execFileSync('umount', [directory]);
  rmdirSync(directory);
}
