import { ArnFormat, Fn, Resource, Stack, Token } from 'aws-cdk-lib';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { Construct } from 'constructs';
import { rememberDomain } from './domain-registry';
import { arnOf } from './references';
import { usageError } from './usage-error';
import { ChildKind, oneOf } from '../../model/resource-kinds';
import { childPath, domainPath, parseArn } from '../../model/resource-path';

/** A resource in a domain that is not made by this app. */
export interface ChildReference {
  readonly domain: refs.IDomainRef;
  readonly name: string;
}

/** A resource of a domain that is made elsewhere; it is where its domain is. */
export abstract class ImportedChild extends Resource {
  constructor(scope: Construct, id: string, public readonly domain: refs.IDomainRef) {
    super(scope, id, { account: domain.env.account, region: domain.env.region });
  }
}

/** The domain that an ARN of a resource in it tells of. */
class DomainOfChild extends Resource implements refs.IDomainRef {
  public readonly domainRef: refs.DomainReference;

  constructor(scope: Construct, id: string, domainName: string, domainArn: string) {
    super(scope, id, { environmentFromArn: domainArn });
    this.domainRef = { domainName };
    rememberDomain(this, { domainName, domainArn });
  }
}

/**
 * The resource of an ARN.
 *
 * @param id of the construct that it is for; that of its domain is made of it
 */
export function childOfArn(scope: Construct, id: string, kind: ChildKind, arn: string): ChildReference {
  const { domainName, name } = Token.isUnresolved(arn) ? namesOfToken(scope, kind, arn) : namesOf(scope, kind, arn);
  const { partition, region, account } = Stack.of(scope).splitArn(arn, ArnFormat.SLASH_RESOURCE_NAME);
  const domainArn = Stack.of(scope).formatArn({
    partition, region, account, ...arnOf(domainPath(domainName)),
  });
  return { domain: new DomainOfChild(scope, `${id}Domain`, domainName, domainArn), name };
}

function namesOf(scope: Construct, kind: ChildKind, arn: string): { readonly domainName: string; readonly name: string } {
  const parsed = parseArn(arn);
  if (parsed?.kind !== kind) {
    throw usageError(scope, `${JSON.stringify(arn)} is not the ARN of ${oneOf(kind)}; it looks like `
      + `arn:aws:profile:us-east-1:123456789012:${childPath(kind, 'my-domain', 'my-name')}`);
  }
  return parsed;
}

/** Of an ARN that is known at deployment only, CloudFormation takes the names; a name with slashes cannot be taken out. */
function namesOfToken(scope: Construct, kind: ChildKind, arn: string): { readonly domainName: string; readonly name: string } {
  if (kind === 'integration') {
    throw usageError(scope, 'the ARN of an integration must be known when the app is synthesised, because its name may have slashes; use fromIntegrationAttributes');
  }
  const path = Fn.split('/', arn, 4);
  return { domainName: path[1], name: path[3] };
}
