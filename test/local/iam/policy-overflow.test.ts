import { RemovalPolicy } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IamStage } from './iam-stage';
import type { Template } from './iam-stage';
import type { AssembledStack } from '../../../src/local/cloudformation/assembly';
import { Domain, EventStream } from '../../../src';

const removalPolicy = RemovalPolicy.DESTROY;

let stage: IamStage;
beforeEach(async () => { stage = await new IamStage().open(); });
afterEach(async () => stage.close());

/** A stack with domains of these names, each with key and event stream. */
function shops(names: readonly string[]): AssembledStack {
  return stage.synthesize((stack) => names.forEach((domainName) => {
    const domain = new Domain(stack, domainName, { domainName, removalPolicy, encryptionKey: new kms.Key(stack, `${domainName}-key`, { removalPolicy }) });
    new EventStream(stack, `${domainName}-events`, { domain, eventStreamName: 'events', stream: new kinesis.Stream(stack, `${domainName}-stream`) });
  }));
}

function managedPoliciesOf(stack: AssembledStack): string[] {
  return Object.entries((stack.template as Template).Resources).filter(([, { Type }]) => Type === 'AWS::IAM::ManagedPolicy').map(([id]) => id);
}

const names = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, index) => `shop-${from + index}`);

test('a stack whose permissions overflow deploys, updates, rolls back and is destroyed', async () => {
  const first = shops(names(10, 36));
  const second = shops([...names(14, 36), 'new']);
  const third = shops(names(30, 66));
  expect([first, second, third].map(managedPoliciesOf).every(({ length }) => length > 0)).toBe(true);

  expect(await stage.deploy(first)).toMatchObject({ ok: true, status: 'CREATE_COMPLETE' });
  expect(await stage.deploy(second)).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', abandoned: [] });
  expect(stage.domains()).toEqual(['new', ...names(14, 36)]);
  const failAt = Object.keys((third.template as Template).Resources).find((id) => id.startsWith('shop65events'));
  expect(await stage.deploy(third, { failAt })).toMatchObject({ ok: false, status: 'UPDATE_ROLLBACK_COMPLETE', abandoned: [], failAtReached: true });
  expect(stage.domains()).toEqual(['new', ...names(14, 36)]);
  expect(await stage.destroy(second)).toMatchObject({ ok: true, status: 'DELETE_COMPLETE' });

  expect(stage.denied()).toEqual([]);
  expect(stage.domains()).toEqual([]);
}, 120_000);

test('a stack with as much as a role can have is changed as a whole, because a role has room for the new policies beside the old', async () => {
  const [before, after] = [shops(names(10, 85)), shops(names(35, 105))];
  expect([before, after].map((stack) => managedPoliciesOf(stack).length)).toEqual([5, 5]);
  expect(managedPoliciesOf(after).filter((id) => managedPoliciesOf(before).includes(id))).toEqual([]);

  expect(await stage.deploy(before)).toMatchObject({ ok: true });
  expect(await stage.deploy(after)).toMatchObject({ ok: true, status: 'UPDATE_COMPLETE', abandoned: [] });
  expect(stage.domains()).toEqual([...names(35, 105)].sort());
  expect(stage.denied()).toEqual([]);
}, 240_000);
