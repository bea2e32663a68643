// One program of all sources for one run of the linter. Asked file by file, the compiler makes a new program for every
// component it is shown and checks its types anew, which takes three quarters of a run.
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as svelteParser from 'svelte-eslint-parser'
import ts from 'typescript'
import { parser } from 'typescript-eslint'

/** The TypeScript that the linter makes of a component. */
function scriptOf(path, svelteConfig) {
  let script = ''
  const listening = {
    ...parser,
    parseForESLint(code, options) {
      script = code
      return parser.parseForESLint(code, options)
    },
  }
  svelteParser.parseForESLint(readFileSync(path, 'utf8'), {
    filePath: path,
    parser: listening,
    svelteConfig,
    sourceType: 'module',
    ecmaVersion: 'latest',
    extraFileExtensions: ['.svelte'],
  })
  return script
}

/** The program, with the components below these folders as the linter sees them. */
export function lintProgram(root, svelteConfig) {
  const place = resolve(root, 'test/tooling')
  const config = ts.readConfigFile(resolve(place, 'tsconfig.lint.json'), ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, place)
  const components = new Map(
    globSync('{client,test}/**/*.{svelte,svelte.ts}', { cwd: root }).map((file) => {
      const path = resolve(root, file)
      return [path, scriptOf(path, svelteConfig)]
    }),
  )
  const all = { ...options, allowNonTsExtensions: true }
  const host = ts.createCompilerHost(all, true)
  const { getSourceFile } = host
  host.getSourceFile = (path, language, ...rest) => {
    const script = components.get(path)
    return script === undefined
      ? getSourceFile(path, language, ...rest)
      : ts.createSourceFile(path, script, language, true, ts.ScriptKind.TS)
  }
  return ts.createProgram([...fileNames, ...components.keys()], all, host)
}
