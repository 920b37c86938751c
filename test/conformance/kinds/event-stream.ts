import { ListEventStreamsCommand } from '@aws-sdk/client-customer-profiles';
import { RESOURCE_KINDS } from '../../../src/model/resource-kinds';
import { CRM, domainOf, Kind, SALES, seedDomains, settingsOf } from './kind';

export const STREAMS = ['a', 'b', 'c'].map((name) => `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`);
const MINIMAL = { DomainName: CRM, EventStreamName: 'changes', Uri: STREAMS[0] };

export const eventStream: Kind = {
  name: 'EventStream',
  type: RESOURCE_KINDS['event-stream'].type,
  id: /^domains\/crm\/event-stream$/,
  minimal: MINIMAL,
  full: { ...MINIMAL, EventStreamName: 'all-changes', Tags: { team: 'crm', stage: 'test' } },
  attributes: [
    { attribute: 'EventStreamName', set: { EventStreamName: 'more' }, changed: { EventStreamName: 'most' } },
    { attribute: 'Uri', set: { Uri: STREAMS[1] }, changed: { Uri: STREAMS[2] } },
  ],
  changes: [{ Uri: STREAMS[1] }, { Uri: STREAMS[2] }],
  remade: { EventStreamName: 'more', Uri: STREAMS[1] },
  elsewhere: { DomainName: SALES },
  needsGrant: { Uri: STREAMS[1] },
  keepsId: true,
  mostTags: 49,
  adopts: 'alike',
  unspoken: {},
  refusesDuplicates: true,
  reads: ['ListEventStreams'],
  notApplicable: {
    I14: 'A domain has one event stream without data of its own, so making it anew needs no consent.',
    I19: 'It has no setting that could change without deleting it, and adding again deletes nothing: a kept one with other settings is refused.',
    S3: 'There is no update operation.',
    S5: 'It has no matching.',
    S6: 'What cannot be changed is made anew without a consent, because no data is lost; that is the row S7.',
    S8: 'It holds no customer data.',
    S11: 'It has no flow.',
    C13: 'It has no lists.',
  },

  prepare: seedDomains,
  settings(stage, properties) {
    const [record] = stage.service.store.children('event-stream').list(domainOf(properties));
    return record && settingsOf(record);
  },
  wanted: (properties) => settingsOf(properties, 'DomainName'),
  tags: (stage, properties) => stage.service.store.children('event-stream').list(domainOf(properties))[0]?.Tags,
  setTags(stage, properties, Tags) {
    const eventStreams = stage.service.store.children('event-stream');
    eventStreams.put(domainOf(properties), { ...eventStreams.list(domainOf(properties))[0], Tags });
  },
  disappear(stage, properties) {
    const eventStreams = stage.service.store.children('event-stream');
    eventStreams.list(domainOf(properties)).forEach(({ EventStreamName }) => eventStreams.delete(domainOf(properties), EventStreamName));
  },
  async list(client) {
    const { Items = [] } = await client.send(new ListEventStreamsCommand({ DomainName: CRM }));
    return Items.map(({ EventStreamName }) => EventStreamName);
  },
};
