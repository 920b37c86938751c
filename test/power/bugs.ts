/** A bug that is planted on purpose, one at a time, to see the tests fail. */
export interface Bug {
  readonly name: string;
  readonly file: string;
  /** What stands there once. */
  readonly find: string;
  readonly replace: string;
  /** Tests of which at least one must fail, by the beginnings of their paths. */
  readonly tests: readonly string[];
}

const DECISION = 'src/handler/ownership/decision.ts';
const LIFECYCLE = 'src/handler/lifecycle/lifecycle.ts';
const RECONCILER = 'src/handler/lifecycle/reconciler.ts';
const RESOURCES = 'src/handler/resources';

/** Tests that know nothing of how it is decided. */
const OUTSIDE = ['test/handler/resources'];
const MOVES = ['test/handler/take-over', 'test/handler/added-again', 'test/handler/late-events', 'test/handler/not-created', 'test/handler/consent'];

export const BUGS: readonly Bug[] = [
  {
    name: 'a Delete does not ask whose the resource is',
    file: DECISION,
    find: "      return mark ? { kind: 'give up', mark } : { kind: 'leave', because: 'it belongs to another construct' };",
    replace: "      return { kind: 'delete' };",
    tests: OUTSIDE,
  },
  {
    name: 'an Update does not ask whose the resource is',
    file: DECISION,
    find: "      return { kind: 'leave unless wanted' };",
    replace: "      return { kind: 'keep', mark: { holdings: [{ owner, claim: 'created' }] } };",
    tests: OUTSIDE,
  },
  {
    name: 'a replacement deletes the old resource in the Update',
    file: LIFECYCLE,
    find: '    return outcome.physicalId === this.request.physicalId ? outcome',
    replace: '    const old = identityIn<Identity>(this.module.kind, this.request.physicalId!); if (old && outcome.physicalId !== this.request.physicalId) await this.remove(this.context.client, old);\n'
      + '    return outcome.physicalId === this.request.physicalId ? outcome',
    tests: OUTSIDE,
  },
  {
    name: 'a failed Create answers with the id of what is there',
    file: 'src/handler/cloudformation/custom-resource.ts',
    find: 'const physicalId = request.physicalId ?? notCreated(request.logicalId, stampOf(request.requestId, request.responseUrl));',
    replace: 'const physicalId = request.physicalId ?? `domains/${request.properties.DomainName}`;',
    tests: OUTSIDE,
  },
  {
    name: 'a long reason is not cut',
    file: 'src/handler/cloudformation/answer.ts',
    find: 'shorten(result.reason, (reason) => bytes(body(reason + advice)) <= MAX_BODY_BYTES) + advice',
    replace: 'result.reason + advice',
    tests: ['test/handler/cloudformation', 'test/conformance'],
  },
  {
    name: 'tags are taken off before others are set',
    file: 'src/handler/ownership/tags.ts',
    find: 'crowded ? [untag, tag] : [tag, untag]',
    replace: '[untag, tag]',
    tests: OUTSIDE,
  },
  {
    name: 'any error of a read means absence',
    file: 'src/handler/service/service-failure.ts',
    find: "return error instanceof ServiceFailure && error.code === 'ResourceNotFoundException';",
    replace: 'return error instanceof ServiceFailure;',
    tests: OUTSIDE,
  },
  {
    name: 'matching that was taken out of the app is not switched off',
    file: `${RESOURCES}/matching-difference.ts`,
    find: 'return former?.Enabled && live?.Enabled ? { Enabled: false } as T : undefined;',
    replace: 'return undefined;',
    tests: OUTSIDE,
  },
  {
    name: 'a throttled call is tried again for ever',
    file: 'src/handler/retry/retry-until-deadline.ts',
    find: '|| delay >= until.remaining() || delay >= this.options.deadline.remaining()',
    replace: '',
    tests: ['test/handler/retry-until-deadline', 'test/handler/lifecycle', 'test/conformance'],
  },
  {
    name: 'the former properties of a domain are trusted in place of the live state',
    file: `${RESOURCES}/domain.ts`,
    find: '  if (desired.DefaultExpirationDays !== live.DefaultExpirationDays) {',
    replace: '  live = { ...live, ...former } as GetDomainResponse;\n  if (desired.DefaultExpirationDays !== live.DefaultExpirationDays) {',
    tests: OUTSIDE,
  },
  {
    name: 'what is undone is not asked whose it is',
    file: LIFECYCLE,
    find: "      if (!found || ownership?.owner !== 'us' || !isSameEvent(ownership.holding.stamp, this.claimant.stamp)) {\n        return undefined;\n      }\n",
    replace: '      if (found) {\n        await this.remove(undoClient, found.identity);\n      }\n      if (!found || !ownership) {\n        return undefined;\n      }\n',
    tests: OUTSIDE,
  },
  {
    name: 'a take-over counts as a creation',
    file: DECISION,
    find: "holdings: [{ owner, claim: 'adopted', stamp, ...instead }, ...former]",
    replace: "holdings: [{ owner, claim: 'created', stamp, ...instead }, ...former]",
    tests: OUTSIDE,
  },
  {
    name: 'what could not be made anew is not put back',
    file: 'src/handler/lifecycle/remake.ts',
    find: '      await putBack();\n',
    replace: '      await Promise.resolve(putBack);\n',
    tests: OUTSIDE,
  },
  {
    name: 'tags of AWS are sent',
    file: 'src/handler/ownership/tags.ts',
    find: "  return key.startsWith('aws:');",
    replace: "  return key.startsWith('never:');",
    tests: OUTSIDE,
  },
  {
    name: 'the function may call the whole service',
    file: 'src/constructs/domain/domain-permissions.ts',
    find: "  'profile:CreateDomain', ",
    replace: "  'profile:*', 'profile:CreateDomain', ",
    tests: ['test/constructs', 'test/local/iam/every-resource'],
  },
  {
    name: 'the address for the answer is logged',
    file: 'src/handler/cloudformation/custom-resource.ts',
    find: '      requestType: request.requestType,\n',
    replace: '      requestType: request.requestType,\n      responseUrl: request.responseUrl,\n',
    tests: ['test/handler/cloudformation', 'test/conformance'],
  },
  {
    name: 'what is added again counts as made by the deployment',
    file: DECISION,
    find: "  return claim === 'created' ? 'kept' : claim === 'adopted' ? 'readopted' : claim;",
    replace: '  return claim;',
    tests: MOVES,
  },
  {
    name: 'what is handed back has no owner any more',
    file: DECISION,
    find: 'return former.length > 0 ? { holdings: former } : { holdings: [], releasedBy: owner };',
    replace: 'return former.length > 99 ? { holdings: former } : { holdings: [], releasedBy: owner };',
    tests: MOVES,
  },
  {
    name: 'a take-over changes settings',
    file: LIFECYCLE,
    find: "      case 'take over': this.refuseChangesOf(desired, found);\n",
    replace: '',
    tests: MOVES,
  },
  {
    name: 'a Delete that comes too late is carried out',
    file: DECISION,
    find: "  if (wasSentBefore(stamp, holding.stamp)) {\n    return { kind: 'leave', because: 'it was made",
    replace: "  if (wasSentBefore(stamp, undefined)) {\n    return { kind: 'leave', because: 'it was made",
    tests: MOVES,
  },
  {
    name: 'the former owner of a take-over keeps its claim after its Delete',
    file: DECISION,
    find: '  if (place < 1 || wasSentBefore(stamp, holdings[place].stamp)) {',
    replace: '  if (place < 1 || stamp) {',
    tests: MOVES,
  },
  {
    name: 'an adopted resource is handed back for ever',
    file: DECISION,
    find: "return handsBack ? handBack : { kind: 'delete' };",
    replace: 'return handBack;',
    tests: [...MOVES, 'test/handler/resources'],
  },
  {
    name: 'the policy that asks for deletion later is not heard',
    file: DECISION,
    find: 'const claim = facts.deletionAsked ? asked(holding.claim) : holding.claim;',
    replace: 'const claim = holding.claim;',
    tests: MOVES,
  },
  {
    name: 'every Update waits until the resource works',
    file: RECONCILER,
    find: '    if (options.settles && own.claim !== \'adopted\') {',
    replace: '    if (own.claim !== \'adopted\') {',
    tests: OUTSIDE,
  },
  {
    name: 'the consent of the deployment that is rolled back does not count',
    file: `${RESOURCES}/calculated-attribute-difference.ts`,
    find: '!desired.RecreateOnChange && !former?.RecreateOnChange',
    replace: '!desired.RecreateOnChange',
    tests: MOVES,
  },
  {
    name: 'an Update of what another has by now fails although nothing has to be done',
    file: LIFECYCLE,
    find: '|| this.isAsWanted(desired, found)) {',
    replace: '|| false) {',
    tests: [...MOVES, ...OUTSIDE],
  },
  {
    name: 'what the former owner wanted is not remembered',
    file: LIFECYCLE,
    find: 'had: hadHashes(desired, found.live.Tags, this.isPart)',
    replace: 'had: undefined',
    tests: [...MOVES, ...OUTSIDE],
  },
  {
    name: 'an Update does not wait for new rights',
    file: 'src/handler/create-handler.ts',
    find: "(request.requestType === 'Update' && namesSomethingNew(",
    replace: "(request.requestType === 'Update' && !namesSomethingNew(",
    tests: [...MOVES, ...OUTSIDE],
  },
  {
    name: 'an event stream of another name is taken for one that has lost its mark',
    file: `${RESOURCES}/event-stream.ts`,
    find: '  isNamedBy: ({ EventStreamName }, live) => EventStreamName === live.EventStreamName,\n',
    replace: '',
    tests: OUTSIDE,
  },
  {
    name: 'a domain without profiles is deleted whatever objects it holds',
    file: `${RESOURCES}/domain.ts`,
    find: 'return profiles + objects > 0 &&',
    replace: 'return profiles > 0 &&',
    tests: ['test/handler/resources/domain'],
  },
  {
    name: 'what another run of a failed Create has made is left over',
    file: LIFECYCLE,
    find: "return await this.removeLateResult(physicalId) ?? { physicalId, action: 'nothing to delete' };",
    replace: "return { physicalId, action: 'nothing to delete' };",
    tests: MOVES,
  },
  {
    name: 'a create call whose answer is lost fails the deployment',
    file: LIFECYCLE,
    find: '      const found = await this.findAfter(desired, error);\n',
    replace: '      const found = undefined as Found<Identity, Live> | undefined; throw new Failure(\'Lost\', String(error));\n',
    tests: OUTSIDE,
  },
  {
    name: 'a failed Update does not name the way out',
    file: 'src/handler/cloudformation/custom-resource.ts',
    find: "const advice = request.requestType === 'Update' ? wayOutOfRollBack(request) : undefined;",
    replace: 'const advice = undefined;',
    tests: [...MOVES, ...OUTSIDE],
  },
  {
    name: 'a replacement that is rolled back loses its claim',
    file: DECISION,
    find: '    if (facts.origin && goesBack(facts.origin, facts.id)) {',
    replace: '    if (facts.origin && !facts.origin) {',
    tests: ['test/handler/ownership', 'test/conformance'],
  },
  {
    name: 'what an Update went back to is not kept when that Update is rolled back',
    file: DECISION,
    find: "  if (ownership.owner !== 'us' || !ownership.holding.returned) {",
    replace: "  if (ownership.owner !== 'us' || ownership.holding.owner) {",
    tests: ['test/handler/ownership'],
  },
  {
    name: 'whose matching is on is not remembered',
    file: `${RESOURCES}/matching-difference.ts`,
    find: "  return `${matching ? 'M' : ''}${rules ? 'R' : ''}`;",
    replace: "  return matching ?? rules ? '' : '';",
    tests: MOVES,
  },
  {
    name: 'a flow that runs is not stopped before its integration is deleted',
    file: `${RESOURCES}/integration.ts`,
    find: '  if (asksToStart(properties)) {',
    replace: '  if (!asksToStart({ ...properties, StartFlow: true })) {',
    tests: ['test/handler/resources/integration-run'],
  },
  {
    name: 'whoever has started a flow, a roll-back stops it',
    file: `${RESOURCES}/flow-run.ts`,
    find: ' && isRunning(live) && wasStarted(live) ',
    replace: ' && isRunning(live) ',
    tests: ['test/handler/resources/integration-run'],
  },
  {
    name: 'a flow is started before it is remembered who does it',
    file: `${RESOURCES}/integration.ts`,
    find: "({ flow, inPlaceOf }) => flow === 'start' && !inPlaceOf",
    replace: '() => false',
    tests: ['test/handler/resources/integration-run'],
  },
  {
    name: 'what AppFlow does not have is taken for an integration that is not there',
    file: `${RESOURCES}/flow-run.ts`,
    find: '  throw new Failure(codeOf(error), messageOf(error), { cause: error });',
    replace: '  throw error;',
    tests: ['test/handler/resources/integration-run'],
  },
];
