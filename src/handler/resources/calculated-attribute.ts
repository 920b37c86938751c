/**
 * A calculated attribute of a domain.
 *
 * Whose it is, and what that lets an event do, is decided for all kinds in ownership/decision.ts.
 *
 * | event  | live state                        | calls                                         | answer                          |
 * |--------|-----------------------------------|-----------------------------------------------|---------------------------------|
 * | Create | absent                            | Get, Create                                   | SUCCESS                         |
 * | Create | made by this very event, or kept | Get, then as Update                           | SUCCESS                         |
 * | Create | not ours, Existing FAIL           | Get                                           | FAILED, `not-created/...`       |
 * | Create | not ours, Existing ADOPT          | Get, Update if need be, TagResource           | SUCCESS                         |
 * | Create | not ours, ADOPT, other expression | Get                                           | FAILED: an adoption that is rolled back could not bring the values back |
 * | Update | as wanted                         | Get                                           | SUCCESS                         |
 * | Update | differs in names or conditions    | Get, Update, TagResource, Untag...            | SUCCESS                         |
 * | Update | differs in anything else          | Get                                           | FAILED, unless RecreateOnChange, now or before |
 * | Update | the same, and goes back from what an Update has made not an hour ago | as with RecreateOnChange | as there |
 * | Update | the same with RecreateOnChange    | Get, Get, Delete, Create                      | SUCCESS, same id; or, the old one put back, FAILED |
 * | Update | absent                            | Get, Create                                   | SUCCESS, same id                |
 * | Update | another construct's               | Get                                           | FAILED, same id; SUCCESS where it is as wanted |
 * | Update | another name or domain is wanted  | as Create of that one                         | SUCCESS, new id; or FAILED, old id |
 * | Delete | id not ours                       | none                                          | SUCCESS                         |
 * | Delete | absent, or its domain is          | Get                                           | SUCCESS                         |
 * | Delete | another's, kept, handed back      | Get                                           | SUCCESS, left alone             |
 * | Delete | adopted, Existing ADOPT           | Get, TagResource                              | SUCCESS, handed back            |
 * | Delete | default of the service            | Get                                           | FAILED: it cannot be brought back |
 * | Delete | ours                              | Get, Delete                                   | SUCCESS                         |
 *
 * Get, Create, Update and Delete are the operations of CalculatedAttributeDefinition.
 */
import {
  CreateCalculatedAttributeDefinitionCommand, CustomerProfilesClient, DeleteCalculatedAttributeDefinitionCommand,
  GetCalculatedAttributeDefinitionCommand, UpdateCalculatedAttributeDefinitionCommand,
} from '@aws-sdk/client-customer-profiles';
import { CalculatedAttributeChange, definition, DesiredCalculatedAttribute, difference, isUntouched, keptConditions, LiveCalculatedAttribute } from './calculated-attribute-difference';
import { decodeRequest } from '../../model/api/decode';
import { checkCalculatedAttribute } from '../../model/rules/calculated-attribute/calculated-attribute-rules';
import { OWNER_TAG } from '../../model/wire';
import { remake } from '../lifecycle/remake';
import type { Timestamped, ApplyOptions, ResourceModule } from '../lifecycle/resource-module';
import { Failure } from '../retry/failure';

interface CalculatedAttributeIdentity {
  readonly DomainName: string;
  readonly CalculatedAttributeName: string;
}

export const calculatedAttribute: ResourceModule<
  CalculatedAttributeIdentity, DesiredCalculatedAttribute, LiveCalculatedAttribute, CalculatedAttributeChange
> = {
  kind: 'calculated-attribute',
  importedBy: 'CalculatedAttribute.fromCalculatedAttributeAttributes',

  describe: ({ DomainName, CalculatedAttributeName }) => `calculated attribute ${JSON.stringify(CalculatedAttributeName)} of domain ${JSON.stringify(DomainName)}`,
  // names of the service's own begin so
  isIrreplaceable: ({ CalculatedAttributeName }) => CalculatedAttributeName.startsWith('_'),

  decode: (properties) => ({
    ...decodeRequest('CreateCalculatedAttributeDefinition', properties),
    RecreateOnChange: String(properties.RecreateOnChange) === 'true',
  }),
  check: checkCalculatedAttribute,

  read,
  create,
  difference,
  pastOf: (change) => (change.kind === 'remake' ? change.past : undefined),
  definition,
  isUntouched,
  apply: async (client, change, means) => (change.kind === 'remake' ? remakeIt(client, change, means) : update(client, change)),
  objectToRemoval(live, { CalculatedAttributeName }) {
    return CalculatedAttributeName.startsWith('_') && live.Tags?.[OWNER_TAG] === undefined
      ? `calculated attribute ${JSON.stringify(CalculatedAttributeName)} has the name of a default one of the service and no owner mark; a default one that is deleted `
        + 'cannot be brought back: delete it by hand, or set `removalPolicy: RemovalPolicy.RETAIN`'
      : undefined;
  },
  remove,

  data: ({ DomainName, CalculatedAttributeName }, Arn, { CreatedAt }) => ({
    DomainName, CalculatedAttributeName, Arn, ...CreatedAt ? { CreatedAt: CreatedAt.toISOString() } : {},
  }),
};

async function read(
  client: CustomerProfilesClient, { DomainName, CalculatedAttributeName }: CalculatedAttributeIdentity,
): Promise<LiveCalculatedAttribute> {
  return client.send(new GetCalculatedAttributeDefinitionCommand({ DomainName, CalculatedAttributeName }));
}

async function create(client: CustomerProfilesClient, { RecreateOnChange: _, ...request }: DesiredCalculatedAttribute): Promise<Timestamped> {
  return client.send(new CreateCalculatedAttributeDefinitionCommand(request));
}

async function remove(client: CustomerProfilesClient, { DomainName, CalculatedAttributeName }: CalculatedAttributeIdentity): Promise<void> {
  await client.send(new DeleteCalculatedAttributeDefinitionCommand({ DomainName, CalculatedAttributeName }));
}

/**
 * Says so where the service has kept what was to be cleared: the documentation does not tell what an update does with a condition that is left out,
 * and a change that is not carried out must not look like one that is.
 */
async function update(client: CustomerProfilesClient, { request }: Extract<CalculatedAttributeChange, { kind: 'update' }>): Promise<void> {
  const answer = await client.send(new UpdateCalculatedAttributeDefinitionCommand(request));
  const kept = keptConditions(request, answer);
  if (kept.length > 0) {
    throw new Failure('NotChanged', `the service has kept ${kept.join(', ')} of ${calculatedAttribute.describe({
      DomainName: request.DomainName!, CalculatedAttributeName: request.CalculatedAttributeName!,
    })}, which the app no longer wants; give them a value, or another calculatedAttributeName to make it anew`);
  }
}

async function remakeIt(
  client: CustomerProfilesClient, { before, after }: Extract<CalculatedAttributeChange, { kind: 'remake' }>, { patience, tags }: ApplyOptions,
): Promise<void> {
  await remake({
    what: calculatedAttribute.describe(before),
    remove: async () => remove(client, before),
    create: async () => { await create(client, { ...after, Tags: tags }); },
    isMade: async () => {
      const live = await read(client, after);
      return difference(after, live, { created: true, former: after }) === undefined;
    },
    putBack: async () => { await create(client, before); },
    patience,
  });
}
