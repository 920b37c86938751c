import type { DataStore } from '../data-store';
import type { Scene } from '../scene';

/** A file that is put into a bucket of the user's. */
export interface ExportedFile {
  readonly order: number;
  readonly bucket: string;
  readonly key: string;
  readonly text: string;
}

/** Which files there are is asked often, and what is in them seldom, so that they are kept apart. */
const FILES = 'exported-file';
const TEXTS = 'exported-text';

type Kept = Omit<ExportedFile, 'text'>;

/** Keeps a file under the id of the job that made it; deliveries find it there. */
export function keepExport({ data }: Pick<Scene, 'data'>, jobId: string, file: Omit<ExportedFile, 'order'>): void {
  const kept: Kept = { order: data.nextOrder(), bucket: file.bucket, key: file.key };
  data.putDocument(TEXTS, jobId, file.text);
  data.putDocument(FILES, jobId, kept);
}

/** Forgets what a job has exported. */
export function forgetExport({ data }: Pick<Scene, 'data'>, jobId: string): void {
  data.deleteDocument(TEXTS, jobId);
  data.deleteDocument(FILES, jobId);
}

/** Oldest first. The text of a file is read when it is asked for. */
export function exportedFiles(data: Pick<DataStore, 'document' | 'documents'>): readonly ExportedFile[] {
  return data.documents(FILES).map(({ id, value }) => ({
    ...value as Kept,
    get text(): string {
      return String(data.document(TEXTS, id));
    },
  })).sort((one, other) => one.order - other.order);
}
