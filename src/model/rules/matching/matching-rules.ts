import {
  ATTRIBUTE_TYPES, ATTRIBUTES_OF_TYPE, AttributeType, CUSTOM_ATTRIBUTE, insteadOfSubType, RULE_ATTRIBUTES, typeOfRuleAttribute,
} from './matching-attributes';
import type { CheckOptions } from '../../api/check-shape';
import type { Unchecked } from '../../api/request-types';
import type {
  AttributeTypesSelector, AutoMerging, ConflictResolution, Consolidation, MatchingRequest, MatchingRule, RuleBasedMatchingRequest,
  UpdateDomainRequest,
} from '../../api/requests.generated';
import { isStructure } from '../../api/structure';
import { Finding, newFinding, FindingDetails } from '../../validation/finding';
import { didYouMean } from '../../validation/nearest';
import { defineRule } from '../../validation/rule';

const CRITERIA_GUIDE = 'Administrator Guide, "Create consolidation criteria"';
const SELECTOR_MODEL = 'API model, AttributeTypesSelector';

const SOURCE_NAME = defineRule({
  code: 'CP1401',
  severity: 'error',
  title: 'a conflict that is resolved by source names the source',
  why: 'without the name of an object type there is no data to prefer',
  source: 'API model, ConflictResolution',
});
const NO_SOURCE_NAME = defineRule({
  code: 'CP1402',
  severity: 'warning',
  title: 'a conflict that is resolved by recency names no source',
  why: 'the name is for SOURCE only, and what the service does with it otherwise is not documented',
  source: 'API model, ConflictResolution',
});
const CRITERIA = defineRule({
  code: 'CP1403',
  severity: 'warning',
  title: 'an auto-merging has criteria',
  why: 'profiles are merged that meet one of the criteria, so that without any there is nothing to merge by; the API takes it, and what the service then does is not documented',
  source: `${CRITERIA_GUIDE}; API model, AutoMerging`,
});
const MATCHING_OFF = defineRule({
  code: 'CP1404',
  severity: 'warning',
  title: 'an auto-merging is part of a matching that is on',
  why: 'switching the matching off deletes its criteria',
  source: 'Administrator Guide, "Disable Identity Resolution"',
});
const LONE_ATTRIBUTE = defineRule({
  code: 'CP1405',
  severity: 'warning',
  title: 'a criterion of auto-merging has two attributes or more',
  why: 'people share an address or a telephone number, and what is merged stays merged',
  source: CRITERIA_GUIDE,
});
const RULE_ATTRIBUTE = defineRule({
  code: 'CP1406',
  severity: 'error',
  title: 'a rule of rule-based matching names attributes that can be matched',
  why: 'the service refuses other attributes with BadRequestException',
  source: 'API model, MatchingRule',
});
const SUB_TYPE = defineRule({
  code: 'CP1407',
  severity: 'error',
  title: 'a rule of rule-based matching names the type of an address, telephone number or e-mail address',
  why: 'which attributes are of the type is said by the selector of attribute types, and the service refuses them in a rule',
  source: SELECTOR_MODEL,
});
const UNSELECTED_TYPE = defineRule({
  code: 'CP1408',
  severity: 'warning',
  title: 'a type of attribute that a rule names is in the selector of attribute types',
  why: 'the rule then compares attributes that nobody has chosen, or none',
  source: SELECTOR_MODEL,
});
const SELECTED_ATTRIBUTE = defineRule({
  code: 'CP1409',
  severity: 'warning',
  title: 'a selector of attribute types names attributes of the type',
  why: 'the service may refuse other attributes, and the documentation spells some of them in two ways',
  source: SELECTOR_MODEL,
});
const MERGING_LEVEL = defineRule({
  code: 'CP1410',
  severity: 'warning',
  title: 'the highest level for merging is at most that for matching',
  why: 'profiles are merged that were matched, so that the levels above that for matching never merge',
  source: 'Administrator Guide, "How rule-based identity resolution works"',
});
const LEVEL_WITHOUT_RULE = defineRule({
  code: 'CP1411',
  severity: 'warning',
  title: 'the highest levels for matching and merging are at most the number of rules',
  why: 'the level of a rule is its place in the list, so that there is no rule at a higher one',
  source: 'API model, MatchingRules',
});
const MERGES = defineRule({
  code: 'CP1412',
  severity: 'warning',
  title: 'a matching merges nothing that its author has not thought about',
  why: 'a merge of profiles cannot be undone',
  source: 'Administrator Guide, "Use Identity Resolution"',
});

const SAID_AT_ALL = defineRule({
  code: 'CP1414',
  severity: 'error',
  title: 'an identity resolution has a matching',
  why: 'there is nothing to switch on; to switch a matching off, remove it from the app',
  source: 'this library, docs/adr/0009-identity-resolution-ownership.md',
});

