import { isDeepStrictEqual } from 'node:util';
import type {
  Conditions, CreateCalculatedAttributeDefinitionRequest, GetCalculatedAttributeDefinitionResponse, UpdateCalculatedAttributeDefinitionRequest,
  UpdateCalculatedAttributeDefinitionResponse,
} from '@aws-sdk/client-customer-profiles';
import { decodeRequest } from '../../model/api/decode';
import { parseExpression } from '../../model/rules/calculated-attribute/calculation-expression';
import type { History } from '../lifecycle/resource-module';
import { digest } from '../ownership/digest';
import { withoutThoseOfAws } from '../ownership/tags';
import { Failure } from '../retry/failure';

export type DesiredCalculatedAttribute = CreateCalculatedAttributeDefinitionRequest & {
  readonly DomainName: string;
  readonly CalculatedAttributeName: string;
  /** Whether what the service cannot change is carried out by deleting and making anew. */
  readonly RecreateOnChange?: boolean;
};

export type LiveCalculatedAttribute = GetCalculatedAttributeDefinitionResponse;

export type CalculatedAttributeChange =
  | { readonly kind: 'update'; readonly request: UpdateCalculatedAttributeDefinitionRequest }
  | { readonly kind: 'remake'; readonly before: DesiredCalculatedAttribute; readonly after: DesiredCalculatedAttribute; readonly past: string };

type Definition = Partial<Pick<DesiredCalculatedAttribute & LiveCalculatedAttribute,
  'DisplayName' | 'Description' | 'AttributeDetails' | 'Conditions' | 'Filter' | 'Statistic' | 'UseHistoricalData'>>;

/** What UpdateCalculatedAttributeDefinition cannot change (API model: its request lacks it; Administrator Guide, of the timestamp). */
const FIXED: { readonly [member: string]: (definition: Definition) => unknown } = {
  'AttributeDetails.Expression': ({ AttributeDetails }) => compact(AttributeDetails?.Expression),
  'Statistic': ({ Statistic }) => Statistic,
  'Filter': ({ Filter }) => Filter,
  // left out is false
  'UseHistoricalData': ({ UseHistoricalData }) => UseHistoricalData || undefined,
  'Conditions.Range.TimestampSource': ({ Conditions: conditions }) => compact(conditions?.Range?.TimestampSource),
  'Conditions.Range.TimestampFormat': ({ Conditions: conditions }) => conditions?.Range?.TimestampFormat,
};

/** What it can change of the conditions. */
const CHANGEABLE: { readonly [member: string]: (conditions: Conditions | undefined) => unknown } = {
  'Conditions.Range.Value': (conditions) => conditions?.Range?.Value,
  'Conditions.Range.Unit': (conditions) => conditions?.Range?.Unit,
  'Conditions.Range.ValueRange': (conditions) => conditions?.Range?.ValueRange,
  'Conditions.ObjectCount': (conditions) => conditions?.ObjectCount,
  'Conditions.Threshold': (conditions) => conditions?.Threshold,
};

/** What brings a calculated attribute to what is wanted. Throws where only making it anew would, and that is not agreed to. */
export function difference(
  desired: DesiredCalculatedAttribute, live: LiveCalculatedAttribute, history: History<DesiredCalculatedAttribute>,
): CalculatedAttributeChange | undefined {
  const fixed = Object.entries(FIXED)
    .filter(([, of]) => isSpokenOf(of(desired), history.former && of(history.former), history.created) && differ(of(desired), of(live)))
    .map(([member]) => member);
  if (fixed.length === 0) {
    return changeable(desired, live, history);
  }
  refuseUnlessAgreed(desired, fixed, history);
  const { DomainName, CalculatedAttributeName } = desired;
  const { Tags: _, ...after } = desired;
  const tags = withoutThoseOfAws(live.Tags);
  // an answer may have members that a request must not
  const before = decodeRequest('CreateCalculatedAttributeDefinition', { ...live, DomainName, CalculatedAttributeName, Tags: Object.keys(tags).length > 0 ? tags : undefined });
  // one that undoes is over with it: what it has made is as it was
  return { kind: 'remake', before, after, past: history.former && !history.undoes ? definition(history.former) : '' };
}

/** All that is wanted, so that only an Update that goes back wholly is taken for a roll-back. */
export function definition(desired: DesiredCalculatedAttribute): string {
  return digest(desired);
}

/** Whether nobody has changed what was made of a request, in anything: what the app does not speak of was left out then, and may be another's now. */
export function isUntouched(former: DesiredCalculatedAttribute, live: LiveCalculatedAttribute): boolean {
  return [
    ...Object.values(FIXED).map((of) => [of(former), of(live)]),
    ...Object.values(CHANGEABLE).map((of) => [of(former.Conditions), of(live.Conditions)]),
    ...(['DisplayName', 'Description'] as const).map((name) => [former[name], live[name]]),
  ].every(([wanted, is]) => !differ(wanted, is));
}

