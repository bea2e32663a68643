// Run from the root of the repository: eslint --config test/tooling/eslint.config.js .
import { resolve } from 'node:path'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from '../../client/svelte.config.js'
import { lintProgram } from './lintProgram.js'

const ROOT = resolve(import.meta.dirname, '../..')
const TYPED = ['**/*.ts', '**/*.svelte']

/** An editor asks file by file while they change; `npm run lint` asks once about all. */
const types = process.env.LINT_ONCE
  ? { programs: [lintProgram(ROOT, svelteConfig)] }
  : { projectService: true }

/** The rules of who may import whom that a single line can break; test/architecture knows the rest. */
function imports(files, ...patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } }
}

/** Any path that leads into one of the given top folders. */
const folder = (names, message) => ({ regex: `^\\.{1,2}/(.*/)?(${names})/`, message })

/** Any package but the given ones. */
const packagesBut = (names, message) => ({ regex: `^(?!\\.{1,2}/|(${names})(/|$))`, message })

const importRules = [
  imports(
    ['shared/**/*.ts'],
    packagesBut(
      'zod|yjs|fflate',
      'shared/ runs everywhere: it imports zod, yjs, fflate for its lists, and itself only.',
    ),
    folder('server|client|migrations|test', 'shared/ imports itself only.'),
  ),
  imports(
    ['shared/officeImport/table.ts'],
    packagesBut(
      'fflate|read-excel-file',
      'Tables are opened by these two, the same in browser and Node.',
    ),
    folder('server|client|migrations|test', 'shared/ imports itself only.'),
  ),
  imports(
    ['migrations/**/*.ts'],
    packagesBut('kysely', 'A migration is frozen in time: it imports kysely only.'),
    { regex: '^\\.\\./', message: 'A migration never imports code that will change.' },
  ),
  imports(['server/**/*.ts'], folder('client|test', 'server/ knows no client and no test.')),
  imports(
    ['client/**/*.ts', 'client/**/*.svelte'],
    folder('server|migrations|test', 'client/ reaches the server by shared/ only.'),
    { regex: '^node:', message: 'client/ runs in a browser.' },
  ),
  imports(
    ['client/ui/**/*.ts', 'client/ui/**/*.svelte'],
    packagesBut('svelte|uqr', 'client/ui draws; it needs svelte only.'),
    {
      regex: '^\\.\\./(?!kernel/|styles/|\\.\\./shared/kernel/)|^\\.\\./kernel/(api|problemText)',
      message: 'client/ui knows no feature and no server; pass data and callbacks as props.',
    },
  ),
]

const strictRules = {
  // `!= null` is the one way to say neither null nor undefined.
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'error',
  'no-debugger': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true },
  ],
  // Fastify plugins are async by convention.
  '@typescript-eslint/require-await': 'off',
  // Yjs inherits the string form of its texts by a class the rule cannot see through.
  '@typescript-eslint/no-base-to-string': ['error', { ignoredTypeNames: ['YText', 'Text'] }],
  // A number in a sentence is a sentence.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // `_name` says: taken apart in order to leave it out.
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
}

export default ts.config(
  {
    ignores: ['**/node_modules/', 'build/', 'data/', '**/*.d.ts'],
  },
  {
    files: TYPED,
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        ...types,
        tsconfigRootDir: ROOT,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: strictRules,
  },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        parser: ts.parser,
        ...types,
        tsconfigRootDir: ROOT,
        extraFileExtensions: ['.svelte'],
        svelteConfig,
      },
    },
    rules: {
      'svelte/button-has-type': 'error',
      // Links are plain addresses here; the rule is for SvelteKit.
      'svelte/no-navigation-without-resolve': 'off',
      // It takes the reason written behind the code, in brackets, for more codes.
      'svelte/no-unused-svelte-ignore': 'off',
    },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // `let { … } = $props()`: bindable ones are written by the parent.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived', '$bindable'] }],
      // The linter sees a component from outside as untyped; svelte-check does not.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // The Content Security Policy refuses a written style attribute.
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name="style"]',
          message: 'The content policy refuses style="…": use a class or a style: directive.',
        },
      ],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is a parameter in shared/.' },
        { object: 'Math', property: 'random', message: 'Chance is a parameter in shared/.' },
      ],
    },
  },
  {
    // Command lines speak to a terminal.
    files: ['server/scripts/**', 'server/demo/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Belongs to the types of test/, where Node's are known; the linter looks for it in client/.
    files: ['client/vite.config.ts'],
    extends: [ts.configs.disableTypeChecked],
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: globals.node },
    rules: { eqeqeq: 'error', 'prefer-const': 'error', 'no-undef': 'error' },
  },
  // Handed to a browser as it is.
  {
    files: ['test/*/*InPage.mjs', 'test/*/inPage.mjs'],
    languageOptions: { globals: globals.browser },
  },
  ...importRules,
)
