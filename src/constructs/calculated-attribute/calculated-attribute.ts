import { IResource, RemovalPolicy, Resource, Token } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';
import type { CalculatedAttributeOptions } from './calculated-attribute-options';
import { calculatedAttributeRequest } from './calculated-attribute-request';
import type { CalculationExpression } from './calculation-expression';
import { childPath } from '../../model/resource-path';
import * as checks from '../../model/rules/checks';
import { checkedArguments } from '../arguments/checked-arguments';
import { constructsOf, fieldContentsIn } from '../private/domain-registry';
import { childOfArn, ImportedChild } from '../private/imported-child';
import { arnOf, childArnOf, refuseOtherDomain } from '../private/references';
import { reportAtSynth } from '../private/report';
import { DomainPlacement } from '../provider/domain-placement';

/** What the function does with calculated attributes. */
const ACTIONS = [
  'profile:CreateCalculatedAttributeDefinition', 'profile:DeleteCalculatedAttributeDefinition', 'profile:GetCalculatedAttributeDefinition',
  'profile:TagResource', 'profile:UntagResource', 'profile:UpdateCalculatedAttributeDefinition',
];

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
  readonly domain: refs.IDomainRef;
}

/**
 * A calculated attribute that is not made by this app.
 */
export interface CalculatedAttributeAttributes {
  /** The domain of the calculated attribute. */
  readonly domain: refs.IDomainRef;
  /** The name of the calculated attribute. */
  readonly calculatedAttributeName: string;
}

/**
 * Properties of a calculated attribute.
 */
export interface CalculatedAttributeProps extends CalculatedAttributeOptions {
  /** The domain of the calculated attribute. A domain has at most 50; the quota cannot be raised (Administrator Guide, "Service quotas"). */
  readonly domain: refs.IDomainRef;
}

/**
 * A calculated attribute of a Customer Profiles domain.
 *
 * @resource AWS::CustomerProfiles::CalculatedAttributeDefinition
 */
@propertyInjectable
@checkedArguments('CalculatedAttribute')
export class CalculatedAttribute extends Resource implements ICalculatedAttribute {
  /** The id by which property injectors of the CDK find this construct. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-customer-profiles.CalculatedAttribute';

  /**
   * A calculated attribute that exists, by its domain and name.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param attributes what names it
   */
  public static fromCalculatedAttributeAttributes(scope: Construct, id: string, attributes: CalculatedAttributeAttributes): ICalculatedAttribute {
    return new ImportedCalculatedAttribute(scope, id, attributes.domain, attributes.calculatedAttributeName);
  }

  /**
   * A calculated attribute that exists, by its ARN.
   *
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param calculatedAttributeArn the ARN of the calculated attribute
   * @throws where it is not the ARN of a calculated attribute
   */
  public static fromCalculatedAttributeArn(scope: Construct, id: string, calculatedAttributeArn: string): ICalculatedAttribute {
    const { domain, name } = childOfArn(scope, id, 'calculated-attribute', calculatedAttributeArn);
    return new ImportedCalculatedAttribute(scope, id, domain, name);
  }

  /** The name of the calculated attribute. */
  public readonly calculatedAttributeName: string;
  /** The ARN of the calculated attribute. */
  public readonly calculatedAttributeArn: string;
  /** The domain of the calculated attribute. */
  public readonly domain: refs.IDomainRef;

  /**
   * @param scope the construct that it is made in
   * @param id what it is called there, unlike its siblings
   * @param props what it is, and where
   * @throws where the domain is in another account or region
   */
  constructor(scope: Construct, id: string, props: CalculatedAttributeProps) {
    super(scope, id, { physicalName: props.calculatedAttributeName });
    this.domain = props.domain;
    const { objectTypes, attributes } = props.expression._parts;
    objectTypes.forEach((objectType) => refuseOtherDomain(this, objectType, props.domain, 'the calculated attribute'));
    const placement = new DomainPlacement(this, props.domain, 'calculated-attribute');
    placement.allowOnDomain('CalculatedAttributes', ACTIONS, 'calculated-attribute');
    const request = calculatedAttributeRequest(props);
    const resource = placement.addResource({
      request,
      options: { RecreateOnChange: props.recreateOnChange || undefined },
      existing: props.existing,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
      dependencies: [objectTypesOf(props.domain, props.expression)],
    });

    this.calculatedAttributeName = this.getResourceNameAttribute(resource.getAtt('CalculatedAttributeName').toString());
    this.calculatedAttributeArn = this.getResourceArnAttribute(resource.getAtt('Arn').toString(),
      arnOf(childPath('calculated-attribute', placement.domainName, this.physicalName)));
    reportAtSynth(this, () => checks.checkCalculatedAttribute({
      DomainName: props.domain.domainRef.domainName,
      ...request,
      // Of an expression that cannot be read, that is the only thing to say.
      ...attributes ? {} : { AttributeDetails: { Expression: props.expression.expression, Attributes: UNREADABLE } },
      Tags: resource.requestTags(),
    }, { unresolved: (value) => value === UNREADABLE || Token.isUnresolved(value), fieldsOf: (name) => fieldContentsIn(props.domain, name) }));
  }

  /** A reference to this calculated attribute for constructs that take any of it, such as those of aws-cdk-lib. */
  public get calculatedAttributeDefinitionRef(): refs.CalculatedAttributeDefinitionReference {
    return { domainName: this.domain.domainRef.domainName, calculatedAttributeName: this.calculatedAttributeName };
  }
}

class ImportedCalculatedAttribute extends ImportedChild implements ICalculatedAttribute {
  public readonly calculatedAttributeArn: string;

  constructor(scope: Construct, id: string, domain: refs.IDomainRef, public readonly calculatedAttributeName: string) {
    super(scope, id, domain);
    this.calculatedAttributeArn = childArnOf(domain, 'calculated-attribute', calculatedAttributeName);
  }

  public get calculatedAttributeDefinitionRef(): refs.CalculatedAttributeDefinitionReference {
    return { domainName: this.domain.domainRef.domainName, calculatedAttributeName: this.calculatedAttributeName };
  }
}

/** Stands for the attributes of an expression that cannot be read. */
const UNREADABLE: readonly unknown[] = [];

/**
 * The object types of this app that an expression is over: the service wants them before. Which they are is known when the app is synthesised,
 * because an expression may name an object type that is made later.
 */
function objectTypesOf(domain: refs.IDomainRef, { _parts: { objectTypes, objectTypeNames } }: CalculationExpression): IDependable {
  const dependable: IDependable = {};
  Dependable.implement(dependable, {
    get dependencyRoots(): IConstruct[] {
      const named = constructsOf(domain, 'object-type').filter(({ member }) => objectTypeNames.includes(String(member.request.ObjectTypeName)));
      return [...new Set<IConstruct>([...objectTypes, ...named.map(({ construct }) => construct)])];
    },
  });
  return dependable;
}
