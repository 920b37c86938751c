import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import type { Construct, IDependable } from 'constructs';
import type { FlowDefinition } from './flow-definition';
import type { TemplateRequest } from '../../model/api/request-types';
import type { Permission } from '../provider/permission';

/** The integration that a source is for. */
export interface SourceContext {
  readonly scope: Construct;
  readonly domain: refs.IDomainRef;
  /** The name of the domain as it was given. */
  readonly domainName: string;
}

/** What a source is to its integration. */
export interface SourceBinding {
  /** The members of the request that say it. */
  readonly request: Pick<TemplateRequest<'PutIntegration'>, 'Uri' | 'FlowDefinition'>;
  /** The object type where the app names none. */
  readonly objectTypeName?: string;
  /** What tells this source from others, of which only one integration of an account may have it. */
  readonly identity: string;
  /** The flow that is made for the integration, where one is. */
  readonly flow?: FlowDefinition;
  /** What the function needs for it. */
  readonly permissions?: readonly Permission[];
  /** What must be deployed before. */
  readonly after?: readonly IDependable[];
}
