/**
 * What a person must load before the first screen and before a plan, in gzipped JavaScript over the build: every script
 * that the page's entry, and then the plan screen, imports without being asked. A school's line is slow, and a phone's
 * plan is small.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const DIST = 'client/dist';
const LIMITS = { library: 190_000, plan: 400_000 };

const page = readFileSync(`${DIST}/index.html`, 'utf8');
const entries = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const library = closure(entries);
const planScreen = lazyParts(library).find((file) => /\/plan-screen-/.test(file));
if (entries.length === 0 || planScreen === undefined) {
  console.error('the build has no entry or no plan screen: the check itself is out of date');
  process.exit(1);
}
const sizes = { library: sizeOf(library), plan: sizeOf(closure([...library, planScreen])) };

let isTooLarge = false;
for (const [name, size] of Object.entries(sizes)) {
  console.log(`${name}: ${(size / 1000).toFixed(1)} kB of ${LIMITS[name] / 1000} kB`);
  if (size > LIMITS[name]) isTooLarge = true;
}
process.exit(isTooLarge ? 1 : 0);

/** The files and everything that they import statically. */
function closure(files) {
  const seen = new Set(files);
  for (const file of seen) {
    for (const match of read(file).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      seen.add(`assets/${match[1]}`);
  }
  return [...seen];
}

function lazyParts(files) {
  return files.flatMap((file) =>
    [...read(file).matchAll(/import\(\s*[`"']\.\/([^`"']+\.js)[`"']/g)].map((match) => `assets/${match[1]}`),
  );
}

function sizeOf(files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(`${DIST}/${file}`), { level: 9 }).length, 0);
}

function read(file) {
  return readFileSync(`${DIST}/${file}`, 'utf8');
}
