import { IResource, RemovalPolicy, Resource, Token } from 'aws-cdk-lib';
import { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';
import { calculatedAttributeRequest } from './calculated-attribute-request';
import type { CalculationExpression } from './calculation-expression';
import type { CalculationFilter } from './calculation-filter';
import type { CalculationRange } from './calculation-range';
import type { CalculationStatistic } from './calculation-statistic';
import type { CalculationThreshold } from './calculation-threshold';
import type { CalculationTimestampFormat } from './calculation-timestamp-format';
import { ResourceType } from '../../model/wire';
import type { IDomain } from '../domain/domain-interface';
import { rules } from '../private/checks';
import { constructsOf, enterDomain, fieldContentsIn } from '../private/domain-registry';
import { reportAtSynth } from '../private/report';
import { usageError } from '../private/usage-error';
import { areDifferentDomains, childArn, childArnComponents, placeInDomain } from '../provider/domain-child';
import type { ExistingResource } from '../provider/existing-resource';
import { ServiceResource } from '../provider/service-resource';

/**
 * A calculated attribute of a domain: a value that the service calculates for each profile from the objects that it has.
 */
export interface ICalculatedAttribute extends IResource, refs.ICalculatedAttributeDefinitionRef {
  /**
   * The name of the calculated attribute.
   * @attribute
   */
  readonly calculatedAttributeName: string;

  /**
   * The ARN of the calculated attribute.
   * @attribute
   */
  readonly calculatedAttributeArn: string;

  /** The domain of the calculated attribute. */
  readonly domain: IDomain;
}

/**
 * A calculated attribute that is not made by this app.
 */
export interface CalculatedAttributeAttributes {
  /** The domain of the calculated attribute. */
  readonly domain: IDomain;
  /** The name of the calculated attribute. */
  readonly calculatedAttributeName: string;
}

/**
 * What a calculated attribute is, apart from its domain.
 */
export interface CalculatedAttributeOptions {
  /**
   * The name of the calculated attribute: 1 to 255 letters, digits, `-` and `_`, a letter first (API model); the guide allows 64 (rule CP1709).
   * It cannot be changed: another name makes another calculated attribute.
   */
  readonly calculatedAttributeName: string;

  /**
   * The name that people see: 1 to 255 letters, digits, spaces, `-` and `_`, a letter or `_` first (API model).
   *
   * @default - the name of the calculated attribute
   */
  readonly displayName?: string;

  /**
   * What the calculated attribute is for; 1 to 1,000 characters (API model).
   *
   * @default - the display name
   */
  readonly description?: string;

  /**
   * What is calculated with: attributes of one object type. The service cannot change it, see `recreateOnChange`.
   */
  readonly expression: CalculationExpression;

  /**
   * What is made of the values of the expression over the objects of a profile. The service cannot change it, see `recreateOnChange`.
   */
  readonly statistic: CalculationStatistic;

  /**
   * Which objects are looked at, by their time. A longer range does not bring older objects in afterwards (API model).
   *
   * @default - left to the service
   */
  readonly range?: CalculationRange;

  /**
   * Where an object has the time that it is dated by: the path in the source record, such as `generatedAt.timestamp`, or in the standard object, such as
   * `Departure.Date`. The service cannot change it, see `recreateOnChange`.
   *
   * @default - objects are dated by when they came
   */
  readonly timestampSource?: string;

  /**
   * The form of that time. The service cannot change it, see `recreateOnChange`.
   *
   * @default - left to the service
   */
  readonly timestampFormat?: CalculationTimestampFormat;

  /**
   * How many objects are looked at, the newest first; 1 or more (API model), up to 100 in the guide (rule CP1721).
   *
   * @default - left to the service
   */
  readonly objectCount?: number;

  /**
   * Turns the value into whether it is above, below or at a threshold.
   *
   * @default - the value itself
   */
  readonly threshold?: CalculationThreshold;

  /**
   * Which objects are looked at, by their attributes. The service cannot change it, see `recreateOnChange`.
   *
   * @default - all objects
   */
  readonly filter?: CalculationFilter;

  /**
   * Whether objects that came before the calculated attribute was made are calculated with. The deployment does not wait for that, which takes
   * minutes to hours. The service cannot change it, see `recreateOnChange`.
   *
   * @default false
   */
  readonly useHistoricalData?: boolean;

  /**
   * Whether a change of what the service cannot change (expression, statistic, filter, timestamp source and format, historical data) is carried out by
   * deleting the calculated attribute and making it anew.
   *
   * **Its values and their history are lost** when that happens; only `useHistoricalData` calculates with older objects again.
   *
   * @default false - the deployment of such a change fails and says what differs
   */
  readonly recreateOnChange?: boolean;

  /**
   * What happens to the calculated attribute when it is taken out of the stack, or replaced. Its values are lost when it is deleted.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * What happens where the domain has a calculated attribute of that name already. One is adopted only where it differs in nothing that the service cannot change.
   *
   * @default ExistingResource.FAIL
   */
  readonly existing?: ExistingResource;
}

/**
 * Properties of a calculated attribute.
 */
export interface CalculatedAttributeProps extends CalculatedAttributeOptions {
  /** The domain of the calculated attribute. A domain has at most 50; the quota cannot be raised (Administrator Guide, "Service quotas"). */
  readonly domain: IDomain;
}

/**
 * A calculated attribute of a Customer Profiles domain.
 *
 * @resource AWS::CustomerProfiles::CalculatedAttributeDefinition
 */
export class CalculatedAttribute extends Resource implements ICalculatedAttribute {
  /**
   * A calculated attribute that exists, by its domain and name.
   */
  public static fromCalculatedAttributeAttributes(scope: Construct, id: string, attributes: CalculatedAttributeAttributes): ICalculatedAttribute {
    return new ImportedCalculatedAttribute(scope, id, attributes);
  }

  /** The name of the calculated attribute. */
  public readonly calculatedAttributeName: string;
  /** The ARN of the calculated attribute. */
  public readonly calculatedAttributeArn: string;
  /** The domain of the calculated attribute. */
  public readonly domain: IDomain;

  constructor(scope: Construct, id: string, props: CalculatedAttributeProps) {
    super(scope, id, { physicalName: props.calculatedAttributeName });
    this.domain = props.domain;
    const { objectTypes, attributes } = props.expression._parts;
    for (const objectType of objectTypes.filter(({ domain }) => areDifferentDomains(domain, props.domain))) {
      throw usageError(this, `the object type ${objectType.node.path} is of the domain ${objectType.domain.node.path}, the calculated attribute of ${props.domain.node.path}; `
        + 'use an object type of the same domain');
    }
    const { domainName, provider, after, waitForDomain } = placeInDomain(this, props.domain, 'a calculated attribute');
    provider._allowCalculatedAttributes(domainName);
    const request = calculatedAttributeRequest(props);
    const resource = new ServiceResource(this, 'Resource', {
      type: ResourceType.CALCULATED_ATTRIBUTE,
      request: { DomainName: domainName, ...request },
      options: { RecreateOnChange: props.recreateOnChange || undefined },
      existing: props.existing,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
      after,
    });
    waitForDomain(resource);
    resource.node.addDependency(objectTypesOf(props.domain, props.expression));

    this.calculatedAttributeName = this.getResourceNameAttribute(resource.getAtt('CalculatedAttributeName').toString());
    this.calculatedAttributeArn = this.getResourceArnAttribute(resource.getAtt('Arn').toString(),
      childArnComponents(domainName, 'calculated-attributes', this.physicalName));
    enterDomain(props.domain, 'calculated-attribute', this, request);
    reportAtSynth(this, () => rules().checkCalculatedAttribute({
      DomainName: props.domain.domainName,
      ...request,
      // Of an expression that cannot be read, that is the only thing to say.
      ...attributes ? {} : { AttributeDetails: { Expression: props.expression.expression, Attributes: UNREADABLE } },
      Tags: resource.requestTags(),
    }, { unresolved: (value) => value === UNREADABLE || Token.isUnresolved(value), fieldsOf: (name) => fieldContentsIn(props.domain, name) }));
  }

  /** A reference to this calculated attribute for constructs that take any of it, such as those of aws-cdk-lib. */
  public get calculatedAttributeDefinitionRef(): refs.CalculatedAttributeDefinitionReference {
    return { domainName: this.domain.domainName, calculatedAttributeName: this.calculatedAttributeName };
  }
}

class ImportedCalculatedAttribute extends Resource implements ICalculatedAttribute {
  public readonly calculatedAttributeName: string;
  public readonly calculatedAttributeArn: string;
  public readonly domain: IDomain;

  constructor(scope: Construct, id: string, { domain, calculatedAttributeName }: CalculatedAttributeAttributes) {
    super(scope, id);
    this.domain = domain;
    this.calculatedAttributeName = calculatedAttributeName;
    this.calculatedAttributeArn = childArn(domain, 'calculated-attributes', calculatedAttributeName);
  }

  public get calculatedAttributeDefinitionRef(): refs.CalculatedAttributeDefinitionReference {
    return { domainName: this.domain.domainName, calculatedAttributeName: this.calculatedAttributeName };
  }
}

/** Stands for the attributes of an expression that cannot be read. */
const UNREADABLE: readonly unknown[] = [];

/**
 * The object types of this app that an expression is over: the service wants them before. Which they are is known when the app is synthesised,
 * because a text may name an object type that is made later.
 */
function objectTypesOf(domain: IDomain, { _parts: { objectTypes, objectTypeNames } }: CalculationExpression): IDependable {
  const dependable: IDependable = {};
  Dependable.implement(dependable, {
    get dependencyRoots(): IConstruct[] {
      const named = constructsOf(domain, 'object-type').filter(({ member }) => objectTypeNames.includes(String(member.request.ObjectTypeName)));
      return [...new Set<IConstruct>([...objectTypes, ...named.map(({ construct }) => construct)])];
    },
  });
  return dependable;
}
