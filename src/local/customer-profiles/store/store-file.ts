import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readState } from './read-state';
import type { Stores } from './stores';
import type { Environment } from '../../environment/environment';

/** Changes that come close together are written once. */
const DEBOUNCE_MILLISECONDS = 50;

/** Keeps what there is in every environment in a JSON file. */
export class StoreFile {
  /** The identity of the state, which lasts as long as the file. */
  public readonly instance: string;
  private dirty = false;
  private timer?: NodeJS.Timeout;
  private writing: Promise<void> = Promise.resolve();

  /**
   * Reads the file into the stores, if there is one. A file that cannot be read is an error and stays as it is,
   * since nothing is written before it was read.
   *
   * @param home the environment of a file that names none
   */
  constructor(private readonly path: string, private readonly stores: Stores, home: Environment, private readonly onError: (error: unknown) => void) {
    const text = this.read();
    const state = text === undefined ? undefined : readState(text, path, home);
    if (state !== undefined) {
      stores.restore(state.environments);
    }
    this.instance = state?.instance ?? randomUUID();
    stores.onChange(() => this.schedule());
  }

  /** Writes what has changed and was not written yet. */
  public async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    // one after the other: two writers would take each other's temporary file away
    this.writing = this.writing.catch(() => undefined).then(() => this.write());
    await this.writing;
  }

  /** Waits until everything so far is in the file; what comes in meanwhile is written together. */
  public async settled(): Promise<void> {
    await (this.dirty ? this.flush() : this.writing);
  }

  /** Writes the file even where nothing has changed, so that a path that cannot be written shows at once. */
  public async create(): Promise<void> {
    this.dirty = true;
    await this.flush();
  }

  private read(): string | undefined {
    try {
      return readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return undefined;
      }
      throw new Error(`cannot read the data file ${this.path}: ${(error as NodeJS.ErrnoException).message}`);
    }
  }

  private schedule(): void {
    this.dirty = true;
    this.timer ??= setTimeout(() => { this.flush().catch(this.onError); }, DEBOUNCE_MILLISECONDS);
  }

  /** Replaces the file in one step: a crash leaves the old one or the new one, never half of one. */
  private async write(): Promise<void> {
    if (!this.dirty) {
      return;
    }
    this.dirty = false;
    const temporary = `${this.path}.${process.pid}.tmp`;
    try {
      await mkdir(dirname(this.path), { recursive: true });
      const file = await open(temporary, 'w');
      try {
        await file.writeFile(`${JSON.stringify({ version: 2, instance: this.instance, environments: this.stores.list() }, undefined, 2)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, this.path);
    } catch (error) {
      this.dirty = true;
      throw new Error(`cannot write the data file ${this.path}: ${(error as NodeJS.ErrnoException).message}`);
    }
  }
}
