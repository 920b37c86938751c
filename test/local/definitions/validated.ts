import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { validate, ValidateOptions } from '../../../src/local/command-line/validate';

/** What the program would print and end with. */
export interface Validated {
  readonly code: number;
  readonly text: string;
}

/** Validates files of the given contents, whose names the report has without their folder. */
export function validated(files: { readonly [name: string]: unknown }, options: ValidateOptions = {}): Validated {
  const folder = mkdtempSync(path.join(tmpdir(), 'definitions-'));
  try {
    const paths = Object.entries(files).map(([name, content]) => {
      writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
      return path.join(folder, name);
    });
    let text = '';
    const code = validate(paths, options, { write: (part) => { text += part; } });
    return { code, text: text.replaceAll(`${folder}/`, '') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The report for machines, without what is the same in every one. */
export function report(files: { readonly [name: string]: unknown }, options: ValidateOptions = {}): { readonly [member: string]: unknown } {
  return JSON.parse(validated(files, { ...options, json: true }).text) as { readonly [member: string]: unknown };
}
