import { IResource, RemovalPolicy, Resource, Token, TokenComparison } from 'aws-cdk-lib';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import type { Fault } from '../../model/validation/fault';
import { ResourceType } from '../../model/wire';
import type { IDomain } from '../domain/domain-interface';
import { rules } from '../private/checks';
import { enterDomain } from '../private/domain-registry';
import { reportAtSynth, SKIP_TOKENS } from '../private/report';
import { childArn, childArnComponents, placeInDomain } from '../provider/domain-child';
import type { ExistingResource } from '../provider/existing-resource';
import { ServiceResource } from '../provider/service-resource';

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
  readonly domain: IDomain;
}

/**
 * An event stream that is not made by this app.
 */
export interface EventStreamAttributes {
  /** The domain of the event stream. */
  readonly domain: IDomain;
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
   * @default ExistingResource.FAIL
   */
  readonly existing?: ExistingResource;
}

/**
 * Properties of an event stream.
 */
export interface EventStreamProps extends EventStreamOptions {
  /** The domain of the event stream. A domain has one event stream; the quota cannot be raised (Administrator Guide, "Service quotas"). */
  readonly domain: IDomain;
}

/**
 * The event stream of a Customer Profiles domain.
 *
 * The deployment waits until the service finds the stream healthy, for a few minutes at most, and fails with the service's reason where it does not.
 *
 * @resource AWS::CustomerProfiles::EventStream
 */
export class EventStream extends Resource implements IEventStream {
  /**
   * An event stream that exists, by its domain and name.
   */
  public static fromEventStreamAttributes(scope: Construct, id: string, attributes: EventStreamAttributes): IEventStream {
    return new ImportedEventStream(scope, id, attributes);
  }

  /** The name of the event stream. */
  public readonly eventStreamName: string;
  /** The ARN of the event stream. */
  public readonly eventStreamArn: string;
  /** The domain of the event stream. */
  public readonly domain: IDomain;
  /** The Kinesis data stream that events are sent to. */
  public readonly stream: kinesis.IStream;

  constructor(scope: Construct, id: string, props: EventStreamProps) {
    super(scope, id, { physicalName: props.eventStreamName });
    this.domain = props.domain;
    this.stream = props.stream;
    const { domainName, provider, after, waitForDomain } = placeInDomain(this, props.domain, 'an event stream');
    provider._allowEventStream(domainName, props.stream.streamArn);
    const request = { EventStreamName: props.eventStreamName, Uri: props.stream.streamArn };
    const resource = new ServiceResource(this, 'Resource', {
      type: ResourceType.EVENT_STREAM,
      request: { DomainName: domainName, ...request },
      existing: props.existing,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
      after,
    });
    waitForDomain(resource);

    this.eventStreamName = this.getResourceNameAttribute(resource.getAtt('EventStreamName').toString());
    this.eventStreamArn = this.getResourceArnAttribute(resource.getAtt('Arn').toString(), childArnComponents(domainName, 'event-streams', this.physicalName));
    enterDomain(props.domain, 'event-stream', this, request);
    const place = this.knownPlace();
    reportAtSynth(this, () => [
      ...rules().checkEventStream({ DomainName: props.domain.domainName, ...request, Tags: resource.requestTags() }, { ...SKIP_TOKENS, home: place }),
      ...this.faultsOfPlace(),
    ]);
  }

  /** A reference to this event stream for constructs that take any of it, such as those of aws-cdk-lib. */
  public get eventStreamRef(): refs.EventStreamReference {
    return { domainName: this.domain.domainName, eventStreamName: this.eventStreamName, eventStreamArn: this.eventStreamArn };
  }

  private knownPlace(): { readonly region?: string; readonly account?: string } {
    const { region, account } = this.env;
    return { region: Token.isUnresolved(region) ? undefined : region, account: Token.isUnresolved(account) ? undefined : account };
  }

  /** Of a stream whose ARN is not known yet, because another stack makes it, the place may be known all the same. */
  private faultsOfPlace(): Fault[] {
    if (!Token.isUnresolved(this.stream.streamArn)) {
      return [];
    }
    return (['region', 'account'] as const)
      .filter((place) => Token.compareStrings(this.stream.env[place], this.env[place]) === TokenComparison.DIFFERENT)
      .map((place) => rules().streamElsewhere(place, this.stream.node.path, this.stream.env[place], this.env[place]));
  }
}

class ImportedEventStream extends Resource implements IEventStream {
  public readonly eventStreamName: string;
  public readonly eventStreamArn: string;
  public readonly domain: IDomain;

  constructor(scope: Construct, id: string, { domain, eventStreamName }: EventStreamAttributes) {
    super(scope, id);
    this.domain = domain;
    this.eventStreamName = eventStreamName;
    this.eventStreamArn = childArn(domain, 'event-streams', eventStreamName);
  }

  public get eventStreamRef(): refs.EventStreamReference {
    return { domainName: this.domain.domainName, eventStreamName: this.eventStreamName, eventStreamArn: this.eventStreamArn };
  }
}