/** A rule about a list that may grow: who knows better may acknowledge it. */
export const RULE_ATTRIBUTE_CODE = RULE_ATTRIBUTE.code;

type Unresolved = (value: unknown) => boolean;
/** What of a request is about matching. */
type Blocks = Unchecked<Pick<UpdateDomainRequest, 'Matching' | 'RuleBasedMatching'>>;

/** Checks `Matching` and `RuleBasedMatching` of a request against the rules across their members; the members are the shape's affair. */
export function checkMatching(request: Blocks, { unresolved = () => false }: CheckOptions): Finding[] {
  const matching = known<MatchingRequest>(request.Matching, unresolved);
  const ruleBased = known<RuleBasedMatchingRequest>(request.RuleBasedMatching, unresolved);
  return [
    ...matching ? checkAutoMerging(matching, unresolved) : [],
    ...ruleBased ? checkRuleBased(ruleBased, unresolved) : [],
  ];
}

/** Checks that there is something to switch on. */
export function checkAnyMatching({ Matching: matching, RuleBasedMatching: ruleBased }: Blocks): Finding[] {
  return matching === undefined && ruleBased === undefined
    ? [newFinding(SAID_AT_ALL, { path: 'Matching', problem: 'is missing, and so is RuleBasedMatching', allowed: 'one of the two, or both' })]
    : [];
}

function checkAutoMerging(matching: Unchecked<MatchingRequest>, unresolved: Unresolved): Finding[] {
  const path = 'Matching.AutoMerging';
  const merging = known<AutoMerging>(matching.AutoMerging, unresolved);
  if (!merging) {
    return [];
  }
  const findings = checkConflictResolution(merging, path, unresolved);
  const { Consolidation: consolidation } = merging;
  if (merging.Enabled === true) {
    findings.push(merges(path, 'merges profiles that meet a criterion, which cannot be undone'));
    if (consolidation === undefined) {
      findings.push(newFinding(CRITERIA, { path: `${path}.Consolidation`, problem: 'is missing', fix: 'give at least one list of attributes that two profiles must agree on' }));
    }
    if (matching.Enabled === false) {
      findings.push(newFinding(MATCHING_OFF, { path, problem: 'is on while the matching is off', fix: 'remove it, or switch the matching on' }));
    }
  }
  list(known<Consolidation>(consolidation, unresolved)?.MatchingAttributesList, unresolved).forEach((criterion, index) => {
    const [attribute, ...others] = list(criterion, unresolved);
    if (typeof attribute === 'string' && !unresolved(attribute) && others.length === 0) {
      findings.push(newFinding(LONE_ATTRIBUTE, {
        path: `${path}.Consolidation.MatchingAttributesList[${index}]`, problem: `merges by ${attribute} alone`, allowed: 'two attributes or more', fix: 'add another attribute',
      }));
    }
  });
  return findings;
}

function checkRuleBased(ruleBased: Unchecked<RuleBasedMatchingRequest>, unresolved: Unresolved): Finding[] {
  const path = 'RuleBasedMatching';
  const rules = list(ruleBased.MatchingRules, unresolved).map((rule) => list(known<MatchingRule>(rule, unresolved)?.Rule, unresolved));
  return [
    ...rules.flatMap((attributes, level) => attributes.flatMap((attribute, index) => (
      typeof attribute === 'string' && !unresolved(attribute)
        ? checkAttribute(attribute, `${path}.MatchingRules[${level}].Rule[${index}]`, ruleBased.AttributeTypesSelector, unresolved)
        : []
    ))),
    ...checkSelector(ruleBased.AttributeTypesSelector, `${path}.AttributeTypesSelector`, unresolved),
    ...checkLevels(ruleBased, path, unresolved),
    ...checkConflictResolution(ruleBased, path, unresolved),
  ];
}

function checkAttribute(attribute: string, path: string, selector: unknown, unresolved: Unresolved): Finding[] {
  if (RULE_ATTRIBUTES.includes(attribute)) {
    const type = typeOfRuleAttribute(attribute);
    return type === undefined || selects(selector, type, unresolved) ? [] : [newFinding(UNSELECTED_TYPE, {
      path, value: attribute, problem: `is of type ${type}, which AttributeTypesSelector does not have`, fix: `say which of ${ATTRIBUTES_OF_TYPE[type].join(', ')} are of it`,
    })];
  }
  if (attribute.startsWith(CUSTOM_ATTRIBUTE) && attribute.length > CUSTOM_ATTRIBUTE.length) {
    return [];
  }
  const instead = insteadOfSubType(attribute);
  const finding: FindingDetails = { path, value: attribute, problem: 'cannot be matched by a rule', allowed: `${RULE_ATTRIBUTES.join(', ')}, ${CUSTOM_ATTRIBUTE}<name>` };
  return [instead
    ? newFinding(SUB_TYPE, { ...finding, fix: `say ${JSON.stringify(instead.name)}, and put ${instead.subType} into AttributeTypesSelector.${instead.type}` })
    : newFinding(RULE_ATTRIBUTE, { ...finding, fix: didYouMean(attribute, RULE_ATTRIBUTES) })];
}

