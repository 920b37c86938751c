import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IamStage } from './iam-stage';
import { NOT_SEEN_HERE } from './not-seen-here';
import { Domain } from '../../../src';
import { everyResource } from '../../end-to-end/every-resource';

let stage: IamStage;
beforeEach(async () => { stage = await new IamStage().open(); });
afterEach(async () => stage.close());

// Taking everything out of the domain while the domain stays leaves a policy without the rights that the clean-up needs.
test('a stack with every resource has the rights that it needs, and needs the rights that it has', async () => {
  expect(await stage.deploy(stage.synthesize(everyResource(1)))).toMatchObject({ ok: true });
  expect(stage.denied()).toEqual([]);
  expect(await stage.deploy(stage.synthesize(everyResource(2)))).toMatchObject({ ok: true, abandoned: [] });
  expect(stage.denied()).toEqual([]);
  expect(await stage.deploy(stage.synthesize(everyResource(1)))).toMatchObject({ ok: true, abandoned: [] });
  const bare = stage.synthesize((stack) => new Domain(stack, 'Domain', {
    domainName: 'shop',
    defaultExpiration: Duration.days(300),
    encryptionKey: new kms.Key(stack, 'Key', { removalPolicy: RemovalPolicy.DESTROY }),
    removalPolicy: RemovalPolicy.DESTROY,
  }));
  expect(await stage.deploy(bare)).toMatchObject({ ok: true, abandoned: [] });
  expect(await stage.destroy(bare)).toMatchObject({ ok: true });

  expect(stage.denied()).toEqual([]);
  const unused = stage.ledger.unused().map(({ sid, action }) => `${sid} ${action}`);
  expect(unused.filter((grant) => !Object.hasOwn(NOT_SEEN_HERE, grant))).toEqual([]);
  expect(Object.keys(NOT_SEEN_HERE).filter((grant) => !unused.includes(grant))).toEqual([]);
}, 120_000);
