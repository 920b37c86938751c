import { IResource, RemovalPolicy, Resource, Token, TokenComparison } from 'aws-cdk-lib';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { destinationPermissions, EVENT_STREAM_ACTIONS } from './event-stream-permissions';
import type { TemplateRequest } from '../../model/api/request-types';
import { childPath } from '../../model/resource-path';
import * as checks from '../../model/rules/checks';
import type { Finding } from '../../model/validation/finding';
import { checkedArguments } from '../arguments/checked-arguments';
import { childOfArn, ImportedChild } from '../private/imported-child';
import { arnOf, childArnOf } from '../private/references';
import { reportAtSynth, SKIP_TOKENS } from '../private/report';
import { DomainPlacement } from '../provider/domain-placement';
import type { ExistingResource } from '../provider/existing-resource';

/**
 * The event stream of a domain: every change of a profile, as it happens, in a Kinesis data stream.
 */
export interface IEventStream extends IResource, refs.IEventStreamRef {
  /**
   * The name of the event stream.
   * @attribute
   */
  readonly eventStreamName: string;

  /**
   * The ARN of the event stream.
   * @attribute
   */
  readonly eventStreamArn: string;

  /** The domain of the event stream. */
  readonly domain: refs.IDomainRef;
}

/**
 * An event stream that is not made by this app.
 */
export interface EventStreamAttributes {
  /** The domain of the event stream. */
  readonly domain: refs.IDomainRef;
  /** The name of the event stream. */
  readonly eventStreamName: string;
}

/**
 * What an event stream is, apart from its domain.
 */
export interface EventStreamOptions {
  /**
   * The name of the event stream: 1 to 64 letters, digits, `-` and `_` (API model).
   *
   * The service cannot change it. Another name is carried out by deleting the event stream and making it anew; changes of profiles in between are not sent.
   */
  readonly eventStreamName: string;

  /**
   * The Kinesis data stream that events are sent to, in the account and region of the domain (API model).
   *
   * The service cannot change it. Another stream is carried out by deleting the event stream and making it anew; changes of profiles in between
   * are not sent. The stream needs no policy for the service, which gives its own role the right to write.
   */
  readonly stream: kinesis.IStream;

  /**
   * What happens to the event stream when it is taken out of the stack. It holds no data.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * What happens where the domain has an event stream already. One is adopted only with the name and the stream that it has: it could be changed
   * by deleting it only, which an adoption that is rolled back could not undo.
   *
   * @default - what the domain says with `existingInDomain`, otherwise ExistingResource.FAIL
   */
  readonly existing?: ExistingResource;
}

/**
 * Properties of an event stream.
 */
export interface EventStreamProps extends EventStreamOptions {
  /** The domain of the event stream. A domain has one event stream; the quota cannot be raised (Administrator Guide, "Service quotas"). */
  readonly domain: refs.IDomainRef;
}

/**
 * The event stream of a Customer Profiles domain.
 *
 * The deployment waits until the service finds the stream healthy, for a few minutes at most, and fails with the service's reason where it does not.
 *
 * @resource AWS::CustomerProfiles::EventStream
 */
@propertyInjectable
@checkedArguments('EventStream')
export class EventStream extends Resource implements IEventStream {
  /** The id by which property injectors of the CDK find this construct. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-customer-profiles.EventStream';

  /**
   * An event stream that exists, by its domain and name.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param attributes what names it
   */
  public static fromEventStreamAttributes(scope: Construct, id: string, attributes: EventStreamAttributes): IEventStream {
    return new ImportedEventStream(scope, id, attributes.domain, attributes.eventStreamName);
  }

  /**
   * An event stream that exists, by its ARN.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param eventStreamArn the ARN of the event stream
   * @throws where it is not the ARN of an event stream
   */
  public static fromEventStreamArn(scope: Construct, id: string, eventStreamArn: string): IEventStream {
    const { domain, name } = childOfArn(scope, id, 'event-stream', eventStreamArn);
    return new ImportedEventStream(scope, id, domain, name);
  }

  /** The name of the event stream. */
  public readonly eventStreamName: string;
  /** The ARN of the event stream. */
  public readonly eventStreamArn: string;
  /** The domain of the event stream. */
  public readonly domain: refs.IDomainRef;
  /** The Kinesis data stream that events are sent to. */
  public readonly stream: kinesis.IStream;

  /**
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param props what it is, and where
   * @throws where the domain is in another account or region
   */
  constructor(scope: Construct, id: string, props: EventStreamProps) {
    super(scope, id, { physicalName: props.eventStreamName });
    this.domain = props.domain;
    this.stream = props.stream;
    const placement = new DomainPlacement(this, props.domain, 'event-stream');
    placement.allowOnDomain('EventStreams', EVENT_STREAM_ACTIONS, 'event-stream');
    placement.allow(...destinationPermissions(this, props.stream.streamArn));
    const request: TemplateRequest<'CreateEventStream'> = { EventStreamName: props.eventStreamName, Uri: props.stream.streamArn };
    const resource = placement.addResource({ request, existing: props.existing, removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY });

    this.eventStreamName = this.getResourceNameAttribute(resource.getAtt('EventStreamName').toString());
    const arn = arnOf(childPath('event-stream', placement.domainName, this.physicalName));
    this.eventStreamArn = this.getResourceArnAttribute(resource.getAtt('Arn').toString(), arn);
    const environment = this.knownEnvironment();
    reportAtSynth(this, () => [
      ...checks.checkEventStream({
        DomainName: props.domain.domainRef.domainName, ...request, Tags: resource.requestTags(),
      }, { ...SKIP_TOKENS, environment }),
      ...this.findingsOfEnvironment(),
    ]);
  }

  /** A reference to this event stream for constructs that take any of it, such as those of aws-cdk-lib. */
  public get eventStreamRef(): refs.EventStreamReference {
    return { domainName: this.domain.domainRef.domainName, eventStreamName: this.eventStreamName, eventStreamArn: this.eventStreamArn };
  }

  private knownEnvironment(): { readonly region?: string; readonly account?: string } {
    const { region, account } = this.env;
    return { region: Token.isUnresolved(region) ? undefined : region, account: Token.isUnresolved(account) ? undefined : account };
  }

  /** Of a stream whose ARN is not known yet, because another stack makes it, the place may be known all the same. */
  private findingsOfEnvironment(): Finding[] {
    if (!Token.isUnresolved(this.stream.streamArn)) {
      return [];
    }
    return (['region', 'account'] as const)
      .filter((part) => Token.compareStrings(this.stream.env[part], this.env[part]) === TokenComparison.DIFFERENT)
      .map((part) => checks.streamElsewhere(part, this.stream.node.path, this.stream.env[part], this.env[part]));
  }
}

class ImportedEventStream extends ImportedChild implements IEventStream {
  public readonly eventStreamArn: string;

  constructor(scope: Construct, id: string, domain: refs.IDomainRef, public readonly eventStreamName: string) {
    super(scope, id, domain);
    this.eventStreamArn = childArnOf(domain, 'event-stream', eventStreamName);
  }

  public get eventStreamRef(): refs.EventStreamReference {
    return { domainName: this.domain.domainRef.domainName, eventStreamName: this.eventStreamName, eventStreamArn: this.eventStreamArn };
  }
}
