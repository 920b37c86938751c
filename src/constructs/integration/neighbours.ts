import type * as iam from 'aws-cdk-lib/aws-iam';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { IConstruct } from 'constructs';
import { PASSED_ROLE, refuseNeighbourElsewhere } from '../private/elsewhere';
import { refuseOtherDomain } from '../private/references';

/** What an integration or a workflow works with. */
interface Neighbours {
  readonly domain: refs.IDomainRef;
  readonly objectType?: refs.IObjectTypeRef;
  readonly role?: iam.IRole;
}

/** Refuses an object type that is certainly of another domain, and a role that is certainly of another account. */
export function refuseNeighbours(scope: IConstruct, { domain, objectType, role }: Neighbours, what: string): void {
  if (objectType) {
    refuseOtherDomain(scope, objectType, domain, what);
  }
  if (role) {
    refuseNeighbourElsewhere(scope, role, PASSED_ROLE);
  }
}
