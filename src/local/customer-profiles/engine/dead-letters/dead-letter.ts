import type { DeadLetterReason } from './reasons';
import type { Scene } from '../scene';

export interface RefusedRecord {
  readonly objectType: string;
  /** As it was received. */
  readonly text: string;
  readonly reason: DeadLetterReason;
}

/**
 * Keeps a record that was not taken, so that it can be read here. That is so without a queue as well, where the service drops it and nobody hears of
 * it (D-I24); whether there is a queue that it is sent to is asked when it is sent.
 */
export function deadLetter({ data }: Pick<Scene, 'data'>, { objectType, text, reason }: RefusedRecord): void {
  data.addDeadLetter({ order: data.nextOrder(), body: text, objectType, reason });
}
