import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileAsset } from './assembly';
import { writeInOneStep } from '../files/write-in-one-step';
import { zipDirectory, zipSource } from '../lambda/zip';

/**
 * Stands for the bootstrap bucket: keeps published assets, so that a rollback or a later destroy finds the code of an earlier deployment
 * even though `cdk.out` has moved on.
 */
export class AssetStore {
  private readonly temporary: boolean;
  private root?: string;

  constructor(directory?: string) {
    this.temporary = directory === undefined;
    this.root = directory;
  }

  /** Publishes an asset unless it is there already: keys are hashes of the content. */
  public async publish(asset: FileAsset, bucketName: string, objectKey: string): Promise<void> {
    const file = this.fileOf(bucketName, objectKey);
    if (existsSync(file)) {
      return;
    }
    writeInOneStep(file, asset.packaging === 'zip' ? await zipDirectory(asset.path) : await readFile(asset.path));
  }

  /** Publishes source text that stands in the template itself. Answers the file. */
  public publishSource(source: string): string {
    const file = this.fileOf('inline', `${createHash('sha256').update(source).digest('hex')}.zip`);
    if (!existsSync(file)) {
      writeInOneStep(file, zipSource(source));
    }
    return file;
  }

  /** The published file; undefined where nothing was published under that name. */
  public find(bucketName: string, objectKey: string): string | undefined {
    const file = this.fileOf(bucketName, objectKey);
    return existsSync(file) ? file : undefined;
  }

  public close(): void {
    if (this.temporary && this.root !== undefined) {
      rmSync(this.root, { recursive: true, force: true });
    }
  }

  private fileOf(bucketName: string, objectKey: string): string {
    this.root ??= mkdtempSync(join(tmpdir(), 'cdk-assets-'));
    // names come from templates: nothing in them may lead to another directory
    return join(this.root, `${bucketName}_${objectKey}`.replace(/[^A-Za-z0-9._-]/g, '_').slice(-200));
  }
}
