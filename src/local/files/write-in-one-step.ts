import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file, and its folder, so that a crash leaves the old file or the new one. */
export function writeInOneStep(file: string, content: string | Uint8Array, options: { readonly mode?: number } = {}): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, content, options);
  renameSync(draft, file);
}
