import { Construct, fails, isMarked, state, succeeds, takeWrites, withoutMarks } from './construct';
import { Call } from '../../src/local/customer-profiles/dispatch/calls';
import { KINDS } from './kinds';
import { STREAMS } from './kinds/event-stream';
import { Members, TagMap } from './kinds/kind';
import { ON_TUESDAY, RULES } from './kinds/matching';
import { NO_PATIENCE, openStage, table } from './table';

const stage = openStage();
const { row, checkCompleteness } = table('service', stage);

const ALWAYS = 1_000_000;
const HOUR = 3_600_000;

/** So many tags, numbered. */
const many = (count: number, prefix = 'tag'): TagMap => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, '1']));

describe.each(KINDS)('$name', (kind) => {
  const { minimal, full } = kind;
  const change = { ...minimal, ...kind.changes[0] };
  const other = { ...minimal, ...kind.elsewhere };
  const crm = () => new Construct(stage, kind);
  const made = async (properties: Members = minimal) => {
    const construct = crm();
    succeeds(await construct.create(properties));
    stage.takeCalls();
    return construct;
  };
  const callsTo = (...operations: string[]): readonly Call[] => stage.service.calls.list().filter(({ operation }) => operations.includes(operation));

  row(kind, 'S1', 'each call is throttled a dozen times, and every event succeeds', async () => {
    const construct = crm();
    stage.onCall = (() => {
      let tries = 0;
      return ({ operation }, phase) => {
        if (phase === 'before' && ++tries % 13 !== 0) {
          stage.service.faults.add({ operation, error: 'ThrottlingException' });
        }
      };
    })();
    succeeds(await construct.create());
    succeeds(await construct.update(change));
    expect(construct.live).toEqual(kind.wanted(change));
    succeeds(await construct.delete());
    expect(construct.live).toBeUndefined();
  });

  row(kind, 'S2', 'a Create, and an Update that needs new rights, wait until these work', async () => {
    const construct = crm();
    for (const act of [async () => construct.create(), async () => construct.update({ ...minimal, ...kind.needsGrant })]) {
      stage.service.faults.add({ error: 'AccessDeniedException', times: 3 });
      succeeds(await act());
    }
    expect(construct.live).toEqual(kind.wanted({ ...minimal, ...kind.needsGrant }));
  });

  row(kind, 'S2', 'rights that never work fail the event in the end, and those that an Update does not need anew at once', async () => {
    const construct = await made();
    stage.service.faults.add({ error: 'AccessDeniedException', message: 'not you', times: ALWAYS });
    fails(await crm().create(other, { options: NO_PATIENCE }), /AccessDeniedException: not you/);
    stage.takeCalls();
    fails(await construct.update(kind.mostTags > 0 && kind.keepsId ? { ...minimal, Tags: { a: '1' } } : change), /AccessDeniedException: not you/);
    expect(stage.takeCalls()).toHaveLength(1);
    fails(await construct.delete(), /AccessDeniedException: not you/);
  });

  row(kind, 'S3', 'what is taken out is sent as what clears it', async () => {
    const construct = await made(full);
    succeeds(await construct.update({ ...minimal, Matching: full.Matching }));
    succeeds(await construct.update(kind.mostTags > 0 ? minimal : { DomainName: 'crm', RuleBasedMatching: RULES }));
    const sent = Object.assign({}, ...callsTo('UpdateDomain').map(({ input }) => input)) as Members;
    expect(sent).toMatchObject({ Matching: { Enabled: false }, RuleBasedMatching: kind.mostTags > 0 ? { Enabled: false } : { Enabled: true } });
    expect([sent.DefaultEncryptionKey, sent.DeadLetterQueueUrl]).toEqual(kind.mostTags > 0 ? ['', ''] : [undefined, undefined]);
    expect(construct.live).toEqual(kind.wanted(construct.properties));
  });

  row(kind, 'S4', 'tags are set before others are removed, and the mark is there all the time', async () => {
    const construct = await made({ ...minimal, Tags: { a: '1', b: '1' } });
    const marked: boolean[] = [];
    stage.onCall = () => { marked.push(isMarked(kind.tags(stage, minimal))); };
    succeeds(await construct.update({ ...minimal, Tags: { a: '2', c: '1' } }));
    expect(takeWrites(stage)).toEqual(['TagResource', 'UntagResource']);
    expect(marked).not.toContain(false);
    expect(construct.tags).toEqual({ a: '2', c: '1' });
  });

  row(kind, 'S5', 'rules are not sent where something else differs', async () => {
    const construct = await made({ ...minimal, Matching: full.Matching, RuleBasedMatching: RULES });
    succeeds(await construct.update({ ...minimal, Matching: ON_TUESDAY, RuleBasedMatching: RULES }));
    expect(callsTo('UpdateDomain').map(({ input }) => Object.keys(input ?? {}))).toEqual([['DomainName', 'Matching']]);
  });

  row(kind, 'S5', 'rules that are being applied are refused at once, with when they may be changed, and going back to them is none', async () => {
    const construct = await made({ ...minimal, RuleBasedMatching: RULES });
    stage.service.store.putDomain({ ...stage.service.store.domain('crm')!, RulesChangedAt: Date.now() - 1.5 * HOUR });
    fails(await construct.update({ ...minimal, RuleBasedMatching: { ...RULES, MatchingRules: RULES.MatchingRules.slice(1) } }), /a day after the status has become ACTIVE/);
    succeeds(await construct.rollBack());
    expect(callsTo('UpdateDomain')).toEqual([]);
  });

  row(kind, 'S6', 'what an update cannot change is refused untouched, unless the app agrees to make it anew', async () => {
    const construct = await made();
    const { RecreateOnChange: _, ...members } = kind.remade!;
    const before = state(stage);
    fails(await construct.update({ ...minimal, ...members }), /which the service cannot change; .*recreateOnChange: true/);
    expect(state(stage)).toEqual(before);
    succeeds(await construct.update({ ...minimal, ...kind.remade }));
    expect(construct.live).toEqual(kind.wanted({ ...minimal, ...members }));
  });

  row(kind, 'S7', 'another name or destination is made in place, with the same id, and the old one put back where that fails', async () => {
    const construct = await made({ ...minimal, Tags: { a: '1' } });
    const { id } = construct;
    expect(await construct.update({ ...minimal, ...kind.remade, Tags: { a: '1' } })).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(takeWrites(stage)).toEqual(['DeleteEventStream', 'CreateEventStream']);
    stage.service.faults.add({ operation: 'CreateEventStream', error: 'BadRequestException', message: 'no such stream' });
    const before = state(stage);
    fails(await construct.update({ ...minimal, Tags: { a: '1' } }), /no such stream/);
    expect(state(stage)).toEqual(before);
  });

  row(kind, 'S8', 'a domain that holds customer data is deleted only where the app agrees', async () => {
    for (const stats of [{ ProfileCount: 3 }, { ObjectCount: 2 }]) {
      stage.reset();
      const construct = await made();
      stage.service.store.setStats('crm', stats);
      fails(await construct.delete(), /holds . profiles and . objects, which deleting it would destroy/);
      expect(construct.live).toEqual(kind.wanted(minimal));
      succeeds(await construct.update({ ...minimal, AutoDeleteProfiles: 'true' }));
      succeeds(await construct.delete());
      expect(construct.live).toBeUndefined();
    }
  });

  row(kind, 'S11', 'the uri that the service answers is that of the answer, and in the id', async () => {
    const { Data, PhysicalResourceId } = await crm().create();
    const [{ Uri }] = stage.service.store.children('integration').list('crm');
    expect([Data?.Uri, PhysicalResourceId]).toEqual([Uri, `domains/crm/integrations/${Uri}`]);
  });

  row(kind, 'S12', 'a destination that never becomes healthy fails the Create with its message, and one that does is waited for', async () => {
    const before = state(stage);
    stage.service.store.setDestinationHealth(STREAMS[0], { unhealthy: 'it cannot be written to' });
    fails(await crm().create(), /UNHEALTHY: it cannot be written to/);
    expect(state(stage)).toEqual(before);
    let looks = 0;
    stage.onCall = ({ operation }, phase) => {
      if (operation === 'GetEventStream' && phase === 'before' && ++looks === 3) {
        stage.service.store.setDestinationHealth(STREAMS[0], 'HEALTHY');
      }
    };
    succeeds(await crm().create());
  });

  row(kind, 'S12', 'a destination that breaks later fails neither a roll-back nor a change of something else', async () => {
    const construct = await made();
    STREAMS.forEach((uri) => stage.service.store.setDestinationHealth(uri, { unhealthy: 'it cannot be written to' }));
    fails(await construct.update(change), /UNHEALTHY: it cannot be written to/);
    succeeds(await construct.rollBack());
    succeeds(await construct.update({ ...minimal, Tags: { a: '1' } }));
    expect([construct.live, construct.tags]).toEqual([kind.wanted(minimal), { a: '1' }]);
  });

  row(kind, 'S14', 'tags of AWS on the resource are in no request, and stay where it is not made anew', async () => {
    const tags = kind.mostTags > 0 ? { Tags: { a: '1' } } : {};
    const construct = await made({ ...minimal, ...tags });
    kind.setTags(stage, minimal, { ...kind.tags(stage, minimal), 'aws:cloudformation:stack-name': 'theirs' });
    succeeds(await construct.update({ ...change, ...kind.mostTags > 0 && { Tags: { a: '2', b: '1' } } }));
    expect(kind.tags(stage, minimal)).toMatchObject(kind.type.endsWith('EventStream') ? {} : { 'aws:cloudformation:stack-name': 'theirs' });
    kind.setTags(stage, minimal, { ...kind.tags(stage, minimal), 'aws:cloudformation:stack-name': 'theirs' });
    succeeds(await construct.update({ ...change, ...kind.remade }));
    expect(JSON.stringify(stage.service.calls.list().map(({ input }) => input))).not.toContain('aws:cloudformation');
    expect(construct.live).toEqual(kind.wanted({ ...change, ...kind.remade }));
  });

  row(kind, 'S15', 'with fifty tags, one is removed before another is set, and never the mark', async () => {
    if (kind.mostTags === 0) {
      kind.setTags(stage, minimal, many(50));
      const before = state(stage);
      fails(await crm().create(), /would have 51 tags/);
      return expect(state(stage)).toEqual(before);
    }
    const construct = await made({ ...minimal, Tags: many(kind.mostTags) });
    expect(Object.keys(kind.tags(stage, minimal) ?? {})).toHaveLength(50);
    const next = { ...many(kind.mostTags - 3), ...many(3, 'new') };
    succeeds(await construct.update({ ...minimal, Tags: next }));
    expect(takeWrites(stage)).toEqual(['UntagResource', 'TagResource']);
    expect(withoutMarks(kind.tags(stage, minimal))).toEqual(next);
    succeeds(await construct.delete());
    expect(construct.live).toBeUndefined();
  });

  row(kind, 'S15', 'with fifty tags, what is made anew has all of them', async () => {
    const tags = many(kind.mostTags);
    const construct = await made({ ...minimal, ...kind.mostTags > 0 && { Tags: tags } });
    succeeds(await construct.update({ ...minimal, ...kind.remade, ...kind.mostTags > 0 && { Tags: tags } }));
    expect(kind.mostTags > 0 ? construct.tags : {}).toEqual(tags);
    succeeds(await construct.delete());
  });

  row(kind, 'S16', 'tags are set in the create call, and a tag call that the service refuses fails the event with what the service says', async () => {
    const refused = { operation: 'TagResource', error: 'BadRequestException', message: 'Value at resourceArn failed to satisfy constraint', times: ALWAYS } as const;
    stage.service.faults.add(refused);
    if (kind.mostTags === 0) {
      // its mark is a tag of the domain, which cannot be in a create call
      return fails(await crm().create(), /Value at resourceArn/);
    }
    const construct = await made(full);
    expect(construct.tags).toEqual(full.Tags);
    if (kind.notApplicable.TAGS === undefined) {
      fails(await construct.update({ ...full, Tags: { team: 'web' } }), /TagResource failed: BadRequestException: Value at resourceArn/);
      succeeds(await construct.rollBack());
    }
  });
});

checkCompleteness();
