/**
 * A disk that becomes read-only under typing: once since somebody made its files unchangeable, which passes; and once
 * since the kernel found an error on it, which lasts until it is mounted anew. Needs the right to mount.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { RelayProcess } from '../../sync-server/src/testkit/relay-process.ts';
import { type FaultScene, proveFaults } from './fault-scene.ts';

const READ_ONLY_MS = Number(process.env['READ_ONLY_MS'] ?? 20_000);

/** A small disk in a file, which the kernel makes read-only when it finds an error on it. */
class Disk {
  readonly directory: string;
  readonly #place = mkdtempSync(join(tmpdir(), 'holdfast-read-only-'));
  readonly #image = join(this.#place, 'image');

  constructor() {
    closeSync(openSync(this.#image, 'w'));
    truncateSync(this.#image, 64 << 20);
    execFileSync('mkfs.ext4', ['-q', this.#image]);
    this.directory = join(this.#place, 'mounted');
    mkdirSync(this.directory);
    this.mount('rw');
  }

  mount(how: 'rw' | 'ro'): void {
    execFileSync('mount', ['-o', `loop,${how},errors=remount-ro`, this.#image, this.directory]);
  }

  unmount(): void {
    execFileSync('umount', [this.directory]);
  }

  /**
   * Answers how to end it. All but the index of the log, which is mapped into memory: the kernel kills whoever writes
   * into one that is unchangeable, which it does not on an ext4 that turned read-only.
   */
  makeUnchangeable(): () => void {
    const names = readdirSync(this.directory).filter(
      (name) => name.startsWith('holdfast') && !name.endsWith('-shm'),
    );
    const files = [this.directory, ...names.map((name) => join(this.directory, name))];
    execFileSync('chattr', ['+i', ...files]);
    return () => void execFileSync('chattr', ['-i', ...files]);
  }

  /** Open files cannot be written either from here on. */
  breakDown(): undefined {
    // Nothing waits to be written: each page that changes from here on is asked for anew.
    execFileSync('sync');
    const device = execFileSync('findmnt', ['-no', 'SOURCE', this.directory], { encoding: 'utf8' }).trim();
    writeFileSync(`/sys/fs/ext4/${basename(device)}/trigger_fs_error`, 'a fault that was asked for');
  }

  dispose(): void {
    this.unmount();
    rmSync(this.#place, { recursive: true });
  }
}

interface Figures {
  readonly fault: 'unchangeable' | 'broken';
  readonly typed: number;
  readonly longestStallMs: number;
}

async function typeWhileReadOnly(scene: FaultScene, fault: Figures['fault']): Promise<Figures> {
  const { writer, reader } = scene;
  const before = { typed: scene.typed, acknowledged: writer.acknowledged, shown: reader.text };
  const end = fault === 'broken' ? disk.breakDown() : disk.makeUnchangeable();
  const longestStallMs = await scene.typeFor(READ_ONLY_MS);
  assert.equal(writer.acknowledged, before.acknowledged, 'nothing is acknowledged that cannot be written');
  assert.equal(reader.text, before.shown, 'and nothing is shown');
  if (end === undefined) await remount(scene);
  else end();
  await scene.expectAllArrives();
  return { fault, typed: scene.typed - before.typed, longestStallMs };
}

/** As an operator does who finds the disk broken; meanwhile the relay says why it does not start. */
async function remount(scene: FaultScene): Promise<void> {
  await scene.expectKeptByKill();
  disk.unmount();
  // Once to be repaired.
  disk.mount('rw');
  disk.unmount();
  disk.mount('ro');
  await assert.rejects(RelayProcess.start({}, disk.directory), /DATA_DIR: nothing can be written in .*EROFS/);
  disk.unmount();
  disk.mount('rw');
  await scene.restart();
}

const disk = new Disk();
try {
  await proveFaults(disk.directory, [
    (scene) => typeWhileReadOnly(scene, 'unchangeable'),
    (scene) => typeWhileReadOnly(scene, 'broken'),
  ]);
} finally {
  disk.dispose();
}
