import type { Scenario, Step } from '../../scenarios/runner/scenario';

/** When every scenario begins: who compares with it needs a clock that stands. */
const START = '2026-01-';

/** What only the local service can be made to do, by the member of a step that asks for it. */
const LOCAL_STEPS: { readonly [member: string]: string } = {
  clock: 'moves the clock',
  bring: 'brings a record as an integration would',
  resolve: 'starts an identity resolution job',
  deadLetters: 'reads a dead letter queue',
  stream: 'reads an event stream',
};

/** Calls that take what only an account can say beforehand, or more time than anybody waits. */
const UNASKED_CALLS: { readonly [call: string]: string } = {
  CreateEventStream: 'needs a Kinesis stream',
  ListRuleBasedMatches: 'waits for matching by rules, which takes an hour at least',
  GetMatches: 'waits for an identity resolution job, which runs once a week',
  GetSimilarProfiles: 'waits for matching',
  GetAutoMergingPreview: 'needs a job that has run',
};

/** Why a scenario cannot be played against AWS; undefined where it can. */
export function whyNot({ quotas, domain, steps }: Scenario): string | undefined {
  if (quotas !== undefined) {
    return 'sets quotas';
  }
  const text = JSON.stringify({ domain, steps });
  if (text.includes(START)) {
    return 'compares with times of a clock that stands';
  }
  return text.includes('arn:aws:') ? 'needs resources of an account' : firstOf(steps.map(unaskable));
}

function unaskable(step: Step): string | undefined {
  const local = Object.keys(step).find((member) => Object.hasOwn(LOCAL_STEPS, member));
  if (local !== undefined) {
    return LOCAL_STEPS[local];
  }
  return 'call' in step && Object.hasOwn(UNASKED_CALLS, step.call) ? UNASKED_CALLS[step.call] : undefined;
}

function firstOf(reasons: readonly (string | undefined)[]): string | undefined {
  return reasons.find((reason) => reason !== undefined);
}
