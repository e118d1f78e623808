import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes the directory for data if there is none, readable by its owner only. Rejects with an error that names the
 * setting when nothing can be written there: what SQLite says about it names neither.
 */
export async function openDataDirectory(directory: string): Promise<void> {
  const probe = join(directory, `written-by-${process.pid}`);
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw new Error(`DATA_DIR: nothing can be written in ${directory}`, { cause: error });
  }
}
