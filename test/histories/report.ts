import type { Totals } from './search';

/** The figures that a release is judged by. */
export interface Report {
  readonly seed: number;
  readonly seconds: number;
  readonly histories: number;
  readonly steps: number;
  readonly events: number;
  readonly faults: Totals['faults'];
  /** Histories in which something was lost. */
  readonly dataLost: number;
  readonly foreignTouched: number;
  /** Something that nobody will remove any more. */
  readonly leftOver: number;
  readonly notAsTheTemplateSays: number;
  readonly wrongAnswers: number;
  /** Events that ended a roll-back because it could not be otherwise, and said what to do. */
  readonly stuckWithWayOut: number;
  readonly stuckWithoutWayOut: number;
  /** Events that may end in more than one way, by why. */
  readonly allowances: Totals['allowances'];
}

export function report({ histories, steps, deliveries, faults, wrong, stuckWithWayOut, allowances }: Totals, seed: number, seconds: number): Report {
  return {
    seed,
    seconds: Math.round(seconds),
    histories,
    steps,
    events: deliveries,
    faults,
    dataLost: wrong.lost ?? 0,
    foreignTouched: wrong['foreign touched'] ?? 0,
    leftOver: wrong['left over'] ?? 0,
    notAsTheTemplateSays: wrong['not as the template says'] ?? 0,
    wrongAnswers: wrong['wrong answer'] ?? 0,
    stuckWithWayOut,
    stuckWithoutWayOut: wrong['stuck without a way out'] ?? 0,
    allowances,
  };
}
