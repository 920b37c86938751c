import { inspect } from 'node:util';
import { Answer } from '../handler/answer-server';
import { Construct, FOR_EVER } from './construct';
import { KINDS } from './kinds';
import { STREAMS } from './kinds/event-stream';
import { Kind, Members } from './kinds/kind';
import { ONE_TRY, openStage, SHORT } from './table';

/**
 * P7: what is in properties, in what the service says and in the ResponseURL appears in no line of the log, and in no answer but where it is
 * meant to: names and ARNs that identify a resource, and two kinds of FAILED reasons, which are for the author of the very template. One shows the
 * value that breaks a rule, the other one has the words of the service, which may repeat a value. Neither of them is in the log.
 */
const SECRET = 'zQ7secret';

/** Names and ARNs that identify a resource: these are in ids, and so in answers and in the log. */
const IDENTIFYING: { readonly [kind: string]: readonly string[] } = {
  'Domain': ['DomainName'],
  'ObjectType': ['DomainName', 'ObjectTypeName'],
  'Integration by Uri': ['DomainName', 'Uri'],
  'Integration with FlowDefinition': ['DomainName', 'FlowDefinition.FlowName'],
  'EventStream': ['DomainName', 'EventStreamName', 'Uri'],
  'CalculatedAttribute': ['DomainName', 'CalculatedAttributeName'],
  'IdentityResolution': ['DomainName'],
  'IntegrationWorkflow': ['DomainName'],
};

type Path = readonly (string | number)[];

const stage = openStage();

/** Paths of all scalars in properties. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name])) : [path];
}

/** The same properties with a secret at the end of some scalars. */
function withSecrets(value: unknown, paths: readonly Path[], path: Path = []): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => withSecrets(item, paths, [...path, String(index)]));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withSecrets(member, paths, [...path, name])]));
  }
  return paths.some((other) => other.join('.') === path.join('.')) ? `${String(value)}${SECRET}` : value;
}

const isIdentifying = ({ name }: Kind, path: Path) => IDENTIFYING[name].includes(path.join('.'));
const log = () => stage.log.join('\n');

/** Reasons that show a value of the template on purpose. */
const MEANT = /\[CP\d+\]|WireVersion .* is not known|Existing .* is not a known value|^\w+ failed: BadRequestException: /;

