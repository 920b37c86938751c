import type { Answer } from './answers';
import type { OwnDomains } from './own-domains';
import { whyNot } from './why-not';
import type { LocalService } from '../../scenarios/runner/local-service';
import { play } from '../../scenarios/runner/play';
import type { Patience } from '../../scenarios/runner/play';
import { SCENARIOS } from '../../scenarios/runner/read-scenarios';
import type { Ending, Scenario } from '../../scenarios/runner/scenario';

export interface Asking {
  readonly client: OwnDomains;
  readonly service: LocalService;
  readonly patience?: Patience;
  /** Told of each scenario that was played. */
  readonly onEnding?: (scenario: Scenario, ending: Ending) => void;
}

export type Heard = Pick<Answer, 'verdict' | 'observed'>;

const ASSUMPTION = /^D-/;

/** The ids of assumptions that scenarios rest on. */
export function assumptionsAsked(): readonly string[] {
  return [...new Set(SCENARIOS.flatMap(({ restsOn }) => restsOn.filter((reason) => ASSUMPTION.test(reason))))].sort();
}

/** Plays every scenario that rests on one of the assumptions and can be played, each once, and tells what became of each assumption. */
export async function askAssumptions(ids: readonly string[], { client, service, patience, onEnding }: Asking): Promise<ReadonlyMap<string, Heard>> {
  const endings = new Map<Scenario, Ending>();
  for (const scenario of SCENARIOS.filter(({ restsOn }) => restsOn.some((reason) => ids.includes(reason)))) {
    const reason = whyNot(scenario);
    const ending = reason === undefined
      ? await play(scenario, client, service, { domain: client.newName(), patience })
      : { ended: 'unsaid' as const, because: reason };
    endings.set(scenario, ending);
    onEnding?.(scenario, ending);
  }
  return new Map(ids.map((id) => [id, heardOf(id, [...endings].filter(([{ restsOn }]) => restsOn.includes(id)))]));
}

/** One scenario that ends badly is enough: what the others saw may be as assumed and by chance. */
function heardOf(id: string, endings: readonly (readonly [Scenario, Ending])[]): Heard {
  const differences = endings.flatMap(([scenario, ending]) => ending.ended === 'badly' ? [`${told(scenario, id)}: ${ending.difference}`] : []);
  if (differences.length > 0) {
    return { verdict: 'differs', observed: differences };
  }
  const well = endings.filter(([, { ended }]) => ended === 'well').map(([scenario]) => told(scenario, id));
  return well.length > 0
    ? { verdict: 'as assumed', observed: well }
    : { verdict: 'not asked', observed: endings.flatMap(([scenario, ending]) => ending.ended === 'unsaid' ? [`${told(scenario, id)}: ${ending.because}`] : []) };
}

/** Where a scenario rests on several, the difference may be about another of them. */
function told({ chapter, title, restsOn }: Scenario, id: string): string {
  const others = restsOn.filter((reason) => ASSUMPTION.test(reason) && reason !== id);
  return `${chapter}: ${title}${others.length === 0 ? '' : ` (also ${others.join(', ')})`}`;
}
