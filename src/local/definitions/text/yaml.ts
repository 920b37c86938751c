import { CORE_SCHEMA, loadAll, Type, YAMLException } from 'js-yaml';
import { MAX_DEPTH } from './bounds';
import { reasonOf, UnreadableFile } from './unreadable';

/** The functions of CloudFormation that have a short form, as a tag. */
const FUNCTIONS = [
  'And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'GetAZs', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform',
];

const KINDS = ['scalar', 'sequence', 'mapping'] as const;

/** Reads `!Sub text` as `{"Fn::Sub": "text"}`, and the other short forms likewise. */
const SCHEMA = CORE_SCHEMA.extend([
  ...shortForm('!Ref', (data) => ({ Ref: data })),
  ...shortForm('!Condition', (data) => ({ Condition: data })),
  ...shortForm('!GetAtt', (data) => ({ 'Fn::GetAtt': data })),
  ...FUNCTIONS.flatMap((name) => shortForm(`!${name}`, (data) => ({ [`Fn::${name}`]: data }))),
]);

function shortForm(tag: string, construct: (data: unknown) => unknown): Type[] {
  return KINDS.map((kind) => new Type(tag, { kind, construct }));
}

/** The documents of a YAML text. */
export function parseYaml(text: string): unknown[] {
  const documents: unknown[] = [];
  try {
    loadAll(text, (document) => documents.push(document), { schema: SCHEMA, maxDepth: MAX_DEPTH });
    return documents;
  } catch (error) {
    throw new UnreadableFile(`it is not YAML: ${faultOf(error)}`);
  }
}

function faultOf(error: unknown): string {
  if (!(error instanceof YAMLException) || error.mark === undefined) {
    return reasonOf(error);
  }
  const { reason, mark: { line, column } } = error;
  const said = reason.startsWith('nesting exceeded maxDepth') ? `it is more than ${MAX_DEPTH} levels deep` : reason;
  return `${reasonOf(said)} at line ${line + 1}, column ${column + 1}`;
}
