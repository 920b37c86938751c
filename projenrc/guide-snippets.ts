/**
 * Type-checks the TypeScript in docs/guide: each fenced `ts` block is a module of its own (`npm run snippets`).
 * README and API documentation are compiled by jsii-rosetta, which reads nothing else.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';

const ROOT = path.join(__dirname, '..');
const GUIDE = path.join(ROOT, 'docs', 'guide');
// Inside the project, so that packages are found as from any other file of it.
const SCRATCH = path.join(ROOT, 'test-reports', 'snippets');

interface Snippet {
  readonly page: string;
  readonly line: number;
  readonly code: string;
}

function snippetsOf(page: string): Snippet[] {
  const text = readFileSync(path.join(GUIDE, page), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({
    page, line: text.slice(0, match.index).split('\n').length + 1, code: match[1],
  }));
}

function check(snippets: Snippet[]): string[] {
  const byFile = new Map(snippets.map((snippet, index) => [path.join(SCRATCH, `${index}.ts`), snippet]));
  rmSync(SCRATCH, { recursive: true, force: true });
  mkdirSync(SCRATCH, { recursive: true });
  byFile.forEach(({ code }, file) => writeFileSync(file, `${code}\nexport {};\n`));
  const config = ts.getParsedCommandLineOfConfigFile(path.join(ROOT, 'test', 'tsconfig.json'), { noEmit: true, noUnusedLocals: false }, {
    ...ts.sys, onUnRecoverableConfigFileDiagnostic: (diagnostic) => { throw new Error(String(diagnostic.messageText)); },
  });
  const program = ts.createProgram([...byFile.keys()], config!.options);
  return [...byFile].flatMap(([file, { page, line }]) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) => {
      const at = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line;
      return `docs/guide/${page}:${line + at}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
    });
  });
}

const snippets = readdirSync(GUIDE).filter((page) => page.endsWith('.md')).flatMap(snippetsOf);
const errors = check(snippets);
process.stdout.write(`${snippets.length} snippets in docs/guide, ${errors.length} errors\n${errors.map((error) => `${error}\n`).join('')}`);
process.exitCode = errors.length === 0 && snippets.length > 0 ? 0 : 1;
