import { keyOf, settingsOf } from './declaration';
import type { Declaration } from './declaration';
import { flowUri } from './kinds';
import { liveResources } from './live';
import type { Live } from './live';
import type { Model } from './model';
import type { HandStep } from './script';
import { strangers } from './thing';
import type { ChildRecords, LocalCustomerProfiles } from '../../src/local/customer-profiles';

type Store = LocalCustomerProfiles['store'];
type Members = { readonly [member: string]: unknown };

const EMPTY = { ProfileCount: 0, MeteringProfileCount: 0, ObjectCount: 0, TotalSize: 0 };

/** Carries out what somebody does in the console, on the store and in the model. What cannot be done is not done. */
export function carryOutByHand(step: HandStep, store: Store, model: Model, now: number): boolean {
  switch (step.do) {
    case 'make by hand': {
      const key = keyOf(step);
      if (model.things.has(key) || !(step.kind === 'Domain' || store.domain(step.domain) !== undefined)) {
        return false;
      }
      put(store, step, { ...settingsOf(step), Tags: step.tags, CreatedAt: now, LastUpdatedAt: now });
      const live = liveResources(store.snapshot()).get(key);
      if (live !== undefined) {
        model.set(key, strangers(live));
      }
      return true;
    }
    case 'edit by hand': {
      const live = liveResources(store.snapshot()).get(step.key);
      const thing = model.things.get(step.key);
      if (live === undefined || thing === undefined) {
        return false;
      }
      const value = settingsOf({ ...declarationOf(live), version: step.version })[step.setting];
      put(store, live, { ...recordOf(store, live), [step.setting]: value });
      model.set(step.key, {
        ...thing,
        settings: new Map([...thing.settings, [step.setting, [value]]]),
        drift: new Set([...thing.drift, step.setting]),
      });
      return true;
    }
    case 'tag by hand': {
      const live = liveResources(store.snapshot()).get(step.key);
      const thing = model.things.get(step.key);
      if (live === undefined || thing === undefined || live.kind === 'IdentityResolution') {
        return false;
      }
      const record = recordOf(store, live);
      put(store, live, { ...record, Tags: { ...record.Tags as Members, ...step.tags } });
      const tagged = Object.entries(step.tags).map(([tag, value]): [string, string[]] => [tag, [value]]);
      model.set(step.key, { ...thing, tags: new Map([...thing.tags, ...tagged]) });
      return true;
    }
    case 'delete by hand': {
      const live = liveResources(store.snapshot()).get(step.key);
      if (live === undefined) {
        return false;
      }
      remove(store, live);
      model.set(step.key, undefined);
      return true;
    }
    case 'break the stream':
      store.setDestinationHealth(step.uri, { unhealthy: 'the stream does not exist' });
      model.broken.add(step.uri);
      return true;
    case 'mend the stream':
      store.setDestinationHealth(step.uri, 'HEALTHY');
      return model.broken.delete(step.uri);
    case 'fill with profiles':
      if (store.domain(step.domain) === undefined) {
        return false;
      }
      store.setStats(step.domain, { ProfileCount: step.count });
      model.profiles.set(step.domain, step.count);
      model.touched.add(keyOf({ kind: 'Domain', domain: step.domain, name: '' }));
      return true;
  }
}

function declarationOf({ kind, domain, name }: Live): Declaration {
  return { kind, domain, name, version: 0, tags: {} };
}

type Place = Pick<Live, 'kind' | 'domain' | 'name'>;

function recordOf(store: Store, { kind, domain, name }: Place): Members {
  switch (kind) {
    case 'Domain':
    case 'IdentityResolution':
      return store.domain(domain) as unknown as Members;
    case 'ObjectType':
      return store.children('object-type').get(domain, name) as unknown as Members;
    case 'Integration':
      return store.children('integration').get(domain, flowUri(name)) as unknown as Members;
    case 'EventStream':
      return store.children('event-stream').get(domain, name) as unknown as Members;
    case 'CalculatedAttribute':
      return store.children('calculated-attribute').get(domain, name) as unknown as Members;
  }
}

/** Past the API and its rules: what is put is what somebody could have made with it. */
function put(store: Store, { kind, domain, name }: Place, record: Members): void {
  switch (kind) {
    case 'Domain':
      return store.putDomain({ Stats: EMPTY, ...record, DomainName: domain } as unknown as Parameters<Store['putDomain']>[0]);
    case 'IdentityResolution':
      return store.putDomain({ ...store.domain(domain), Matching: record.Matching } as Parameters<Store['putDomain']>[0]);
    case 'ObjectType':
      return store.children('object-type').put(domain, { AllowProfileCreation: false, ...record, ObjectTypeName: name } as unknown as ChildRecords['object-type']);
    case 'Integration': {
      const { StartFlow: starts, ...members } = record;
      const flow = starts === true ? { FlowStatus: 'Active' } : {};
      return store.children('integration').put(domain, { Scope: 'PROFILE', ...members, ...flow, Uri: flowUri(name) } as unknown as ChildRecords['integration']);
    }
    case 'EventStream':
      return store.children('event-stream').put(domain, { ...record, EventStreamName: name } as unknown as ChildRecords['event-stream']);
    case 'CalculatedAttribute':
      return store.children('calculated-attribute').put(domain, { ...record, CalculatedAttributeName: name } as unknown as ChildRecords['calculated-attribute']);
  }
}

function remove(store: Store, { kind, domain, name }: Place): void {
  switch (kind) {
    case 'Domain':
      store.deleteDomain(domain);
      return;
    case 'IdentityResolution':
      store.putDomain({ ...store.domain(domain), Matching: { Enabled: false } } as Parameters<Store['putDomain']>[0]);
      return;
    case 'ObjectType':
      store.children('object-type').delete(domain, name);
      return;
    case 'Integration':
      store.children('integration').delete(domain, flowUri(name));
      return;
    case 'EventStream':
      store.children('event-stream').delete(domain, name);
      return;
    case 'CalculatedAttribute':
      store.children('calculated-attribute').delete(domain, name);
  }
}