describe.each(KINDS)('$name', (kind) => {
  beforeEach(() => kind.prepare(stage));
  const options = { WireVersion: '1', Existing: 'FAIL', Kept: 'true', ...kind.full };
  const crm = () => new Construct(stage, kind);
  let secrets: Members;

  const leaves = leavesOf(options).filter((leaf) => !isIdentifying(kind, leaf));

  beforeEach(async () => { secrets ??= await everywhere(); });

  const silent = ({ Reason, Data }: Answer) => {
    expect(JSON.stringify({ Reason, Data, log: log() })).not.toContain(SECRET);
  };

  /** Everything at once with a secret wherever one can be, names and ARNs of identity excepted. What each of them leads to alone is tested on the way. */
  async function everywhere(): Promise<Members> {
    const taken: Path[] = [];
    for (const path of leaves) {
      stage.reset();
      kind.prepare(stage);
      const { Status, Reason = '', Data = {} } = await crm().create(withSecrets(options, [path]) as Members);
      const where = path.join('.');
      const meant = Status === 'FAILED' && MEANT.test(Reason);
      expect({ where, told: `${log()} ${JSON.stringify(Data)} ${meant ? '' : Reason}` }).toEqual({ where, told: expect.not.stringContaining(SECRET) as string });
      if (Status === 'SUCCESS') {
        taken.push(path);
      }
    }
    stage.reset();
    kind.prepare(stage);
    // keys of tags are free text, too
    return { ...withSecrets(kind.full, taken) as Members, ...kind.mostTags > 0 && { Tags: { [SECRET]: SECRET } } };
  }

  test('a secret in any one property is in no line of the log, and in answers only where a rule or the service refuses it', () => {
    expect(leaves.length).toBeGreaterThan(4);
    expect(JSON.stringify(secrets)).toContain(SECRET);
  });

  test('no secret is told of a life of its own: made, changed, replaced, deleted twice', async () => {
    const made = crm();
    const agreed = { ...kind.minimal, RecreateOnChange: 'true' };
    for (const act of [
      async () => made.create(secrets), async () => made.update(agreed), async () => made.update({ ...secrets, RecreateOnChange: 'true' }),
      async () => made.update({ ...secrets, ...kind.elsewhere }), async () => made.delete(), async () => made.delete(),
    ]) {
      const answer = await act();
      expect(answer).toMatchObject({ Status: 'SUCCESS' });
      silent(answer);
    }
  });

  test('no secret is told where it exists already, or is another construct\'s by now', async () => {
    const old = crm();
    await old.create(secrets);
    const renamed = new Construct(stage, kind, { logicalId: 'Renamed' });
    silent(await renamed.create({ ...secrets, ...kind.changes[0] }));
    silent(await renamed.create({ ...secrets, ...kind.changes[0], Existing: 'ADOPT' }));
    silent(await renamed.create({ ...secrets, Existing: 'ADOPT' }));
    silent(await renamed.update({ ...secrets, ...kind.changes[0], Existing: 'ADOPT' }));
    silent(await old.update({ ...secrets, ...kind.changes[1] }));
    silent(await old.delete());
    silent(await renamed.delete());
  });

  test('no secret is told of what is kept and added again, or changed without a consent', async () => {
    const made = crm();
    await made.create(secrets);
    silent(await made.create(secrets));
    silent(await made.update({ ...secrets, ...kind.remade, RecreateOnChange: 'false' }));
    silent(await made.delete());
    silent(await made.create({ ...kind.minimal, ...kind.remade, RecreateOnChange: 'false' }));
  });

  test('no secret is told where the time is up', async () => {
    const made = crm();
    await made.create(kind.minimal);
    for (const hanging of ['read', 'write']) {
      stage.onCall = async (call) => (call.kind === hanging ? FOR_EVER : undefined);
      silent(await made.update(secrets, { remaining: SHORT }));
    }
  });

  test('what the service says is in no line of the log, be it an echo of the request', async () => {
    const echo = (message: unknown, error: 'BadRequestException' | 'AccessDeniedException' | 'InternalServerException') => {
      stage.onCall = ({ operation, input }, phase) => {
        if (phase === 'before') {
          stage.service.faults.add({ operation, error, message: `${String(message)} ${JSON.stringify(input)} ${SECRET}` });
        }
      };
    };
    for (const error of ['BadRequestException', 'AccessDeniedException', 'InternalServerException'] as const) {
      stage.onCall = undefined;
      const made = crm();
      await made.create(kind.minimal);
      echo('not so:', error);
      const failed = new Construct(stage, kind, { logicalId: 'Failed' });
      const delivery = { options: ONE_TRY };
      const events = [async () => failed.create(secrets, delivery), async () => made.update(secrets, delivery), async () => made.delete(delivery)];
      for (const deliver of events) {
        expect(await deliver()).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining(SECRET) as string });
        expect(log()).not.toContain(SECRET);
      }
      stage.onCall = undefined;
      stage.service.faults.clear();
      await made.delete();
    }
  });

  test('what the service says is in no line of the log where it keeps the Delete of a failed Create from looking for what is left', async () => {
    const failed = crm();
    stage.service.faults.add({ error: 'BadRequestException', message: SECRET, times: 1_000_000 });
    expect(await failed.create(secrets)).toMatchObject({ Status: 'FAILED' });
    expect(await failed.delete()).toMatchObject({ Status: 'SUCCESS' });
    expect(log()).not.toContain(SECRET);
  });

  test('what the service says of what does not work is in no line of the log', async () => {
    stage.service.store.setDestinationHealth(STREAMS[0], { unhealthy: SECRET });
    const workflows = stage.service.store.children('integration-workflow');
    stage.onCall = ({ operation }) => {
      if (operation === 'GetWorkflow') {
        workflows.list('crm').forEach((workflow) => workflows.put('crm', { ...workflow, Status: 'FAILED', ErrorDescription: SECRET }));
      }
    };
    await crm().create(kind.full);
    expect(log()).not.toContain(SECRET);
  });

  test('the ResponseURL is in no line of the log, in no answer and in no error, be it refused or never reached', async () => {
    const event = () => crm().event('Create', { properties: kind.minimal, signature: `&X-Amz-Signature=${SECRET}&X-Amz-Security-Token=${SECRET}` });
    silent(await stage.run(event()));
    stage.answers.next.push(403);
    silent(await stage.run(event()));
    stage.answers.next.push('drop');
    const error: unknown = await stage.run(event(), undefined, ONE_TRY).catch((thrown: unknown) => thrown);
    expect(inspect(error, { depth: 9 })).toContain('the answer did not get through');
    expect(inspect(error, { depth: 9 })).not.toContain(SECRET);
    expect(stage.answers.puts.map(({ body }) => body).join()).not.toContain(SECRET);
    expect(log()).not.toContain(SECRET);
  });
});

test('names and ARNs that identify are listed for every kind', () => {
  expect(Object.keys(IDENTIFYING)).toEqual(KINDS.map(({ name }) => name));
});
