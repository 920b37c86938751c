import * as sdk from '@aws-sdk/client-customer-profiles';
import { startService } from './running-service';
import { OPERATIONS } from '../../../src/local/customer-profiles/operations';
import { OUTCOMES } from '../../model/api/constraint-cases';
import type { Outcome } from '../../model/api/constraint-cases';
import { WRITES } from '../../model/api/shape-samples';

const COMMANDS = sdk as unknown as { readonly [name: string]: new (request: unknown) => sdk.CreateDomainCommand };

/** What the service says of bounds, and of an empty list that a query cannot express; other reasons for which it refuses a request do not count here. */
const BOUND = /^(?:is missing|has \d+ (?:characters|entries)|is (?:empty|out of range|not a known value)|has characters that are not allowed there)/;

/** Values of a type that the SDK cannot send are in requests-refused.test.ts; null is not sent at all, and is a member that is left out. */
const CASES = OUTCOMES.filter(({ code, place }) => code !== 'CP1002' && code !== 'CP1009' && OPERATIONS.some(({ name }) => name === place.operation));

/** What the service says of the value at the place, or undefined where it says nothing of its bounds. */
async function refusalOf(client: sdk.CustomerProfilesClient, { place, value }: Outcome): Promise<string | undefined> {
  try {
    await client.send(new COMMANDS[`${place.operation}Command`](place.requestWith(value)));
    return undefined;
  } catch (error) {
    const { name, message } = error as Error;
    const said = message.split(` at '${place.pathOf(value)}' failed to satisfy constraint: Member `)[1];
    return name === 'BadRequestException' && said !== undefined && BOUND.test(said) ? said : name === 'Error' ? 'the SDK refuses it' : undefined;
  }
}

test.each(WRITES.filter((write) => OPERATIONS.some(({ name }) => name === write)))('%s takes what is within the bounds of every member and refuses what is not', async (operation) => {
  const { client } = await startService({ quotas: false });
  const cases = CASES.filter(({ place }) => place.operation === operation);
  const wrong: string[] = [];
  let tried = 0;
  for (const outcome of cases) {
    const refusal = await refusalOf(client, outcome);
    if (refusal === 'the SDK refuses it') {
      continue;
    }
    tried++;
    if ((refusal === undefined) !== (outcome.code === undefined)) {
      wrong.push(`${outcome.label}: ${refusal ?? 'is taken'}`);
    }
  }
  process.stdout.write(`${tried} values tried against ${operation} of the local service\n`);

  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(0.8 * cases.length);
});
