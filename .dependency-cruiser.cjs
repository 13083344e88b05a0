/**
 * The rooms of the repository and which may import which; see docs/technical-description. That workflows reach no
 * schema library at run time, whatever way it takes, is checked by test/replay/workflow-bundle.test.ts.
 */
const rooms =
  '^(domain|workflows|activities|handlers|infra|portal|designer|programs|cli|rehearsal|local|bench|test|examples)/';

/** A room and the only paths of the repository that it may import, besides itself. */
function room(name, allowed, options = {}) {
  return {
    name: `${name}-imports`,
    comment: `${name}/ imports only: ${allowed.join(', ') || 'itself'}`,
    severity: 'error',
    from: { path: `^${name}/`, pathNot: options.except },
    to: { path: rooms, pathNot: [`^${name}/`, ...allowed] },
  };
}

/** A room and the only packages that it may import. */
function packages(name, allowed, options = {}) {
  const nodeModule = allowed.includes('node:') ? [] : ['core'];
  return {
    name: `${name}-packages`,
    comment: `${name}/ imports only these packages: ${allowed.join(', ')}`,
    severity: 'error',
    from: { path: `^${name}/` },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', ...nodeModule],
      dependencyTypesNot: options.typesFree ? ['type-only'] : [],
      pathNot: allowed.map((one) => `node_modules/${one}/`),
    },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other at run time are one thing, or a third is missing',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'Every import leads somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'A package that is imported stands in package.json',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages-in-the-product',
      comment: 'What runs in production stands in dependencies',
      severity: 'error',
      from: { path: '^(domain|workflows|activities|handlers|portal|designer|cli)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    room('domain', []),
    packages('domain', [
      'csv-parse',
      'zod',
      'luxon',
      'tldts',
      'jose',
      'fastest-levenshtein',
      'marked',
      'yaml',
      '@marcbachmann/cel-js',
      'date-holidays',
      '@dagrejs/dagre',
      'ibantools',
      'fast-xml-builder',
      '@sindresorhus/transliterate',
      '@types',
    ]),
    {
      name: 'workflows-imports',
      comment: 'Workflows call domain rules; from elsewhere they take types only',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: rooms, pathNot: ['^workflows/', '^domain/'], dependencyTypesNot: ['type-only'] },
    },
    packages('workflows', ['@temporalio/(workflow|common)'], { typesFree: true }),
    room('activities', ['^domain/', '^workflows/[^/]+\\.(messages|start)\\.ts$']),
    room('portal', [
      '^domain/',
      '^handlers/services/[^/]+\\.services\\.ts$',
      '^handlers/services/services\\.ts$',
    ]),
    {
      name: 'portal-takes-services-as-types',
      comment: 'Pages are given what they show; they never call a service',
      severity: 'error',
      from: { path: '^portal/' },
      to: { path: '^handlers/', dependencyTypesNot: ['type-only'] },
    },
    room('designer', [
      '^domain/',
      '^handlers/services/[^/]+\\.services\\.ts$',
      '^handlers/services/services\\.ts$',
      '^rehearsal/',
    ]),
    {
      name: 'designer-runs-in-a-browser',
      comment: 'From the rooms of the server it takes types only',
      severity: 'error',
      from: { path: '^designer/' },
      to: { path: '^(handlers|rehearsal)/', dependencyTypesNot: ['type-only'] },
    },
    packages('designer', [
      'react',
      'react-dom',
      '@types',
      '@xyflow',
      '@codemirror',
      '@lezer',
      'codemirror',
      'node-diff3',
      'yaml',
      'luxon',
    ]),
    room('handlers', ['^domain/', '^activities/', '^portal/', '^workflows/[^/]+\\.(messages|start)\\.ts$']),
    room('infra', [
      '^domain/.+\\.schema\\.ts$',
      '^handlers/[^/]+\\.env\\.ts$',
      '^handlers/codec/temporal-tokens\\.schema\\.ts$',
      '^handlers/metrics\\.ts$',
      '^activities/store/table\\.ts$',
      '^workflows/case\\.messages\\.ts$',
      '^workflows/search-attributes\\.ts$',
    ]),
    room('cli', [
      '^domain/',
      '^workflows/[^/]+\\.messages\\.ts$',
      '^handlers/',
      '^activities/',
      '^rehearsal/',
    ]),
    // The server whose time can be skipped is had as the tests have it.
    room('rehearsal', [
      '^domain/',
      '^activities/',
      '^workflows/.+\\.(messages|start)\\.ts$',
      '^workflows/search-attributes\\.ts$',
      '^local/parts/',
      '^handlers/(read-env|common\\.env|temporal-access)\\.ts$',
    ]),
    {
      name: 'nothing-imports-the-workshop',
      comment: 'local/, test/ and bench/ are about the product, not in it',
      severity: 'error',
      from: { path: '^(domain|workflows|activities|handlers|infra|portal|designer|cli|examples)/' },
      to: { path: '^(local|test|bench)/' },
    },
    {
      name: 'the-start-needs-no-tests',
      comment: 'The product starts without its tests and benchmarks',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(test|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.throughline|cdk\\.out|dist)/' },
    // Imports of types count; that they are types is seen in how they are written (verbatimModuleSyntax).
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'require', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
