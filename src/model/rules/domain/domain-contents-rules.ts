import { checkFlowMappings } from './flow-mapping-rules';
import { checkMadeOnce } from './made-once-rules';
import { checkQuotas } from './quota-rules';
import { checkSharedKeys } from './shared-key-rules';
import { CheckOptions, isRecord } from '../../api/check-shape';
import { DOCUMENTED_LIMITS } from '../../api/limits-overlay';
import { readTarget } from '../../catalogue/standard-objects';
import { TEMPLATE_IDS } from '../../catalogue/template-ids';
import type { DomainMember } from '../../domain-member';
import type { ResourceKind } from '../../resource-kinds';
import { Finding, newFinding } from '../../validation/finding';
import { didYouMean } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';

export interface ContentsCheckOptions extends CheckOptions {
  /**
   * Whether the domain is made here too, so that hardly anything in it is made elsewhere.
   * @default false
   */
  readonly own?: boolean;
}

const OBJECT_COUNT = defineRule({
  code: 'CP1805',
  severity: 'warning',
  title: `the objects of a profile over all object types of a domain are at most ${DOCUMENTED_LIMITS.objectsOfProfile.max}`,
  why: 'the service refuses a MaxProfileObjectCount that is more than what the other object types leave, unless your quota is higher',
  source: DOCUMENTED_LIMITS.objectsOfProfile.source,
});
const FED_ATTRIBUTE = defineRule({
  code: 'CP1806',
  severity: 'warning',
  title: 'a custom attribute that a matching names is filled by a mapping',
  why: 'profiles that no mapping gives the attribute are never matched by it, unless something else writes it',
  source: 'Administrator Guide, "Rule-based identity resolution"',
});
const SOURCE_NAME = defineRule({
  code: 'CP1807',
  severity: 'warning',
  title: 'the source that wins a conflict is an object type of the domain',
  why: 'the service does not check the name, and a source that there is not never wins',
  source: 'API model, ConflictResolution',
});
const NAMED_OBJECT_TYPE = defineRule({
  code: 'CP1808',
  severity: 'warning',
  title: 'an integration names object types of its domain',
  why: 'records of an object type that there is not are not ingested',
  source: 'API model, PutIntegrationRequest',
});

/** Checks the resources of one domain against each other. The findings of a resource are those that it would not have alone. */
export function checkDomainContents(
  members: readonly DomainMember[], options: ContentsCheckOptions = {},
): ReadonlyMap<DomainMember, readonly Finding[]> {
  const given = new Map(members.map((member) => [withoutNullMembers(member), member]));
  const contents = new Contents([...given.keys()], options);
  contents.check();
  return new Map([...contents.findings].map(([member, findings]) => [given.get(member)!, findings]));
}

/** A member that is null is absent; the member's own check tells it. */
function withoutNullMembers(member: DomainMember): DomainMember {
  const entries = Object.entries(member.request);
  const present = entries.filter(([, value]) => value !== null);
  return present.length === entries.length ? member : { ...member, request: Object.fromEntries(present) };
}

class Contents {
  public readonly findings = new Map<DomainMember, Finding[]>();
  private readonly unresolved: (value: unknown) => boolean;
  private readonly objectTypes: readonly DomainMember[];
  /** Names of object types that are known, or undefined where there are some whose names are not. */
  private readonly names: readonly string[] | undefined;

  constructor(private readonly members: readonly DomainMember[], private readonly options: ContentsCheckOptions) {
    this.unresolved = options.unresolved ?? (() => false);
    this.objectTypes = this.of('object-type');
    const names = this.objectTypes.map(({ request }) => request.ObjectTypeName);
    this.names = names.every((name): name is string => typeof name === 'string' && !this.unresolved(name)) ? names : undefined;
  }

  public check(): void {
    this.checkObjectCounts();
    this.checkIntegrations();
    for (const member of [...this.of('domain'), ...this.of('identity-resolution')]) {
      this.checkMatching(member);
    }
    const found = [
      checkMadeOnce(this.members, this.unresolved), checkQuotas(this.members), checkSharedKeys(this.objectTypes, this.unresolved),
      checkFlowMappings(this.members, this.unresolved),
    ];
    found.flat().forEach(([member, one]) => this.report(member, one));
  }

  private of(kind: ResourceKind): readonly DomainMember[] {
    return this.members.filter((member) => member.kind === kind);
  }