function selects(selector: unknown, type: AttributeType, unresolved: Unresolved): boolean {
  return selector !== undefined && (unresolved(selector) || !isStructure<AttributeTypesSelector>(selector) || selector[type] !== undefined);
}

function checkSelector(value: unknown, path: string, unresolved: Unresolved): Finding[] {
  const selector = known<AttributeTypesSelector>(value, unresolved);
  return !selector ? [] : ATTRIBUTE_TYPES.flatMap((type) => list(selector[type], unresolved).flatMap((attribute, index) => {
    const allowed = ATTRIBUTES_OF_TYPE[type];
    return typeof attribute !== 'string' || unresolved(attribute) || allowed.includes(attribute) ? [] : [newFinding(SELECTED_ATTRIBUTE, {
      path: `${path}.${type}[${index}]`, value: attribute, problem: `is not known to be of type ${type}`, allowed: allowed.join(', '), fix: didYouMean(attribute, allowed),
    })];
  }));
}

const LEVELS = ['MaxAllowedRuleLevelForMatching', 'MaxAllowedRuleLevelForMerging'] as const;

function checkLevels(ruleBased: Unchecked<RuleBasedMatchingRequest>, path: string, unresolved: Unresolved): Finding[] {
  const [matching, merging] = LEVELS.map((member) => (unresolved(ruleBased[member]) ? undefined : ruleBased[member]));
  const { MatchingRules: rules } = ruleBased;
  const findings: Finding[] = [];
  if (merging !== undefined && ruleBased.Enabled !== false) {
    findings.push(merges(`${path}.${LEVELS[1]}`, 'merges profiles that match by a rule, which cannot be undone', merging));
  }
  if (typeof matching === 'number' && typeof merging === 'number' && merging > matching) {
    findings.push(newFinding(MERGING_LEVEL, {
      path: `${path}.${LEVELS[1]}`,
      value: merging,
      problem: `is above ${LEVELS[0]}, ${matching}: ${neverMerge(matching, merging)}`,
      allowed: `up to ${matching}`,
      fix: `lower it to ${matching}, or raise ${LEVELS[0]} to ${merging}`,
    }));
  }
  if (Array.isArray(rules) && !unresolved(rules)) {
    for (const [index, level] of [matching, merging].entries()) {
      if (typeof level === 'number' && level > rules.length) {
        findings.push(newFinding(LEVEL_WITHOUT_RULE, {
          path: `${path}.${LEVELS[index]}`, value: level, problem: 'is a level that no rule has', allowed: `up to ${rules.length}, the number of rules`,
        }));
      }
    }
  }
  return findings;
}

function neverMerge(matching: number, merging: number): string {
  const first = matching + 1;
  return first === merging ? `level ${first} is never matched, so it never merges` : `levels ${first} to ${merging} are never matched, so they never merge`;
}

function checkConflictResolution(parent: Unchecked<AutoMerging | RuleBasedMatchingRequest>, parentPath: string, unresolved: Unresolved): Finding[] {
  const resolution = known<ConflictResolution>(parent.ConflictResolution, unresolved);
  const path = `${parentPath}.ConflictResolution.SourceName`;
  if (resolution?.ConflictResolvingModel === 'SOURCE' && resolution.SourceName === undefined) {
    return [newFinding(SOURCE_NAME, { path, problem: 'is missing', fix: 'name the object type whose data is to be kept' })];
  }
  if (resolution?.ConflictResolvingModel === 'RECENCY' && resolution.SourceName !== undefined) {
    return [newFinding(NO_SOURCE_NAME, { path, value: resolution.SourceName, problem: 'has no meaning beside RECENCY', fix: 'remove it, or resolve by SOURCE' })];
  }
  return [];
}

function merges(path: string, problem: string, value?: unknown): Finding {
  return newFinding(MERGES, { path, value, problem, fix: 'look at the matches first, then acknowledge this' });
}

function known<Structure>(value: unknown, unresolved: Unresolved): Unchecked<Structure> | undefined {
  return isStructure<Structure>(value) && !unresolved(value) ? value : undefined;
}

function list(value: unknown, unresolved: Unresolved): readonly unknown[] {
  return Array.isArray(value) && !unresolved(value) ? value : [];
}
