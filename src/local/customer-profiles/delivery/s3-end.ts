import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { clientSettings } from './client-settings';
import type { Variables } from './client-settings';
import { Clients } from './clients';
import type { BucketEnd } from './ends';
import type { Environment } from '../../environment/environment';
import type { ExportedFile } from '../engine/exports/exported-file';

export class S3End implements BucketEnd {
  private readonly clients: Clients<S3Client>;

  constructor(endpoint: string, variables: Variables) {
    this.clients = new Clients((place) => new S3Client({
      ...clientSettings(endpoint, place, variables),
      // the name of the bucket before that of the host would be another host
      forcePathStyle: true,
      // checksums that were added in 2025 and that not every server knows
      requestChecksumCalculation: 'WHEN_REQUIRED',
    }));
  }

  public async put(place: Environment, { bucket, key, text }: ExportedFile): Promise<void> {
    await this.clients.of(place).send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType: 'text/csv' }));
  }

  public close(): void {
    this.clients.close();
  }
}
