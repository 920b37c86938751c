import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { aws_appflow as appflow, aws_appintegrations as appintegrations, aws_connect as connect } from 'aws-cdk-lib/interfaces';
import { letAppFlowRead } from './appflow-source-bucket';
import type { FlowDefinition } from './flow-definition';
import { keyForFlow } from './flow-key';
import { connectInstancePermissions, eventIntegrationPermissions, flowPermissions } from './integration-permissions';
import type { SourceBinding, SourceContext } from './source-binding';
import { CONTACT_RECORDS } from '../../model/rules/integration/contact-records';
import { checkedArguments } from '../arguments/checked-arguments';

/**
 * Where the records of an integration come from.
 */
@checkedArguments('IntegrationSource')
export class IntegrationSource {
  /**
   * A flow of Amazon AppFlow that exists. The flow has Customer Profiles as its destination.
   *
   * @param flow the flow
   */
  public static fromFlow(flow: appflow.IFlowRef): IntegrationSource {
    return IntegrationSource.fromFlowArn(flow.flowRef.flowArn);
  }

  /**
   * A flow of Amazon AppFlow that exists, by its ARN.
   *
   * @param flowArn the ARN of the flow
   */
  public static fromFlowArn(flowArn: string): IntegrationSource {
    return IntegrationSource.fromUri(flowArn);
  }

  /**
   * A flow of Amazon AppFlow that exists in the stack's account and region, by its name.
   *
   * @param flowName the name of the flow
   */
  public static fromFlowName(flowName: string): IntegrationSource {
    return new IntegrationSource(({ scope }) => ofUri(Stack.of(scope).formatArn({
      service: 'appflow', resource: 'flow', resourceName: flowName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    })));
  }

  /**
   * A flow that the service creates for the integration, and deletes with it. The domain needs a customer managed key.
   *
   * @param definition what the flow reads, and where it puts it
   */
  public static fromFlowDefinition(definition: FlowDefinition): IntegrationSource {
    return new IntegrationSource(({ scope, domain, domainName }) => ({
      request: { FlowDefinition: definition._render(keyForFlow(scope, domain, definition).keyArn) },
      flow: definition,
      identity: `flow/${definition.flowName}`,
      permissions: flowPermissions(scope, domainName),
      after: definition._bucket && letAppFlowRead(scope, definition._bucket),
    }));
  }

  /**
   * A Connect instance, which sends its contact records. Their object type is `CTR` unless the integration names it.
   *
   * An instance is associated with one domain; a domain may have several instances. The domain's name should begin with `amazon-connect-`,
   * because the instance's own role has permissions on such domains only.
   *
   * @param instance the Connect instance
   */
  public static fromConnectInstance(instance: connect.IInstanceRef): IntegrationSource {
    return IntegrationSource.fromConnectInstanceArn(instance.instanceRef.instanceArn);
  }

  /**
   * A Connect instance, by its ARN.
   *
   * @param instanceArn for example `arn:aws:connect:us-east-1:123456789012:instance/11111111-2222-3333-4444-555555555555`
   */
  public static fromConnectInstanceArn(instanceArn: string): IntegrationSource {
    return new IntegrationSource(() => ({
      ...ofUri(instanceArn), objectTypeName: CONTACT_RECORDS, permissions: connectInstancePermissions(instanceArn),
    }));
  }

  /**
   * An external application that sends events, such as Segment or Shopify, as an event integration of Amazon AppIntegrations. Its events
   * are told apart by `objectTypesByEvent` of the integration.
   *
   * @param eventIntegration the event integration
   */
  public static fromEventIntegration(eventIntegration: appintegrations.IEventIntegrationRef): IntegrationSource {
    return IntegrationSource.fromEventIntegrationArn(eventIntegration.eventIntegrationRef.eventIntegrationArn);
  }

  /**
   * An external application that sends events, by the ARN of its event integration.
   *
   * @param eventIntegrationArn the ARN of the event integration
   */
  public static fromEventIntegrationArn(eventIntegrationArn: string): IntegrationSource {
    return new IntegrationSource(({ scope }) => ({ ...ofUri(eventIntegrationArn), permissions: eventIntegrationPermissions(scope) }));
  }

  /**
   * A bucket, as it is: `s3://<name>`. The API model names the URI of a bucket without its form; for files of CSV a flow definition with
   * `FlowSource.s3` is the documented way.
   *
   * @param bucket the bucket with the records
   */
  public static fromBucket(bucket: IBucket): IntegrationSource {
    return IntegrationSource.fromUri(bucket.s3UrlForObject());
  }

  /**
   * Any other source that the service takes.
   *
   * @param uri 1 to 255 characters (API model)
   */
  public static fromUri(uri: string): IntegrationSource {
    return new IntegrationSource(() => ofUri(uri));
  }

  private constructor(private readonly bind: (context: SourceContext) => SourceBinding) {}

  /**
   * What the source is to an integration, which gets the permissions for it.
   * @internal
   */
  public _bind(context: SourceContext): SourceBinding {
    return this.bind(context);
  }
}

function ofUri(uri: string): SourceBinding {
  return { request: { Uri: uri }, identity: uri };
}
