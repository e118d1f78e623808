/** Every numbered rule of a SPEC.md is carried by a test, every rule id in a test exists, and none is used twice. */
import { existsSync, globSync, readFileSync } from 'node:fs';

const RULE = /\[([A-Z]{2}\d+[a-z]?)\]/g;
const problems = [];
let rules = 0;

for (const folder of globSync('packages/*')) {
  const spec = `${folder}/SPEC.md`;
  if (!existsSync(spec)) continue;
  const defined = [
    ...readFileSync(spec, 'utf8').matchAll(/^\s*[-*]?\s*\*{0,2}\[([A-Z]{2}\d+[a-z]?)\]/gm),
  ].map((match) => match[1]);
  const tested = new Set();
  for (const file of [
    ...globSync(`${folder}/src/**/*.{test,contract}.ts`),
    ...globSync(`${folder}/src/contract.ts`),
    ...globSync('tests/**/*.test.ts'),
    ...globSync('client/src/**/*.test.{ts,tsx}'),
  ]) {
    for (const [, id] of readFileSync(file, 'utf8').matchAll(RULE)) tested.add(id);
  }
  const prefix = defined[0]?.slice(0, 2);
  rules += defined.length;
  for (const id of defined) {
    if (!tested.has(id)) problems.push(`${spec}: rule ${id} has no test`);
    if (defined.indexOf(id) !== defined.lastIndexOf(id))
      problems.push(`${spec}: rule ${id} is defined twice`);
  }
  for (const id of tested) {
    if (id.startsWith(prefix) && !defined.includes(id))
      problems.push(`a test names ${id}, which ${spec} does not define`);
  }
}

for (const problem of new Set(problems)) console.error(problem);
console.log(`${rules} rules, ${problems.length} problems`);
process.exit(problems.length > 0 || rules === 0 ? 1 : 0);
