import type { JsonObject } from './json';
import type { NativeEffects } from './native-resources';
import { text } from './native-type';
import type { ResourceTarget } from './resource-provider';
import { bucketInUse, forgetBucket } from '../services/buckets';
import type { ServiceState } from '../services/service-state';

/** Buckets are deleted when they are empty, as S3 has it. */
export class Buckets implements NativeEffects {
  constructor(private readonly state: ServiceState) {}

  public put(): undefined {
    return undefined;
  }

  public remove(_target: ResourceTarget, { Arn: arn }: JsonObject): string | undefined {
    const bucket = text(arn).split(':').at(-1) ?? '';
    const refused = bucketInUse(this.state, bucket);
    if (refused === undefined) {
      forgetBucket(this.state, bucket);
    }
    return refused;
  }
}
