import { CfnResource, DefaultTokenResolver, IPostProcessor, IResolvable, IResolveContext, Reference, StringConcat, Token, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The longest that AWS has or is likely to have: `aws-us-gov`, and `us-isof-south-1` with some room. */
const PARTITION = 10;
const REGION = 18;
const ACCOUNT = 12;

/** The longest stack name (CloudFormation), and its ARN with a UUID. */
const STACK_NAME = 128;
const PSEUDO_PARAMETERS: { readonly [key: string]: number } = {
  'AWS::Partition': PARTITION,
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::StackName': STACK_NAME,
  'AWS::URLSuffix': 'amazonaws.com.cn'.length + 4,
};

/**
 * For what says nothing about itself, such as a parameter or an import. The longest ARN that a policy of this library usually names is that of a
 * Kinesis stream with the longest name, 190 characters; names alone are shorter.
 */
const UNKNOWN = 200;

/** What CloudFormation adds to a name that it makes up: two hyphens and 12 or 13 random characters. */
const GENERATED = 15;

interface ArnForm {
  readonly service: string;
  /** What stands between account and name, and after the name. */
  readonly fixed: string;
  readonly longestName: number;
  /** The property that may give the name; what has none is named by its service. */
  readonly nameProperty?: string;
  /** Of what has a path before its name. */
  readonly longestPath?: number;
}

/** The ARNs that policies of this library name by reference, with the limits of names in the API references of their services. */
const ARN_FORMS: { readonly [key: string]: ArnForm } = {
  'AWS::KMS::Key': { service: 'kms', fixed: 'key/', longestName: 'mrk-'.length + 32 },
  'AWS::Kinesis::Stream': { service: 'kinesis', fixed: 'stream/', longestName: 128, nameProperty: 'name' },
  'AWS::Logs::LogGroup': { service: 'logs', fixed: 'log-group::*', longestName: 512, nameProperty: 'logGroupName' },
  'AWS::IAM::Role': { service: 'iam', fixed: 'role', longestName: 64, nameProperty: 'roleName', longestPath: 512 },
};

/**
 * How many characters a value takes as JSON at most: everything that is not known before deployment counts as much as it may become,
 * so that no policy is found too large later. IAM counts no white space, and JSON.stringify makes none.
 */
export function sizeOf(value: unknown, scope: IConstruct): number {
  const longest: unknown = Tokenization.resolve(value, { scope, preparing: false, resolver: new LongestForm(new StringConcat()) });
  return longest === undefined ? 0 : JSON.stringify(longest).length;
}

class LongestForm extends DefaultTokenResolver {
  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token) && CfnResource.isCfnResource(token.target)) {
      return filler(lengthOfReference(token.target));
    }
    const value: unknown = super.resolveToken(token, context, postProcessor);
    return isIntrinsic(value) ? longestIntrinsic(value) : value;
  }
}

/** As long as the ARN, whatever attribute it is: the others are shorter. */
function lengthOfReference(target: CfnResource): number {
  const form = ARN_FORMS[target.cfnResourceType];
  if (!form) {
    return UNKNOWN;
  }
  const path = form.longestPath === undefined ? 0 : lengthOfProperty(target, 'path', form.longestPath) ?? '/'.length;
  return `arn::${form.service}:::${form.fixed}`.length + PARTITION + REGION + ACCOUNT + path + lengthOfName(target, form);
}

function lengthOfName(target: CfnResource, { longestName, nameProperty }: ArnForm): number {
  if (nameProperty === undefined) {
    return longestName;
  }
  const { stackName } = target.stack;
  const logicalId = String(target.stack.resolve(target.logicalId));
  const generated = (Token.isUnresolved(stackName) ? STACK_NAME : stackName.length) + logicalId.length + GENERATED;
  return lengthOfProperty(target, nameProperty, longestName) ?? Math.min(longestName, generated);
}

/** Undefined where the property is not given, the longest that it may be where it is not known. */
function lengthOfProperty(target: CfnResource, name: string, longest: number): number | undefined {
  const value: unknown = target.stack.resolve((target as unknown as { readonly [key: string]: unknown })[name]);
  return typeof value === 'string' ? value.length : value === undefined ? undefined : longest;
}

function isIntrinsic(value: unknown): value is { readonly [key: string]: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/** What is in the intrinsic is in its longest form already. */
function longestIntrinsic(intrinsic: { readonly [key: string]: unknown }): string {
  const join = intrinsic['Fn::Join'];
  if (Array.isArray(join) && Array.isArray(join[1])) {
    return join[1].map(String).join(String(join[0]));
  }
  return filler(PSEUDO_PARAMETERS[String(intrinsic.Ref)] ?? UNKNOWN);
}

function filler(length: number): string {
  return '?'.repeat(length);
}