/** Names of conditions that are in the answer of an update although the request has none of them. */
export function keptConditions(request: UpdateCalculatedAttributeDefinitionRequest, answer: UpdateCalculatedAttributeDefinitionResponse): string[] {
  return request.Conditions === undefined ? [] : Object.entries(CHANGEABLE)
    .filter(([member, of]) => member !== 'Conditions.Range.Unit' && of(request.Conditions) === undefined && of(answer.Conditions) !== undefined)
    .map(([member]) => member);
}

function refuseUnlessAgreed(
  desired: DesiredCalculatedAttribute, fixed: readonly string[], { former, created, undoes }: History<DesiredCalculatedAttribute>,
): void {
  const what = `calculated attribute ${JSON.stringify(desired.CalculatedAttributeName)} of domain ${JSON.stringify(desired.DomainName)} differs in ${fixed.join(', ')}, `
    + 'which the service cannot change';
  if (!former && !created) {
    throw new Failure('CannotAdopt', `${what}, and an adoption deletes nothing; adopt it as it is, and change it in the deployment after that`);
  }
  if (desired.CalculatedAttributeName.startsWith('_') && !created) {
    throw new Failure('CannotRecreate', `${what}, and a default calculated attribute of the service that is deleted cannot be brought back; make one with a name of your own`);
  }
  // a roll-back has its consent from the deployment that it undoes, and needs none for what that one has made itself
  if (!desired.RecreateOnChange && !former?.RecreateOnChange && !undoes) {
    throw new Failure('CannotChange', `${what}; to delete it and make it anew, with its values and their history lost, set \`recreateOnChange: true\`, `
      + 'to keep it make another one with a name of its own');
  }
}

/** The update that is needed. Names are always in the request of the app; conditions are sent whole. */
function changeable(
  desired: DesiredCalculatedAttribute, live: LiveCalculatedAttribute, history: History<DesiredCalculatedAttribute>,
): CalculatedAttributeChange | undefined {
  const { DomainName, CalculatedAttributeName, DisplayName, Description } = desired;
  const { former } = history;
  const change: Partial<UpdateCalculatedAttributeDefinitionRequest> = {};
  if (DisplayName !== undefined && DisplayName !== live.DisplayName) {
    change.DisplayName = DisplayName;
  }
  if (Description !== undefined && Description !== live.Description) {
    change.Description = Description;
  }
  // What the service fills in by itself was set by nobody, so only what the app speaks of, or did before, tells two states apart.
  const all = history.created && history.addedAgain === true;
  const differs = Object.values(CHANGEABLE).some((of) => isSpokenOf(of(desired.Conditions), of(former?.Conditions), all)
    && differ(of(desired.Conditions), of(live.Conditions)));
  if (differs) {
    change.Conditions = wholeConditions(desired, live, history);
  }
  return Object.keys(change).length > 0 ? { kind: 'update', request: { DomainName, CalculatedAttributeName, ...change } } : undefined;
}

/** What the app wants, and the live values of what it never spoke of where the attribute was there before the app. */
function wholeConditions(
  { Conditions: wanted }: DesiredCalculatedAttribute, { Conditions: live }: LiveCalculatedAttribute, history: History<DesiredCalculatedAttribute>,
): Conditions {
  const { former, created } = history;
  if (created) {
    return wanted ?? {};
  }
  const before = former?.Conditions;
  const Range = merged(wanted?.Range, live?.Range, before?.Range);
  return { ...merged(wanted, live, before), ...Object.keys(Range).length > 0 ? { Range } : { Range: undefined } };
}

function merged<T extends object>(wanted: T | undefined, live: T | undefined, former: T | undefined): Partial<T> {
  const unspoken = Object.entries(live ?? {}).filter(([member]) => !Object.hasOwn(former ?? {}, member));
  return { ...Object.fromEntries(unspoken), ...wanted } as Partial<T>;
}

/** Whether the app says something of a member: it has a value, had one, or the resource is all the app's. */
function isSpokenOf(wanted: unknown, former: unknown, created: boolean): boolean {
  return created || wanted !== undefined || former !== undefined;
}

/** Two expressions that differ in spaces only are one. */
function compact(expression: string | undefined): string | undefined {
  const parsed = expression === undefined ? undefined : parseExpression(expression);
  return parsed && 'expression' in parsed ? parsed.expression.compact : expression;
}

/** Whether two values differ in more than members that are undefined, which an answer has not. */
function differ(wanted: unknown, live: unknown): boolean {
  const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
  return !isDeepStrictEqual(plain(wanted), plain(live));
}
