import { codeOf, Failure, messageOf } from '../retry/failure';
import type { RetryOptions } from '../retry/retry-until-deadline';
import { waitUntil } from '../retry/wait-until';
import { maySayPresent, saysDenied, ServiceFailure, unlessAbsent } from '../service/service-failure';

/** A resource that is deleted and made anew, because the service cannot change it. */
export interface Remaking {
  /** The resource in messages. */
  readonly what: string;
  /** How long rights to make it may take until they work: those of a new destination are granted in the same deployment. */
  readonly patience: RetryOptions;
  /** Deletes it as it is. */
  remove(): Promise<void>;
  /** Makes it as it is wanted. */
  create(): Promise<void>;
  /** Whether it is there as it is wanted: a create call whose answer was lost is tried again, and then refused. */
  isMade(): Promise<boolean>;
  /** Makes it as it was. */
  putBack(): Promise<void>;
}

/**
 * Deletes and makes anew, and puts the old one back where the new one cannot be made.
 *
 * Between the two calls there is none. When the process is killed there, the next run sees that it is absent and makes it; and the roll-back of an
 * update that failed here makes the old one where putting it back did not succeed.
 */
export async function remake({ what, remove, create, isMade, putBack, patience }: Remaking): Promise<void> {
  // another run of the event may have done it in the meantime
  if (await isMade().catch(() => false)) {
    return;
  }
  await unlessAbsent(remove());
  try {
    await waitUntil(async () => denialOf(create()), patience);
  } catch (error) {
    // Where even that cannot be told, the old one is put back as long as nothing is there.
    if (maySayPresent(error) && await isMade().catch(() => false)) {
      return;
    }
    try {
      await putBack();
    } catch (lost) {
      throw new Failure(codeOf(error), `${messageOf(error)}; and ${what} as it was is gone, because putting it back failed: ${messageOf(lost)}`, { cause: error });
    }
    throw error;
  }
}

async function denialOf(creation: Promise<void>): Promise<ServiceFailure | undefined> {
  try {
    await creation;
    return undefined;
  } catch (error) {
    if (saysDenied(error)) {
      return error;
    }
    throw error;
  }
}
