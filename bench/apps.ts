/** The same resources twice: with this library, and with the L1s of aws-cdk-lib. */
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDomain, CfnObjectType } from 'aws-cdk-lib/aws-customerprofiles';
import { Domain, FieldContentType, FieldTarget, StandardIdentifier } from 'cdk-customer-profiles';

export const OBJECT_TYPES = 400;
export const FIELDS = 20;

/** What the library does by default; without it the L1s would not be the same resources. */
const RETAINED = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

export function libraryApp(objectTypes = OBJECT_TYPES, fields = FIELDS): Stack {
  const stack = new Stack(new App({ context: CONTEXT }), 'Bench');
  const domain = new Domain(stack, 'Domain', { domainName: 'bench', defaultExpiration: Duration.days(366) });
  for (let i = 0; i < objectTypes; i++) {
    domain.addObjectType(`Type${i}`, {
      objectTypeName: `Type${i}`,
      description: `Records of source ${i}`,
      allowProfileCreation: true,
      fields: Object.fromEntries(names(fields).map((name, index) => [name, {
        source: `_source.${name}`, target: FieldTarget.of(`_profile.Attributes.${name}`), contentType: contentTypeOf(index),
      }])),
      keys: [{ name: `key${i}`, fieldNames: ['field0'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] }],
    });
  }
  return stack;
}

export function l1App(objectTypes = OBJECT_TYPES, fields = FIELDS): Stack {
  const stack = new Stack(new App({ context: CONTEXT }), 'Bench');
  const domain = new CfnDomain(stack, 'Domain', { domainName: 'bench', defaultExpirationDays: 366 });
  domain.applyRemovalPolicy(RETAINED);
  for (let i = 0; i < objectTypes; i++) {
    const objectType = new CfnObjectType(stack, `Type${i}`, {
      domainName: domain.ref,
      objectTypeName: `Type${i}`,
      description: `Records of source ${i}`,
      allowProfileCreation: true,
      fields: names(fields).map((name, index) => ({
        name, objectTypeField: { source: `_source.${name}`, target: `_profile.Attributes.${name}`, contentType: contentTypeOf(index)?.value },
      })),
      keys: [{ name: `key${i}`, objectTypeKeyList: [{ fieldNames: ['field0'], standardIdentifiers: ['UNIQUE', 'PROFILE'] }] }],
    });
    objectType.applyRemovalPolicy(RETAINED);
  }
  return stack;
}

/** As in mappings from the field, most fields leave their content type to the service. */
function contentTypeOf(index: number): FieldContentType | undefined {
  return index % 4 === 0 ? FieldContentType.EMAIL_ADDRESS : undefined;
}

/** Tree and path metadata as the CDK command line asks for them. */
const CONTEXT = { 'aws:cdk:enable-path-metadata': true };

function names(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `field${i}`);
}
