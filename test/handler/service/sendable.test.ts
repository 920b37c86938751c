import { PutProfileObjectType$, PutProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { NormalizedSchema } from '@smithy/core/schema';
import type { SchemaRef, StaticOperationSchema } from '@smithy/types';
import { connect } from '../../../src/handler/service/connect';
import { MAKING_OPERATIONS, refuseUnsendable, refuseUnsendableProperties } from '../../../src/handler/service/sendable';
import { Deadline } from '../../../src/handler/retry/time-budget';
import { REQUESTS, SHAPES } from '../../../src/model/api/limits.generated';
import { sampleOf } from '../../model/api/shape-samples';

/** The client's schema of an operation without some members, as an older release of the client would have it. */
function olderClient(schema: StaticOperationSchema, ...without: readonly string[]): StaticOperationSchema {
  const [kind, space, name, traits, input, output] = schema;
  const [structKind, structSpace, structName, structTraits, names, members] = NormalizedSchema.of(input as SchemaRef).getSchema() as
    [3, string, string, number, string[], unknown[]];
  const kept = names.map((member, index) => [member, members[index]] as const).filter(([member]) => !without.includes(member));
  const older = [structKind, structSpace, structName, structTraits, kept.map(([member]) => member), kept.map(([, member]) => member)];
  return [kind, space, name, traits, older, output] as unknown as StaticOperationSchema;
}

describe('the client knows every member that the API model has', () => {
  test.each(Object.entries(MAKING_OPERATIONS))('of %s', (operation, schema) => {
    const shape = REQUESTS[operation as keyof typeof MAKING_OPERATIONS];
    // every member at every depth: when one lags behind, the function refuses it, and a construct must not offer it yet
    expect(() => refuseUnsendable(schema, everyMember(shape))).not.toThrow();
  });
});

/** A value that has every member of a shape. */
function everyMember(shapeName: string): unknown {
  const shape = SHAPES[shapeName];
  switch (shape.type) {
    case 'structure': return Object.fromEntries(Object.entries(shape.members).map(([member, child]) => [member, everyMember(child)]));
    case 'list': return [everyMember(shape.member)];
    case 'map': return { key: everyMember(shape.value) };
    default: return sampleOf(shapeName);
  }
}

describe('what the client would leave out is refused', () => {
  test('at any depth, with its path', () => {
    const request = { ObjectTypeName: 'T', Novelty: 1, Fields: { id: { Source: '_source.id', Sauce: 'x' } }, Keys: { k: [{ FieldNames: ['id'], Strength: 2 }] } };
    expect(() => refuseUnsendable(PutProfileObjectType$, request)).toThrow(
      'Novelty, Fields.id.Sauce, Keys.k[0].Strength of PutProfileObjectType are members that the client in this release of cdk-customer-profiles does not know');
  });

  test('and no more when the client has caught up', () => {
    const request = { ObjectTypeName: 'T', SourcePriority: 1 };
    expect(() => refuseUnsendable(olderClient(PutProfileObjectType$, 'SourcePriority'), request)).toThrow('SourcePriority of PutProfileObjectType is a member');
    expect(() => refuseUnsendable(PutProfileObjectType$, request)).not.toThrow();
  });

  test('but not what is absent', () => {
    expect(() => refuseUnsendable(PutProfileObjectType$, { ObjectTypeName: 'T', Novelty: undefined })).not.toThrow();
  });

  test('in the properties of a template, but for what tells the function how to go about it', () => {
    const properties = { ServiceToken: 'arn', WireVersion: '1', Existing: 'FAIL', ObjectTypeName: 'T', Novelty: '1' };
    expect(() => refuseUnsendableProperties('PutProfileObjectType', properties)).toThrow('Novelty of PutProfileObjectType is a member');
  });

  test('by the client itself, before it calls', async () => {
    const client = connect({ deadline: Deadline.in(10_000), backoff: { base: 1, cap: 4 } });
    const command = new PutProfileObjectTypeCommand({ DomainName: 'd', ObjectTypeName: 'T', Description: 'T', ...{ Novelty: 1 } });
    await expect(client.send(command)).rejects.toMatchObject({ code: 'UnsendableMember' });
  });
});
