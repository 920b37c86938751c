import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Domain, StandardIdentifier, StandardProfile } from 'cdk-customer-profiles';
import { LocalDeployment, synthesize } from './local-deployment';
import type { AssembledStack } from '../../src/local/cloudformation/assembly';
import type { CallPhase } from '../../src/local/customer-profiles';

/** A domain with an object type; `version` changes something of each. */
function shop(version: number): AssembledStack {
  return synthesize((stack) => {
    const domain = new Domain(stack, 'Domain', {
      domainName: 'shop', defaultExpiration: Duration.days(100 + version), removalPolicy: RemovalPolicy.DESTROY,
    });
    domain.addObjectType('Customers', {
      objectTypeName: 'Customers',
      description: `version ${version}`,
      fields: { id: { source: '_source.id', target: StandardProfile.ACCOUNT_NUMBER } },
      keys: [{ name: 'id', fieldNames: ['id'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.PROFILE] }],
      removalPolicy: RemovalPolicy.DESTROY,
    });
  });
}

/** Deployed again and again. */
const [FIRST, SECOND] = [shop(1), shop(2)];

/** Kills every process of the function at one call of the operation under test, once. */
class Killer {
  public fired = false;
  public local?: LocalDeployment;
  private seen = 0;
  private armed = false;

  constructor(private readonly at: number, private readonly phase: CallPhase) {}

  public arm(): void {
    this.armed = true;
  }

  public readonly onCall = async (_call: unknown, phase: CallPhase): Promise<void> => {
    if (!this.armed || this.fired || phase !== this.phase || this.seen++ !== this.at) {
      return;
    }
    this.fired = true;
    const functionArn = this.local!.engine.resources().find((resource) => resource.type === 'AWS::Lambda::Function')!.attributes.Arn as string;
    await this.local!.engine.lambda.kill(functionArn);
  };
}

const OPERATIONS = {
  create: { before: async () => undefined, run: (local: LocalDeployment) => local.engine.deploy(FIRST) },
  update: { before: (local: LocalDeployment) => local.engine.deploy(FIRST), run: (local: LocalDeployment) => local.engine.deploy(SECOND) },
  destroy: { before: (local: LocalDeployment) => local.engine.deploy(FIRST), run: (local: LocalDeployment) => local.destroy() },
};

async function outcome(name: keyof typeof OPERATIONS, killer: Killer): Promise<unknown> {
  const local = await LocalDeployment.start({ onCall: killer.onCall });
  killer.local = local;
  try {
    await OPERATIONS[name].before(local);
    killer.arm();
    const { ok, status } = await OPERATIONS[name].run(local);
    return { ok, status, held: local.held() };
  } finally {
    await local.stop();
  }
}

describe.each(Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[])('a function that is killed in the middle of %s', (name) => {
  test.each(['before', 'after'] as const)('%s any call is carried out ends, when it is invoked again, where it would have ended', async (phase) => {
    const undisturbed = await outcome(name, new Killer(Infinity, phase));
    let kills = 0;
    for (let at = 0, fired = true; fired; at++) {
      const killer = new Killer(at, phase);
      expect({ at, ...await outcome(name, killer) as object }).toEqual({ at, ...undisturbed as object });
      fired = killer.fired;
      kills += Number(fired);
    }
    // a read and a write of each of the two resources
    expect(kills).toBeGreaterThanOrEqual(4);
  });
});
