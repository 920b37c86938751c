/** A moment by which something must be over. */
export class Deadline {
  /** A deadline so many milliseconds from now. */
  public static in(millis: number, now: () => number = Date.now): Deadline {
    return new Deadline(now() + millis, now);
  }

  private constructor(private readonly at: number, private readonly now: () => number) {}

  /** Another deadline by the same clock, so many milliseconds from now. */
  public another(millis: number): Deadline {
    return Deadline.in(millis, this.now);
  }

  /** Milliseconds left; 0 when it has passed. */
  public remaining(): number {
    return Math.max(0, this.at - this.now());
  }
}

/**
 * How the time of one invocation is spent. An invocation that Lambda cuts off never answers, and the stack then hangs
 * until the resource's ServiceTimeout, and once more in the rollback: so the work ends early enough to undo and to answer.
 */
export interface TimeBudget {
  /** For what was asked for. */
  readonly work: Deadline;
  /** For undoing what was made when the work has failed. */
  readonly undo: Deadline;
  /** For whatever has not noticed that its time is up. */
  readonly stop: Deadline;
  /** For handing the answer over. */
  readonly answer: Deadline;
}

/** Enough for a read and a delete in a stack whose resources all compete for one write a second. */
const UNDO_RESERVE = { share: 0.2, most: 60_000 };

/** Enough for what ended with its time to say so. */
const STOP_RESERVE = { share: 0.02, most: 500 };

/** Enough for several tries to hand the answer over. */
const ANSWER_RESERVE = { share: 0.15, most: 20_000 };

/** For the log line, and for what lies between Lambda's clock and ours. */
const LAST_RESERVE = { share: 0.05, most: 1_000 };

/** Shares the remaining milliseconds of an invocation out. */
export function shareOut(remaining: number, now: () => number = Date.now): TimeBudget {
  const part = ({ share, most }: { share: number; most: number }) => Math.min(remaining * share, most);
  const answer = remaining - part(LAST_RESERVE);
  const stop = answer - part(ANSWER_RESERVE);
  const undo = stop - part(STOP_RESERVE);
  const work = undo - part(UNDO_RESERVE);
  return { work: Deadline.in(work, now), undo: Deadline.in(undo, now), stop: Deadline.in(stop, now), answer: Deadline.in(answer, now) };
}
