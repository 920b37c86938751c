import type { MachineLearning, Members, PicturedDefinition, RuleMatching } from './domain-picture';
import { isTrue, listOf, membersOf, numberOf, textOf, textsOf } from './values';
import { nameOfResource } from './words';
import { ATTRIBUTE_TYPES } from '../../../model/rules/matching/matching-attributes';

/** The member of the domain's own request or, where it is managed apart, of the identity resolution's. */
function settingOf(definitions: readonly PicturedDefinition[], member: string): Members {
  const found = definitions.filter(({ kind }) => kind === 'domain' || kind === 'identity-resolution').map(({ request }) => request[member]);
  return membersOf(found.filter((value) => value !== undefined).at(-1));
}

/** The rules of a domain; undefined where they are not in use. */
export function rulesOf(definitions: readonly PicturedDefinition[]): RuleMatching | undefined {
  const setting = settingOf(definitions, 'RuleBasedMatching');
  if (!isTrue(setting.Enabled)) {
    return undefined;
  }
  const rules = listOf(setting.MatchingRules).map((rule) => textsOf(membersOf(rule).Rule));
  const matching = numberOf(setting.MaxAllowedRuleLevelForMatching) ?? rules.length;
  const merging = numberOf(setting.MaxAllowedRuleLevelForMerging) ?? 0;
  const selector = membersOf(setting.AttributeTypesSelector);
  const types = ATTRIBUTE_TYPES.flatMap((type) => {
    const attributes = textsOf(selector[type]);
    return attributes.length === 0 || (attributes.length === 1 && attributes[0] === type) ? [] : [`${type} is ${orList(attributes)}`];
  });
  return {
    levels: rules.map((attributes, index) => ({
      level: index + 1, attributes, does: index < merging ? 'merges' : index < matching ? 'matches' : 'not used',
    })),
    facts: [...types, ...conflictsInWords(setting.ConflictResolution)],
    exportsTo: exportOf(setting),
  };
}

/** The matching by machine learning; undefined where it is not in use. */
export function machineLearningOf(definitions: readonly PicturedDefinition[]): MachineLearning | undefined {
  const setting = settingOf(definitions, 'Matching');
  if (!isTrue(setting.Enabled)) {
    return undefined;
  }
  const { DayOfTheWeek: day, Time: time } = membersOf(setting.JobSchedule);
  const merging = membersOf(setting.AutoMerging);
  const least = numberOf(merging.MinAllowedConfidenceScoreForMerging);
  const attributes = listOf(membersOf(merging.Consolidation).MatchingAttributesList).map((list) => textsOf(list).join(' + '));
  return {
    facts: [
      textOf(day) === undefined ? 'once a week' : `${sentence(textOf(day)!)}s at ${textOf(time) ?? '?'} UTC`,
      ...isTrue(merging.Enabled) ? [
        `merges${least === undefined ? '' : ` from a confidence of ${least}`}`,
        ...attributes.map((list) => `where the same: ${list}`),
        ...conflictsInWords(merging.ConflictResolution),
      ] : ['merges nothing'],
    ],
    exportsTo: exportOf(setting),
  };
}

function conflictsInWords(value: unknown): string[] {
  const { ConflictResolvingModel: model, SourceName: source } = membersOf(value);
  return model === 'SOURCE' ? [`Of two values, that of ${textOf(source) ?? 'a source'} stays`] : model === 'RECENCY' ? ['Of two values, the newer stays'] : [];
}

/** The bucket, and the folder in it. */
function exportOf(setting: Members): string | undefined {
  const { S3BucketName: bucket, S3KeyName: folder } = membersOf(membersOf(setting.ExportingConfig).S3Exporting);
  const name = textOf(bucket);
  return name === undefined ? undefined : [nameOfResource(name), textOf(folder)].filter((part) => part !== undefined && part !== '').join('/');
}

function orList(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).toLowerCase()}`;
}
