import { changeBody, healthCheckBody, mergeBody } from './record-body';
import type { StreamEvent } from './stream-event';
import type { Scene } from '../scene';

type Announcing = Pick<Scene, 'domain' | 'definitions' | 'data' | 'now' | 'newId'>;

/**
 * Tells the domain's event stream what has happened, in this order. Where there is none that runs, nothing is so much as put together.
 *
 * @param events what there is to tell, asked for only where somebody listens
 */
export function announce(scene: Announcing, events: () => readonly StreamEvent[]): void {
  if (scene.definitions.eventStream() === undefined) {
    return;
  }
  for (const event of events()) {
    const body = event.type === 'MERGED' ? mergeBody(scene, event) : changeBody(scene, event);
    append(scene, body, event.profileId);
  }
}

/** The first record of a new event stream, which says nothing but that it works. */
export function announceHealth(scene: Announcing): void {
  if (scene.definitions.eventStream() !== undefined) {
    // it is of no profile, and all of a stream's need some key
    append(scene, healthCheckBody(scene), scene.domain.DomainName);
  }
}

function append({ data }: Announcing, body: string, partitionKey: string): void {
  data.addStreamRecord({ order: data.nextOrder(), body, partitionKey });
}
