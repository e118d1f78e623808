import { fileURLToPath } from 'node:url';

/** What the bundler knows of a module. */
interface ModuleGraph {
  readonly getModuleInfo: (id: string) => {
    readonly importedIds: readonly string[];
    readonly dynamicallyImportedIds: readonly string[];
  } | null;
}

const MAIN = fileURLToPath(new URL('src/main.tsx', import.meta.url));
const PLAN_SCREEN = fileURLToPath(new URL('src/app/plan-screen.tsx', import.meta.url));

/**
 * Names the chunk of a module that a plan needs before it is shown and that nothing outside of a plan ever asks for. Each
 * part that comes later shares some of these modules with the plan, and would cut another small file out of it, which is
 * packed by itself.
 */
export function planChunk(): (id: string, graph: ModuleGraph) => string | null {
  let ofPlan: ReadonlySet<string> | undefined;
  return (id, graph) => {
    ofPlan ??= findPlanModules(graph);
    return ofPlan.has(id) ? 'plan' : null;
  };
}

function findPlanModules(graph: ModuleGraph): ReadonlySet<string> {
  const outside = new Set([MAIN]);
  for (const id of outside) {
    const { importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(id) ?? {};
    for (const next of [...importedIds, ...dynamicallyImportedIds])
      if (next !== PLAN_SCREEN) outside.add(next);
  }
  const plan = new Set([PLAN_SCREEN]);
  for (const id of plan) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) plan.add(next);
  return new Set([...plan].filter((id) => !outside.has(id)));
}
