import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { TemplateRequest } from '../../model/api/request-types';

/** The rule of the CDK's own validation that takes `${Name}` for a parameter that stands outside of `Fn::Sub`. */
const EMBEDDED_PARAMETER = 'CloudFormation-Validate::E1029';

type Definition = TemplateRequest<'PutIntegration'>['FlowDefinition'];

/** The format of a merge names its fields as `${Name}`, which is for AppFlow and no parameter of the template. */
export function acknowledgeFormats(scope: IConstruct, definition: Definition): void {
  if (JSON.stringify(definition ?? {}).includes('"CONCAT_FORMAT":')) {
    Validations.of(scope).acknowledge({ id: EMBEDDED_PARAMETER, reason: 'the format of a merge names fields of the flow, not parameters of the template' });
  }
}
