/** The import ranking of docs/ARCHITECTURE.md. Each rule's name is the sentence that it enforces. */
const TEST = '\\.(test|spec|contract)\\.tsx?$|/contract\\.ts$|/memory-[^/]+\\.ts$';

/** `from` may not import anything that matches `to`. */
const never = (name, from, to) => ({
  name,
  severity: 'error',
  from: typeof from === 'string' ? { path: from, pathNot: TEST } : from,
  to: typeof to === 'string' ? { path: to } : to,
});

module.exports = {
  forbidden: [
    never('no-cycles', {}, { circular: true }),
    never(
      'everything-resolves',
      { pathNot: '^client/src/(platform/service-worker|.*\\.css)' },
      { couldNotResolve: true, pathNot: '^virtual:' },
    ),
    never('base-stands-alone', '^packages/base/', '^(packages/(?!base/)|sync-server/|client/|tests/)'),
    never(
      'plan-model-knows-only-base',
      '^packages/plan-model/',
      '^(packages/(?!base/|plan-model/)|sync-server/|client/|tests/)',
    ),
    never(
      'plan-check-knows-only-base-and-plan-model',
      '^packages/plan-check/',
      '^(packages/(?!base/|plan-check/|plan-model/)|sync-server/|client/|tests/)',
    ),
    never(
      'sync-protocol-knows-only-base',
      '^packages/sync-protocol/',
      '^(packages/(?!base/|sync-protocol/)|sync-server/|client/|tests/)',
    ),
    never(
      'content-knows-only-base',
      '^packages/content/',
      '^(packages/(?!base/|content/)|sync-server/|client/|tests/)',
    ),
    never(
      'sync-client-knows-no-plan',
      '^packages/sync-client/',
      '^(packages/(plan-model|plan-check|content)/|sync-server/|client/|tests/)',
    ),
    never(
      'relay-knows-no-plan-and-no-client',
      { path: '^sync-server/', pathNot: `${TEST}|^sync-server/src/main\\.ts$` },
      '^(packages/(plan-model|plan-check|content|sync-client)/|client/|tests/)',
    ),
    never(
      'only-main-of-the-relay-knows-the-rules-of-the-discussion',
      '^sync-server/src/main\\.ts$',
      '^(packages/(content|plan-check|sync-client)/|client/|tests/)',
    ),
    never('client-knows-no-relay', '^client/', '^(sync-server/|tests/)'),
    never('packages-know-no-platform', '^packages/', { dependencyTypes: ['core'] }),
    never(
      'packages-know-no-react',
      '^packages/',
      'node_modules/(react|@tiptap|prosemirror|dexie|y-indexeddb)',
    ),
    never('protocol-knows-no-yjs', '^packages/sync-protocol/', 'node_modules/(yjs|y-protocols|y-websocket)/'),
    never(
      'ui-knows-no-feature',
      '^client/src/ui/',
      '^(client/src/(app|features|entries|records|slots|rich-text|session|platform)/|packages/(?!base/))',
    ),
    never(
      'platform-knows-no-screen',
      '^client/src/platform/',
      '^client/src/(app|features|entries|records|slots|rich-text|session|ui)/',
    ),
    never(
      'session-knows-no-screen',
      '^client/src/session/',
      '^client/src/(app|features|entries|records|slots|rich-text)/',
    ),
    never(
      'rich-text-knows-no-screen',
      '^client/src/rich-text/',
      '^client/src/(app|features|entries|records|slots)/',
    ),
    never(
      'slots-know-no-screen',
      '^client/src/slots/',
      '^client/src/(app|features|entries|records|rich-text)/',
    ),
    never(
      'person-knows-no-screen',
      '^client/src/person/',
      '^client/src/(app|features|entries|records|slots|rich-text)/',
    ),
    never(
      'entries-know-no-screen',
      '^client/src/entries/',
      '^client/src/(app|features|records|slots|rich-text)/',
    ),
    never('records-know-no-screen', '^client/src/records/', '^client/src/(app|entries|features)/'),
    never('features-know-no-app', '^client/src/features/', '^client/src/app/'),
    never(
      'a-feature-knows-no-other-feature',
      { path: '^client/src/features/([^/]+)/' },
      { path: '^client/src/features/([^/]+)/', pathNot: '^client/src/features/$1/' },
    ),
    never('one-yjs-binding', '^client/', 'node_modules/(y-prosemirror|@tiptap/extension-collaboration)/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|test-results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
};
