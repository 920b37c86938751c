import * as sdk from '@aws-sdk/client-customer-profiles';
import { send } from './raw-http';
import { startService } from './running-service';
import { DATA_REQUESTS, DATA_SHAPES } from '../../../src/local/customer-profiles/api/data-limits.generated';
import { OPERATIONS } from '../../../src/local/customer-profiles/operations';
import { SHAPES } from '../../../src/model/api/limits.generated';
import { outcomesAt } from '../../model/api/constraint-cases';
import type { Outcome } from '../../model/api/constraint-cases';
import { placesOf } from '../../model/api/shape-samples';

type DataOperation = keyof typeof DATA_REQUESTS;
type Request = { readonly [member: string]: unknown };

const MODEL = { requests: DATA_REQUESTS, shapes: { ...SHAPES, ...DATA_SHAPES } };
const DATA_OPERATIONS = Object.keys(DATA_REQUESTS) as DataOperation[];
const COMMANDS = sdk as unknown as { readonly [name: string]: undefined | (new (request: unknown) => sdk.CreateDomainCommand) };

/** What the service says of bounds; other reasons for which it refuses a request do not count here. */
const BOUND = /^(?:is missing|has \d+ characters|must have length|is (?:empty|out of range|not a known value)|has characters that are not allowed there)/;

/** The AWS SDK says it where it knows the operation; otherwise it goes in the body, with the domain in the path. An error of neither is an `Error`. */
async function errorOf(
  client: sdk.CustomerProfilesClient, url: string, operation: DataOperation, request: Request,
): Promise<{ name: string; message: string } | undefined> {
  const Command = COMMANDS[`${operation}Command`];
  if (Command !== undefined) {
    return client.send(new Command(request)).then(() => undefined, ({ name, message }: Error) => ({ name, message }));
  }
  if (typeof request.DomainName !== 'string' || request.DomainName === '') {
    return { name: 'Error', message: 'no path says this' };
  }
  const { method, segments } = OPERATIONS.find(({ name }) => name === operation)!.route;
  const path = segments.map((part) => 'label' in part ? encodeURIComponent(String(request[part.label])) : part.literal).join('/');
  const { status, text } = await send(url, method, `/${path}`, JSON.stringify(request));
  const { __type: name, Message: message } = JSON.parse(text) as { readonly __type: string; readonly Message: string };
  return status === 200 ? undefined : { name, message };
}

/** What the service says of the value at the place, or undefined where it says nothing of its bounds. */
async function refusalOf(client: sdk.CustomerProfilesClient, url: string, { place, value }: Outcome<DataOperation>): Promise<string | undefined> {
  const error = await errorOf(client, url, place.operation, place.requestWith(value) as Request);
  const of = (path: string) => error?.message.split(` at '${path}' failed to satisfy constraint: Member `)[1];
  const path = place.pathOf(value);
  const said = of(path) ?? of(path.charAt(0).toLowerCase() + path.slice(1));
  return error?.name === 'BadRequestException' && said !== undefined && BOUND.test(said) ? said : error?.name === 'Error' ? 'the SDK refuses it' : undefined;
}

test('every operation on customer data has its limits', () => {
  const others = DATA_OPERATIONS.filter((name) => !OPERATIONS.some((operation) => operation.name === name));

  expect(others).toEqual([]);
});

test.each(DATA_OPERATIONS)('%s takes what is within the bounds of every member and refuses what is not', async (operation) => {
  const { client, url } = await startService({ quotas: false });
  const cases = outcomesAt(placesOf(operation, MODEL), MODEL).filter(({ code }) => code !== 'CP1002' && code !== 'CP1009');
  const wrong: string[] = [];
  let tried = 0;
  for (const outcome of cases) {
    const refusal = await refusalOf(client, url, outcome);
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
  expect(tried).toBeGreaterThan(0.6 * cases.length);
});
