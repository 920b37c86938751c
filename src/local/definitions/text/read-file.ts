import { readFileSync, statSync } from 'node:fs';
import { reasonOf, UnreadableFile } from './unreadable';

/** A mapping of 250 fields with the longest sources and targets is half of it; CloudFormation takes no larger template. */
const MAX_BYTES = 1024 * 1024;

/** The text of a file. */
export function readText(file: string): string {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) {
      throw new UnreadableFile('it is no file');
    }
    if (stats.size > MAX_BYTES) {
      throw new UnreadableFile(`it has ${stats.size} bytes, and a file has at most ${MAX_BYTES}`);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(reasonOf(error));
  }
}
