import { IDENTITY_RESOLUTION_TAG } from '../../../src/model/wire';
import { mark, marked, markWith, ofUpdate, Stage } from '../stage';

const MINE = { DomainName: 'crm', DefaultExpirationDays: '30' };
const MATCHES = { ...MINE, Matching: { Enabled: 'true' } };
const RULES = { ...MINE, RuleBasedMatching: { Enabled: 'true' } };
const BOTH = { ...MATCHES, ...RULES };
const stage = new Stage();

beforeAll(async () => { await stage.open(); });
beforeEach(() => stage.reset());
afterAll(async () => { await stage.close(); });

const live = () => stage.service.store.domain('crm');
const update = async (properties: object, old: object) => (
  stage.run(stage.event('Update', { id: 'domains/crm', properties: { ...properties }, old: { ...old } }))
);
const sent = () => stage.service.calls.list('UpdateDomain').map(({ input }) => input);
/** A domain of ours, as the app says. */
const made = async (properties: object = BOTH) => {
  await stage.run(stage.event('Create', { properties: { ...properties } }));
  stage.takeCalls();
};

describe('the owner mark remembers which blocks the app has set', () => {
  test.each<[string, object, string | undefined]>([
    ['both', BOTH, 'MR'], ['matching', MATCHES, 'M'], ['rules', RULES, 'R'], ['neither', MINE, undefined],
  ])('when it is made with %s', async (_, properties, sets) => {
    await made(properties);

    expect(live()?.Tags).toEqual(marked('created', 'Crm', [], { sets }));
  });

  test('when an update adds one, or takes one out', async () => {
    await made(RULES);
    await update(BOTH, RULES);
    expect(live()?.Tags).toEqual(marked('created', 'Crm', [], { sets: 'MR' }));

    await update(MATCHES, BOTH);
    expect(live()?.Tags).toEqual(marked('created', 'Crm', [], { sets: 'M' }));
  });

  test('from the next update that changes something on where the first release has made it, which could not read the mark of this one', async () => {
    await made();
    stage.service.store.putDomain({ ...live()!, Tags: mark('created') });

    await update(BOTH, BOTH);
    expect(stage.takeCalls()).toEqual(['GetDomain']);
    await update({ ...BOTH, DefaultExpirationDays: '31' }, BOTH);
    expect(stage.takeCalls()).toEqual(['GetDomain', 'UpdateDomain', 'TagResource']);
    expect(live()?.Tags).toEqual(marked('created', 'Crm', [], { sets: 'MR', by: null }));
  });

  test.each<[string, string, string]>([['Matching', 'RuleBasedMatching', 'M'], ['RuleBasedMatching', 'Matching', 'R']])(
    'so that %s is switched off, and %s of somebody else is not, where the domain was kept and is added again without both', async (ours, theirs, sets) => {
      stage.seedDomain('crm', { DefaultExpirationDays: 30, Matching: { Enabled: true }, RuleBasedMatching: { Enabled: true }, Tags: markWith('created', { sets }) });

      expect((await stage.run(stage.event('Create', { properties: MINE }))).Status).toBe('SUCCESS');

      expect(sent()).toEqual([{ DomainName: 'crm', [ours]: { Enabled: false } }]);
      expect(live()).toMatchObject({ [theirs]: { Enabled: true }, Tags: marked('kept', 'Crm', [], { sets: undefined }) });
    });
});

describe('matching that belongs to an IdentityResolution', () => {
  const theirs = { Matching: { Enabled: true }, Tags: { ...mark('created'), [IDENTITY_RESOLUTION_TAG]: Object.values(mark('created', 'Matches'))[0] } };

  test('is left alone, and so is its mark', async () => {
    stage.seedDomain('crm', { ...theirs, DefaultExpirationDays: 30 });

    await update({ ...MINE, DefaultExpirationDays: '31' }, BOTH);

    expect(live()).toMatchObject({ DefaultExpirationDays: 31, ...theirs });
    expect(sent()).toEqual([{ DomainName: 'crm', DefaultExpirationDays: 31 }]);
  });

  test('is not taken over by a domain that wants matching', async () => {
    stage.seedDomain('crm', { ...theirs, DefaultExpirationDays: 30 });

    expect((await update(BOTH, MINE)).Reason).toBe(ofUpdate('the matching of domain "crm" belongs to an IdentityResolution (tag cdk-customer-profiles:identity-resolution), '
      + 'so it is left alone; remove matching and ruleBasedMatching from the domain, or the IdentityResolution from its app; where there is none any more, remove the tag'));
    expect(stage.takeCalls()).toEqual(['GetDomain']);
  });

  test('and is as the domain wants it already is no obstacle', async () => {
    stage.seedDomain('crm', { ...theirs, DefaultExpirationDays: 366 });

    expect((await update(MATCHES, BOTH)).Status).toBe('SUCCESS');
    expect(sent()).toEqual([{ DomainName: 'crm', DefaultExpirationDays: 30 }]);
    expect(live()).toMatchObject({ Matching: { Enabled: true }, Tags: { [IDENTITY_RESOLUTION_TAG]: theirs.Tags[IDENTITY_RESOLUTION_TAG] } });
  });

  test('that was handed back is nobody\'s', async () => {
    stage.seedDomain('crm', { DefaultExpirationDays: 30, Tags: { ...mark('created'), [IDENTITY_RESOLUTION_TAG]: Object.values(mark('released', 'Matches'))[0] } });

    expect((await update(BOTH, MINE)).Status).toBe('SUCCESS');
    expect(live()?.Matching?.Enabled).toBe(true);
  });
});