  private report(member: DomainMember, found: Finding): void {
    this.findings.set(member, [...this.findings.get(member) ?? [], found]);
  }

  private checkObjectCounts(): void {
    const { max } = DOCUMENTED_LIMITS.objectsOfProfile;
    let objects = 0;
    for (const member of this.objectTypes) {
      const { MaxProfileObjectCount: count } = member.request;
      if (typeof count === 'number' && !this.unresolved(count) && count <= max) {
        const before = objects;
        objects += count;
        if (before <= max && objects > max) {
          this.report(member, newFinding(OBJECT_COUNT, {
            path: 'MaxProfileObjectCount',
            value: count,
            problem: `makes ${objects} objects of a profile, with those of the object types before it`,
            allowed: `up to ${max}, unless your quota is higher`,
            fix: `use ${Math.max(1, max - before)} or less, or lower another`,
          }));
        }
      }
    }
  }

  private checkIntegrations(): void {
    for (const member of this.of('integration')) {
      const { ObjectTypeName: name, ObjectTypeNames: names } = member.request;
      this.checkName(member, name, 'ObjectTypeName', NAMED_OBJECT_TYPE);
      if (isRecord(names) && !this.unresolved(names)) {
        Object.entries(names).forEach(([event, value]) => this.checkName(member, value, `ObjectTypeNames.${event}`, NAMED_OBJECT_TYPE));
      }
    }
  }

  private checkMatching(member: DomainMember): void {
    const { Matching: matching, RuleBasedMatching: rules } = member.request;
    this.walk(matching, 'Matching', member);
    this.walk(rules, 'RuleBasedMatching', member);
  }

  /** Looks for names of attributes and of sources at any depth. */
  private walk(value: unknown, path: string, member: DomainMember): void {
    if (this.unresolved(value)) {
      return;
    }
    if (typeof value === 'string') {
      this.checkAttribute(value, path, member);
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => this.walk(item, `${path}[${index}]`, member));
    } else if (isRecord(value)) {
      for (const [name, item] of Object.entries(value)) {
        if (name === 'SourceName') {
          this.checkName(member, item, `${path}.SourceName`, SOURCE_NAME);
        } else {
          this.walk(item, `${path}.${name}`, member);
        }
      }
    }
  }

  private checkAttribute(value: string, path: string, member: DomainMember): void {
    if (!value.startsWith('Attributes.') || this.objectTypes.length === 0) {
      return;
    }
    const filled = this.filledAttributes();
    if (!filled || filled.has(value)) {
      return;
    }
    const fix = didYouMean(value, filled);
    if (this.options.own || fix !== undefined) {
      this.report(member, newFinding(FED_ATTRIBUTE, { path, value, problem: 'is filled by no mapping of this app', allowed: [...filled].join(', ') || undefined, fix }));
    }
  }

  /** Custom attributes of profiles that mappings fill, or undefined where there are mappings that are not known. */
  private filledAttributes(): ReadonlySet<string> | undefined {
    const filled = new Set<string>();
    for (const { request: { Fields: fields } } of this.objectTypes) {
      // A template fills what it fills.
      if (!isRecord(fields) || this.unresolved(fields)) {
        return undefined;
      }
      for (const field of Object.values(fields)) {
        if (!isRecord(field) || this.unresolved(field) || this.unresolved(field.Target)) {
          return undefined;
        }
        if (typeof field.Target === 'string' && field.Target.startsWith('_profile.Attributes.')) {
          filled.add(field.Target.slice('_profile.'.length));
        }
      }
    }
    return filled;
  }

  private checkName(member: DomainMember, name: unknown, path: string, rule: typeof SOURCE_NAME): void {
    if (typeof name !== 'string' || this.unresolved(name) || !this.names || this.names.includes(name) || isServices(name)) {
      return;
    }
    const fix = didYouMean(name, this.names);
    // In a domain made elsewhere there may be any object type, so only what looks misspelt is told.
    if (fix !== undefined || (this.options.own && this.names.length > 0)) {
      this.report(member, newFinding(rule, { path, value: name, problem: 'is no object type of this app', allowed: this.names.join(', '), fix }));
    }
  }
}

/** Whether the name is that of an object type that the service brings itself. */
function isServices(name: string): boolean {
  return TEMPLATE_IDS.includes(name) || readTarget(`${name}.x`).kind !== 'unknown-root';
}
